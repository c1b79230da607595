/** What is counted of one referral: by which answers and days, and nothing that was typed. */
import assert from 'node:assert/strict'
import type { ChildFigure, Figure } from '../../src/domain/figure-shapes.ts'
import { type Counting, figureOf } from '../../src/domain/figures.ts'
import type { Answers } from '../../src/domain/form.ts'
import { MORE_TIME_REASONS } from '../../src/domain/more-time.ts'
import type { Details, Referral, Status } from '../../src/domain/referral.ts'
import { TABLES } from '../../src/domain/statistics-tables.ts'
import { ASSESSMENT, CHILD, DETAILS } from '../support/answers.ts'
import { DECIDED } from '../support/decided.ts'
import { EVERY_STATUS, RECEIVED, referralOf } from './sample.ts'

const figure = (referral: Referral, more: Partial<Counting> = {}): Figure =>
  figureOf({ referral, answers: ASSESSMENT, passed: [], ...more })

const childOf = (changes: Answers, referral = referralOf('received')): ChildFigure => {
  const details: Details = { ...DETAILS, children: [{ ...CHILD, ...changes }] }
  const [child] = figure({ ...referral, details }).children
  assert.ok(child)
  return child
}

const outcomeOf = (status: Status, more: Partial<Referral> = {}): string | undefined =>
  figure({ ...referralOf(status), ...more } as Referral).outcome

describe('the figure of a referral', () => {
  it('has a code for every table, and of every code a row', () => {
    const sent = figure(referralOf('closed'))
    const [child] = sent.children
    for (const { id, unit, values } of TABLES) {
      const found = Object.entries({ ...sent, ...child }).find(([name]) => name === id)
      assert.ok(found, `${unit}: ${id}`)
      for (const code of [found[1]].flat())
        if (code !== undefined && id !== 'prison')
          assert.ok(
            values.some((row) => row.id === code),
            `${id}: ${code}`,
          )
    }
  })

  it('is open until the report, or another answer, has gone', () =>
    assert.deepEqual(
      EVERY_STATUS.filter((status) => !figure(referralOf(status)).isOpen),
      [
        ...['sent', 'decision_recorded', 'closed', 'short_view_sent', 'redirected', 'linked_duplicate'],
        ...['logged_only', 'withdrawn'],
      ],
    ))

  it('says what became of it, and why it was withdrawn by the decision that stands', () => {
    assert.equal(outcomeOf('sending'), 'open')
    for (const status of ['sent', 'decision_recorded', 'closed'] as const)
      assert.equal(outcomeOf(status), 'report_sent')
    const decision = { outcome: 'withdraw', by: 'a', at: RECEIVED, version: 2, reason: '' } as const
    const decisions = [
      { ...decision, because: 'died' },
      { ...decision, because: 'sent_in_error', undone: { by: 'a', at: RECEIVED, reason: '' } },
    ] as const
    assert.equal(outcomeOf('withdrawn', { decisions }), 'withdrawn_died')
    assert.equal(outcomeOf('withdrawn'), 'withdrawn')
  })

  it('groups ages by the day the request was received, birthdays included', () => {
    const received = RECEIVED.slice(0, 10)
    const bornYearsBefore = (years: number) => `${Number(received.slice(0, 4)) - years}${received.slice(4)}`
    const ages = [0, 5, 10, 16, 18].map((years) => childOf({ dateOfBirth: bornYearsBefore(years) }).ages)
    assert.deepEqual(ages, ['0_4', '5_9', '10_15', '16_17', 'adult'])
    assert.equal(childOf({ dateOfBirth: '2026-11-25' }).ages, 'not_born')
    assert.equal(childOf({ dateOfBirth: '2021-11-25' }).ages, '0_4')
    assert.equal(childOf({ dateOfBirth: '' }).ages, 'not_recorded')
  })

  it('knows who is in care by the legal status, and whose parent it is by the relationship', () => {
    const child = childOf({ legalStatus: 'looked_after_s20', relationshipToPrisoner: 'partners_child' })
    assert.deepEqual([child.in_care, child.parent_in_prison], ['yes', 'parent_figure'])
    assert.equal(childOf({ legalStatus: 'special_guardianship' }).in_care, 'no')
  })

  it('counts answers of the assessment once the report has gone, and not before', () => {
    const codes = (status: Status) => {
      const { children, unmet_needs, on_first_date } = figure(referralOf(status))
      return [children[0]?.level_recommended, unmet_needs === undefined, on_first_date]
    }
    assert.deepEqual(codes('signed_off'), [undefined, true, undefined])
    assert.deepEqual(codes('sending'), [undefined, true, undefined])
    assert.deepEqual(codes('sent'), [ASSESSMENT.G1?.recommendedLevel, false, 'yes'])
  })

  it('holds the report against the first date and the agreed date, each on its own', () => {
    const sent = referralOf('sent')
    const inTime = (firstDue: string, day: string) => {
      const found = figure({ ...sent, firstDue, due: { ...sent.due, day } })
      return [found.on_first_date, found.on_agreed_date]
    }
    assert.deepEqual(inTime('2026-12-03', '2026-12-03'), ['yes', 'yes'])
    assert.deepEqual(inTime('2026-12-02', '2026-12-03'), ['no', 'yes'])
    assert.deepEqual(inTime('2026-12-02', '2026-12-02'), ['no', 'no'])
  })

  it('has each reason of more time once, older lines by their label, and no correction', () => {
    const change = { from: '2026-12-01', to: '2026-12-09', at: RECEIVED, by: 'a' }
    const agreed = { ...change, because: 'more time was agreed' } as const
    const reasons = (dueChanges: Referral['dueChanges']) =>
      figure({ ...referralOf('sent'), dueChanges }).more_time
    assert.deepEqual(reasons([]), ['none'])
    assert.deepEqual(reasons([{ ...change, because: 'corrected by MASH', words: 'Staff absence' }]), ['none'])
    assert.deepEqual(
      reasons([
        { ...agreed, words: MORE_TIME_REASONS.police_hold.label },
        { ...agreed, words: 'Anything', reason: 'police_hold' },
        { ...agreed, words: 'Gran was ill' },
      ]),
      ['police_hold', 'not_recorded'],
    )
  })

  it('takes the newest decision, for each child on their own', () => {
    const [first] = DECIDED.children
    assert.ok(first)
    const newer = {
      ...DECIDED,
      decidedOn: '2027-01-05',
      children: [{ ...first, level: 4, compared: 'wider' } as const],
    }
    const referral = { ...referralOf('decision_recorded'), governorsDecisions: [DECIDED, newer] } as Referral
    const found = figure({ ...referral, details: { ...DETAILS, children: [CHILD, CHILD] } })
    assert.deepEqual(
      found.children.map(({ level_decided, agreement }) => [level_decided, agreement]),
      [
        ['4', 'wider'],
        ['not_recorded', 'not_known'],
      ],
    )
    assert.equal(found.days.decided, '2027-01-05')
    assert.equal(childOf({}, referralOf('sent')).agreement, 'not_known')
  })

  it('says why there is nobody to go with a child only where nobody was found', () => {
    const answers = (four: Answers) =>
      figure(referralOf('sent'), { answers: { G1: four } }).children[0]?.no_escort
    assert.equal(answers({ escortFound: 'yes', noEscortReason: 'not_willing' }), undefined)
    assert.equal(answers({ escortFound: 'no', noEscortReason: 'not_willing' }), 'not_willing')
    assert.equal(answers({ escortFound: 'no' }), 'not_recorded')
  })
})
