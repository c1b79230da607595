/** Sign-off never waits for somebody who is away or silent: on a real store, with the sweep of nudges. */
import assert from 'node:assert/strict'
import { approverOf } from '../../src/domain/holder.ts'
import { type Day, momentAt } from '../../src/domain/moment.ts'
import type { Person, PersonId } from '../../src/domain/people.ts'
import type { Submitted } from '../../src/domain/referral.ts'
import { pdfGateway } from '../../src/gateways/pdf.ts'
import { comeBack, sayAway } from '../../src/workflow/absence.ts'
import { decideNudges, sayNudges } from '../../src/workflow/nudges.ts'
import { signOffReport } from '../../src/workflow/sign-off.ts'
import { readPdf } from '../gateways/pdf-reader.ts'
import { ADMIN, BOTH, COUNCIL, DEPUTY, DUTY, MAYA, SERVICE, TESS } from '../support/council.ts'
import { auditOf } from '../support/stored.ts'
import { as, promised, seenIn, submitted } from '../support/workflow-road.ts'
import { openWorkflow, refusalOf, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

/** Sent in on Monday the 7th at ten; two working days on is Wednesday. */
const WEDNESDAY = '2026-12-09'

const chain = (people: readonly Person[]) => ({
  ...COUNCIL,
  people: COUNCIL.people.filter(
    ({ id, roles }) =>
      id === MAYA.id ||
      !roles.some((role) => /manager|deputy/.test(role)) ||
      people.some((one) => one.id === id),
  ),
})

describe('cover for a sign-off', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())
  beforeEach(() => startAfresh(world))

  const at = (day: Day, time = '09:00'): void => world.setNow(momentAt(day, time))
  const sweep = async (of: WorkflowWorld = world): Promise<void> => {
    await decideNudges(of)
    await sayNudges(of)
  }
  const standing = async ({ reference }: Submitted): Promise<Submitted> =>
    as((await world.store.load(reference))?.referral, 'submitted')
  const asked = async (referral: Submitted): Promise<readonly PersonId[]> => {
    const { submission } = await standing(referral)
    return [submission.teamManager, ...submission.cover.map(({ to }) => to)]
  }
  const wordsOfSigned = async (referral: Submitted): Promise<string> => {
    const [part] = await world.store.reports(referral.reference, 1, true)
    if (part === undefined) throw new Error('Nothing is signed')
    const pdf = readPdf(await pdfGateway().draw(part.document))
    return pdf.pages.flatMap(({ marked, furniture }) => [...marked.values(), ...furniture]).join(' ')
  }

  it('goes to the deputy when nothing was heard for two working days, and those concerned are told', async () => {
    const sent = await submitted(world)
    at('2026-12-08')
    await sweep()
    at(WEDNESDAY, '08:59')
    await sweep()
    assert.deepEqual(await asked(sent), [TESS.id])
    at(WEDNESDAY)
    await sweep()
    const { submission, version, since } = await standing(sent)
    assert.deepEqual(submission.cover, [
      { to: DEPUTY.id, at: momentAt(WEDNESDAY, '09:00'), because: 'no answer' },
    ])
    assert.deepEqual([version, since], [sent.version + 1, momentAt(WEDNESDAY, '09:00')])
    assert.deepEqual(await promised(world, sent.reference, 'passedOn'), [
      'passed-on to first approver by chat',
      'passed-on to worker by chat',
      'sign-off-request to team manager by chat',
      'signOffWaiting to team manager by feed',
    ])
    const line = (await auditOf(world.database, sent.reference)).at(-1)
    assert.deepEqual([line?.who, line?.what, line?.reason], ['bot', 'passOn', 'no answer'])
    await sweep()
    assert.deepEqual(await asked(sent), [TESS.id, DEPUTY.id], 'once')
  })

  it('goes on at once when somebody says that they are away', async () => {
    const sent = await submitted(world)
    at('2026-12-07', '10:30')
    await sayAway(world, TESS, '2026-12-18')
    await sweep()
    assert.deepEqual((await standing(sent)).submission.cover, [
      { to: DEPUTY.id, at: momentAt('2026-12-07', '10:30'), because: 'away' },
    ])
  })

  it('waits for working hours, and for no weekend', async () => {
    const sent = await submitted(world)
    at('2026-12-11', '18:00')
    await sayAway(world, TESS, undefined)
    for (const [day, time] of [
      ['2026-12-11', '18:00'],
      ['2026-12-12', '11:00'],
      ['2026-12-13', '11:00'],
      ['2026-12-14', '08:59'],
    ] as const) {
      at(day, time)
      await sweep()
      assert.deepEqual(await asked(sent), [TESS.id], `${day} ${time}`)
    }
    at('2026-12-14')
    await sweep()
    assert.deepEqual(await asked(sent), [TESS.id, DEPUTY.id])
  })

  it('skips a deputy who wrote part of it, and one who is away as well', async () => {
    const deputies = [BOTH.id, DEPUTY.id]
    const teams = COUNCIL.teams.map((team) => (team.id === 'north' ? { ...team, deputies } : team))
    const other = world.withDirectory({ ...COUNCIL, teams })
    const sent = await submitted(other, { by: BOTH })
    await sayAway(other, DEPUTY, undefined)
    await sayAway(other, TESS, undefined)
    await sweep(other)
    assert.deepEqual(await asked(sent), [TESS.id, SERVICE.id])
  })

  it('skips whoever is not qualified, and never comes back to somebody', async () => {
    const sent = await submitted(world)
    for (const day of ['09', '10', '11', '14', '15', '16', '17', '18']) {
      at(`2026-12-${day}`)
      await sweep()
    }
    assert.deepEqual(
      await asked(sent),
      [TESS, DEPUTY, BOTH, SERVICE, DUTY].map(({ id }) => id),
    )
  })

  it('that finds nobody is told to MASH and an administrator, once', async () => {
    const small = world.withDirectory(chain([TESS, DEPUTY]))
    const sent = await submitted(small)
    for (const day of ['09', '10', '11', '14', '15', '16']) {
      at(`2026-12-${day}`)
      await sweep(small)
      await sweep(small)
    }
    assert.deepEqual(await asked(sent), [TESS.id, DEPUTY.id])
    const told = (await world.store.nudges(sent.reference)).filter(({ name }) => name === 'nobodyToSign')
    assert.deepEqual(
      told.map(({ to, status }) => [to, status]).toSorted(),
      [
        [MAYA.id, 'said'],
        [ADMIN.id, 'said'],
      ].toSorted(),
    )
    const messages = world.jobs.filter((key) => key.includes('nobodyToSign'))
    assert.equal(messages.length, 2)
  })

  it('stays where it is when the first one comes back', async () => {
    const sent = await submitted(world)
    await sayAway(world, TESS, undefined)
    await sweep()
    await comeBack(world, TESS)
    at('2026-12-07', '11:00')
    await sweep()
    assert.equal(approverOf((await standing(sent)).submission), DEPUTY.id)
  })

  describe('is settled by the first to act', () => {
    const passedOnce = async (): Promise<Submitted> => {
      const sent = await submitted(world)
      await sayAway(world, TESS, undefined)
      await sweep()
      return standing(sent)
    }

    it('the first one may still sign, in nobody’s place, and the deputy is told that it is done', async () => {
      const referral = await passedOnce()
      as(await signOffReport(world, TESS, seenIn(referral)), 'signed_off')
      assert.equal(await refusalOf(world, () => signOffReport(world, DEPUTY, seenIn(referral))), 'notNow')
      const words = await wordsOfSigned(referral)
      assert.match(words, /Signed off by Tess Placeholder, Mon 7 Dec 2026/)
      assert.doesNotMatch(words, /in place of/)
    })

    it('the deputy signs in place of the first', async () => {
      const referral = await passedOnce()
      as(await signOffReport(world, DEPUTY, seenIn(referral)), 'signed_off')
      assert.match(
        await wordsOfSigned(referral),
        /Signed off by Dev Deputy in place of Tess Placeholder, Mon 7 Dec 2026/,
      )
    })

    it('at the end of a chain too it is signed in place of the one it went to first', async () => {
      const sent = await submitted(world)
      for (const person of [TESS, DEPUTY, BOTH]) {
        await sayAway(world, person, undefined)
        await sweep()
      }
      const referral = await standing(sent)
      assert.equal(approverOf(referral.submission), SERVICE.id)
      as(await signOffReport(world, SERVICE, seenIn(referral)), 'signed_off')
      assert.match(await wordsOfSigned(referral), /Signed off by Sefa Service in place of Tess Placeholder,/)
    })

    it('what is signed is passed on no more', async () => {
      const sent = await submitted(world)
      const { reference } = as(await signOffReport(world, TESS, seenIn(sent)), 'signed_off')
      await sayAway(world, TESS, undefined)
      at(WEDNESDAY)
      await sweep()
      assert.deepEqual(await promised(world, reference, 'passedOn'), [])
    })
  })
})
