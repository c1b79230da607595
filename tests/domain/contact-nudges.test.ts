/** Whoever stays silent is spoken of: five working days after they were asked, and three before it is due. */
import assert from 'node:assert/strict'
import { noteContact } from '../../src/domain/contact-rules.ts'
import { saySilent } from '../../src/domain/contact-words.ts'
import { gather } from '../../src/domain/digest.ts'
import type { Referral } from '../../src/domain/referral.ts'
import { lookAt } from '../../src/workflow/nudges.ts'
import { SAM } from '../support/council.ts'
import { asking, replied, withLog } from './contact-sample.ts'
import { ALMANAC, planAt, quietIn, saidIn } from './nudge-sample.ts'
import { act, allowed, RECEIVED } from './sample.ts'

const MONDAY = '2026-11-30T10:00:00.000Z'
const AT = { at: MONDAY } as const

const held = (referral: Referral): Referral => ({ ...referral, since: RECEIVED })
const asked = (...ids: readonly string[]) =>
  held(
    withLog(
      ids.map((id) => asking(id, { on: '2026-11-30' })),
      AT,
    ),
  )

const contactLines = (referral: Referral): readonly string[] =>
  saidIn(planAt(referral, MONDAY)).filter((line) => line.includes('contact') && !line.includes('contactsDue'))

describe('the chase of somebody who was asked', () => {
  it('comes to the social worker five working days on, and again three before it is due', () =>
    assert.deepEqual(contactLines(asked('probation-1')), [
      '2026-12-07 09:00 contactSilent > Sam',
      '2026-12-10 09:00 contactStillSilent > Sam',
    ]))

  it('is each one’s own, and counted anew when they are asked once more', () => {
    const both = withLog(
      [asking('probation-1', { on: '2026-11-30' }), asking('police-1', { on: '2026-12-01' })],
      { at: '2026-12-01T10:00:00.000Z' },
    )
    const names = ({ nudges }: ReturnType<typeof planAt>) =>
      nudges.filter(({ name }) => name === 'contactSilent').map(({ occasion }) => occasion)
    assert.deepEqual(names(planAt(held(both), MONDAY)), ['2026-11-30 probation-1', '2026-12-01 police-1'])
    const again = withLog(
      [asking('probation-1', { on: '2026-11-30' }), asking('probation-1', { on: '2026-12-03' })],
      { at: '2026-12-03T10:00:00.000Z' },
    )
    assert.deepEqual(names(planAt(held(again), MONDAY)), ['2026-12-03 probation-1'])
  })

  it('ends when they reply, decline, are noted as silent, or nobody has to ask them', () => {
    const before = asked('probation-1')
    for (const note of [
      replied('probation-1'),
      { id: 'probation-1', outcome: 'declined', on: '2026-12-03', words: 'Why.' },
      { id: 'probation-1', outcome: 'not applicable', words: 'Why.' },
      { id: 'probation-1', outcome: 'no reply' },
    ] as const) {
      const ruling = allowed(noteContact(before, act(SAM, '2026-12-08T10:00:00.000Z'), note))
      assert.deepEqual(contactLines(ruling.referral), [], note.outcome)
    }
  })

  it('does not come to whoever was asked too late to have answered', () => {
    const late = withLog([asking('probation-1', { on: '2026-12-10' })], { at: '2026-12-10T10:00:00.000Z' })
    assert.deepEqual(contactLines(held(late)), ['2026-12-17 09:00 contactSilent > Sam'])
  })

  it('is not said while the Team Manager has it, nor of a referral in which nobody was asked', () => {
    const submitted = withLog([asking('probation-1', { on: '2026-11-30' })], { ...AT, status: 'submitted' })
    assert.deepEqual(contactLines(held(submitted)), [])
    assert.deepEqual(contactLines(held(withLog([]))), [])
  })

  it('waits for a snooze, like every other rung', () => {
    const snoozes = [{ person: SAM.id, until: '2026-12-09' }]
    const plan = planAt(asked('probation-1'), MONDAY, { snoozes })
    assert.ok(quietIn(plan).includes('2026-12-07 09:00 contactSilent > Sam: snoozed'))
  })

  it('is one message on a day, however many are silent: the weightiest is said, with all in it', () => {
    const many = asked('probation-1', 'police-1', 'lado-1')
    const { scene, ...plan } = planAt(many, '2026-12-10T09:30:00.000Z')
    const { decisions } = lookAt(scene, plan, ALMANAC)
    const waiting = decisions.filter(({ status, to }) => status === 'waiting' && to === SAM.id)
    assert.deepEqual(waiting.map(({ name, occasion }) => `${name} ${occasion}`).slice(-1), [
      'contactStillSilent 2026-12-15 lado-1',
    ])
    const { notices } = gather(waiting, '2026-12-10', new Set())
    assert.equal(notices.length, 1)
    assert.equal(
      saySilent(many),
      'Probation (asked on Mon 30 Nov 2026), The police (asked on Mon 30 Nov 2026), The LADO (asked on Mon 30 Nov 2026).',
    )
  })
})
