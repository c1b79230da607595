/** Letters about the outcome: who writes, who approves, what may not be in them, and when they are out of date. */
import assert from 'node:assert/strict'
import {
  approveLetter,
  eventsOfCorrection,
  giveBackLetter,
  noteLetterFiled,
  writeLetter,
} from '../../src/domain/family-letter-rules.ts'
import {
  isOutOfDate,
  type LetterFor,
  lettersOf,
  newestFor,
  standingOf,
} from '../../src/domain/family-letters.ts'
import type { DecidedForChild, GovernorsDecision } from '../../src/domain/governors-decision.ts'
import type { Person } from '../../src/domain/people.ts'
import type { Details, Referral, Status } from '../../src/domain/referral.ts'
import { isRefusal, type RefusalCode } from '../../src/domain/refusal.ts'
import type { Ruling } from '../../src/domain/ruling.ts'
import { CHILD, DETAILS, SECOND_CHILD } from '../support/answers.ts'
import { BOTH, DEPUTY, MAYA, SAM, SOUTH_MANAGER, TESS } from '../support/council.ts'
import { DECIDED } from '../support/decided.ts'
import { assessmentOf, referralOf } from './sample.ts'

const AT = '2026-12-18T11:00:00.000Z'
const BABY = { ...CHILD, fullName: 'Ann Childsdottir', dateOfBirth: '2024-01-09' }
const FAMILY: LetterFor = { kind: 'family', child: 0 }
const OLDER: LetterFor = { kind: 'child older', child: 1 }
const SCHOOL: LetterFor = { kind: 'school', child: 2 }

const [FIRST] = DECIDED.children
const forChild = (child: number, more: Partial<DecidedForChild> = {}): DecidedForChild => ({
  ...(FIRST as DecidedForChild),
  child,
  ...more,
})
const decidedAt = (at: string, more: Partial<GovernorsDecision> = {}): GovernorsDecision => ({
  ...DECIDED,
  children: [forChild(1), forChild(2, { level: 4 }), forChild(3)],
  ...{ at, ...more },
})
const DECISION = decidedAt('2026-12-18T10:05:00.000Z')
const CHILDREN: Details = { ...DETAILS, children: [CHILD, SECOND_CHILD, BABY] }

const decided = (more: Partial<Referral> = {}, status: Status = 'decision_recorded'): Referral =>
  ({ ...referralOf(status, { details: CHILDREN }), governorsDecisions: [DECISION], ...more }) as Referral

const assessment = assessmentOf({ C: { harmedNames: 'Kezia O’Dowd' } })
const act = (by: Person, at = AT) => ({ by, at })
const write = (
  referral: Referral,
  place: LetterFor = FAMILY,
  { by = SAM, text = 'Dear you,', at = AT } = {},
) => writeLetter(referral, act(by, at), { ...place, text, assessment })

function done(ruling: Ruling): Referral {
  assert.ok(!isRefusal(ruling), isRefusal(ruling) ? `${ruling.refused} ${ruling.more}` : '')
  return ruling.referral
}
const refused = (ruling: Ruling): RefusalCode | undefined => (isRefusal(ruling) ? ruling.refused : undefined)
const approve = (referral: Referral, id: string, by: Person = TESS) =>
  approveLetter(referral, act(by), { id, assessment })
const ids = (referral: Referral) => lettersOf(referral).map(({ id }) => id)

describe('a letter about the outcome', () => {
  it('is written by the team, and goes only when a manager who did not write it has approved it', () => {
    const written = done(write(decided()))
    assert.deepEqual(ids(written), ['family-1'])
    assert.equal(standingOf(written, newestFor(written, FAMILY)), 'waiting')
    assert.equal(refused(approve(written, 'family-1', SAM)), 'notTeamManager')
    assert.equal(refused(approve(written, 'family-1', SOUTH_MANAGER)), 'notTeamManager')
    const ruling = approve(written, 'family-1')
    assert.ok(!isRefusal(ruling))
    assert.deepEqual(ruling.events, [{ name: 'familyLetterApproved' }])
    const [letter] = lettersOf(ruling.referral)
    assert.deepEqual(letter?.approved, { by: TESS.id, at: AT, version: ruling.referral.version })
    assert.equal(refused(approve(ruling.referral, 'family-1', DEPUTY)), 'notedAlready')
  })

  it('is not approved by whoever wrote it, manager or not, in whatever letters their id is written', () => {
    const written = done(write(decided(), FAMILY, { by: BOTH }))
    assert.equal(refused(approve(written, 'family-1', BOTH)), 'ownLetter')
    assert.equal(refused(approve(written, 'family-1', { ...BOTH, id: BOTH.id.toUpperCase() })), 'ownLetter')
    const words = { id: 'family-1', words: 'Shorter.' }
    assert.equal(refused(giveBackLetter(written, act(BOTH), words)), 'ownLetter')
    assert.equal(refused(approve(written, 'family-1', TESS)), undefined)
  })

  it('that was changed since it was read is not the one that is approved', () => {
    const once = done(write(decided()))
    const twice = done(write(once, FAMILY, { text: 'Dear you both,' }))
    assert.deepEqual(ids(twice), ['family-2'])
    assert.equal(refused(approve(twice, 'family-1')), 'letterChanged')
    assert.equal(refused(approve(twice, 'family-2')), undefined)
  })

  it('changed after it was approved needs approval again, and the approved one is kept', () => {
    const approved = done(approve(done(write(decided())), 'family-1'))
    const again = done(write(approved, FAMILY, { text: 'Dear all,' }))
    assert.deepEqual(ids(again), ['family-1', 'family-2'])
    assert.equal(standingOf(again, newestFor(again, FAMILY)), 'waiting')
    assert.equal(lettersOf(again)[0]?.approved?.by, TESS.id)
    assert.equal(refused(approve(again, 'family-1')), 'letterChanged')
  })

  it('is given back with words, which are needed, and waits again once it is written anew', () => {
    const written = done(write(decided()))
    assert.equal(refused(giveBackLetter(written, act(TESS), { id: 'family-1', words: ' ' })), 'reasonNeeded')
    const back = done(giveBackLetter(written, act(TESS), { id: 'family-1', words: 'Kinder, please.' }))
    assert.equal(standingOf(back, newestFor(back, FAMILY)), 'given back')
    assert.equal(refused(approve(back, 'family-1')), 'letterChanged')
    const anew = done(write(back, FAMILY, { text: 'Dear dear,' }))
    assert.equal(standingOf(anew, newestFor(anew, FAMILY)), 'waiting')
  })

  it('to a child in other words takes the place of the one before, unless that was approved', () => {
    const older = done(write(decided(), OLDER))
    const middle = done(write(older, { kind: 'child middle', child: 1 }))
    assert.deepEqual(ids(middle), ['child-middle-1-2'])
    assert.deepEqual(ids(done(write(middle, { kind: 'child middle', child: 2 }))), [
      'child-middle-1-2',
      'child-middle-2-1',
    ])
  })

  it('is refused to others, at other times, without a decision, and where there can be none', () => {
    assert.equal(refused(write(decided(), FAMILY, { by: MAYA })), 'notSocialWorkerOfTeam')
    assert.equal(refused(write(referralOf('sending', { details: CHILDREN }))), 'notNow')
    assert.equal(refused(write(decided({ governorsDecisions: [] } as object, 'sent'))), 'noDecisionForLetter')
    assert.equal(refused(write(decided(), { kind: 'child older', child: 4 })), 'noSuchLetter')
    assert.equal(refused(write(decided(), { kind: 'child young', child: 3 })), 'tooYoungForLetter')
    assert.equal(refused(write(decided(), { kind: 'school', child: 1 })), 'noVisitDecided')
    assert.equal(refused(write(decided(), FAMILY, { text: ' \n' })), 'letterEmpty')
    assert.equal(refused(write(decided({}, 'closed'))), undefined)
  })

  it('is neither written nor approved while the family may not be contacted', () => {
    const said = { to: 'no', by: TESS.id, at: AT, words: 'Police.' } as const
    const locked = { safety: { contact: [said] } }
    for (const place of [FAMILY, OLDER, SCHOOL])
      assert.equal(refused(write(decided(locked), place)), 'familyMayNotBeInvited')
    const written = { ...done(write(decided())), ...locked } as Referral
    assert.equal(refused(approve(written, 'family-1')), 'familyMayNotBeInvited')
  })

  it('does not hold what must never reach the prisoner, nor an offence in a child’s, nor prison in a school’s', () => {
    const wrong: readonly (readonly [LetterFor, string, RefusalCode])[] = [
      [FAMILY, 'You live at 14 Hidden Lane.', 'letterHoldsSecret'],
      [FAMILY, 'Kezia has asked for this.', 'letterHoldsSecret'],
      [OLDER, 'At Secretwood Primary they know.', 'letterHoldsSecret'],
      [OLDER, 'He was convicted of something.', 'letterNamesOffence'],
      [SCHOOL, 'Leo goes to see his dad in prison.', 'schoolNoteSaysTooMuch'],
    ]
    for (const [place, text, code] of wrong)
      assert.equal(refused(write(decided(), place, { text })), code, text)
    assert.equal(refused(write(decided(), FAMILY, { text: 'He was convicted in May.' })), undefined)
  })
})

describe('a decision that is corrected', () => {
  const approved = done(approve(done(write(decided())), 'family-1'))
  const withDecision = (referral: Referral, decision: GovernorsDecision): Referral =>
    ({ ...referral, governorsDecisions: [DECISION, decision] }) as Referral
  const later = '2026-12-20T10:00:00.000Z'

  it('makes the letters that tell it out of date, and somebody hears of those that were approved', () => {
    const corrected = withDecision(approved, decidedAt(later, { reviewOn: '2027-06-17' }))
    assert.equal(standingOf(corrected, newestFor(corrected, FAMILY)), 'out of date')
    assert.deepEqual(eventsOfCorrection(approved, corrected), [{ name: 'familyLettersOutOfDate' }])
    const waiting = done(write(decided()))
    const meanwhile = withDecision(waiting, decidedAt(later, { reviewOn: '2027-06-17' }))
    assert.deepEqual(eventsOfCorrection(waiting, meanwhile), [])
    assert.equal(refused(approve(meanwhile, 'family-1')), 'letterOutOfDate')
  })

  it('tells it once: what was out of date already is not told again', () => {
    const once = withDecision(approved, decidedAt(later, { reviewOn: '2027-06-17' }))
    const third = decidedAt('2026-12-21T10:00:00.000Z', { reviewOn: '2027-05-17' })
    const twice = { ...once, governorsDecisions: [DECISION, decidedAt(later), third] } as Referral
    assert.deepEqual(eventsOfCorrection(once, twice), [])
  })

  it('leaves a letter that says the same: the family was told, an appeal, another child', () => {
    const told = withDecision(approved, decidedAt(later, { familyToldOn: '2026-12-19', appeal: 'yes' }))
    assert.deepEqual(eventsOfCorrection(approved, told), [])
    const children = [forChild(1), forChild(2, { level: 3 }), forChild(3)]
    const letters = done(write(decided(), OLDER))
    const after = withDecision(letters, decidedAt(later, { children }))
    assert.deepEqual(
      lettersOf(after).map((letter) => isOutOfDate(after, letter)),
      [false],
    )
    const second = done(write(decided(), { kind: 'child middle', child: 2 }))
    const changed = withDecision(second, decidedAt(later, { children }))
    assert.deepEqual(
      lettersOf(changed).map((letter) => isOutOfDate(changed, letter)),
      [true],
    )
  })

  it('leaves a note to a school as long as it allows a visit, and no longer', () => {
    const noted = done(approve(done(write(decided(), SCHOOL)), 'school-2-1'))
    const same = withDecision(noted, decidedAt(later, { reviewOn: '2027-06-17' }))
    assert.deepEqual(eventsOfCorrection(noted, same), [])
    const children = [forChild(1), forChild(2, { level: 3 }), forChild(3)]
    const none = withDecision(noted, decidedAt(later, { children }))
    assert.deepEqual(eventsOfCorrection(noted, none), [{ name: 'familyLettersOutOfDate' }])
    assert.equal(
      refused(
        approve(withDecision(done(write(decided(), SCHOOL)), decidedAt(later, { children })), 'school-2-1'),
      ),
      'letterOutOfDate',
    )
  })
})

describe('a letter in the folder', () => {
  it('is noted once, with where it is, and only when it was approved', () => {
    const written = done(write(decided()))
    const filed = { id: 'family-1', at: AT, webUrl: 'https://council.example/a.pdf' }
    assert.equal(refused(noteLetterFiled(written, filed)), 'noSuchLetter')
    const noted = done(noteLetterFiled(done(approve(written, 'family-1')), filed))
    assert.equal(lettersOf(noted)[0]?.filed?.webUrl, filed.webUrl)
    assert.equal(refused(noteLetterFiled(noted, filed)), 'notedAlready')
  })
})
