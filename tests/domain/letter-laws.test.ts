/** What every proposed letter keeps to, whatever was decided: plain words, short sentences, no offence, nothing raw. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type LetterKind, versionFor } from '../../src/domain/family-letters.ts'
import { LONGEST } from '../../src/domain/form.ts'
import {
  DECIDERS,
  type DecidedForChild,
  type GovernorsDecision,
  RESTRICTIONS,
} from '../../src/domain/governors-decision.ts'
import { leaksIn } from '../../src/domain/leaks.ts'
import { sayDayInFull } from '../../src/domain/letter-words.ts'
import type { Level } from '../../src/domain/levels.ts'
import { addDays } from '../../src/domain/moment.ts'
import { CONDITIONS } from '../../src/domain/options.ts'
import { proposedLetter } from '../../src/domain/propose-letter.ts'
import { readingOf } from '../../src/domain/reading.ts'
import type { Details, Referral } from '../../src/domain/referral.ts'
import { offenceWords } from '../../src/domain/school-note.ts'
import { CHILD, DETAILS } from '../support/answers.ts'
import { COUNCIL, SAM } from '../support/council.ts'
import { DECIDED } from '../support/decided.ts'
import { assessmentOf, referralOf } from './sample.ts'

const TODAY = '2026-12-18'
const NAMES = ['Mia Childsdottir', 'Leo Childsson', 'Ann Childsdottir', 'Tim Childsson', 'Kit Childsson']
/** What an offence is called, and what is stored and never read by anybody. */
const OFFENCES =
  /offen[cd]|crim[ei]|convict|abus|assault|rape|sexual|indecent|murder|victim|guilt|violen|harm/iu
const IDS = [...CONDITIONS, ...RESTRICTIONS, ...DECIDERS].map(({ id }) => id).filter((id) => id.includes('_'))
const RAW = new RegExp(`undefined|null|NaN|\\[object|\\{|\\}|_|${IDS.join('|')}`, 'u')

type Case = { readonly details: Details; readonly decision: GovernorsDecision }

const aChild = fc.record({
  days: fc.integer({ min: -200, max: 18 * 365 }),
  level: fc.constantFrom<Level>(1, 2, 3, 4),
  conditions: fc.subarray(CONDITIONS.map(({ id }) => id)),
  restrictions: fc.subarray(RESTRICTIONS.map(({ id }) => id)),
  legalStatus: fc.constantFrom('child_in_need', 'looked_after_care_order', 'none'),
  isVictimOfPrisoner: fc.constantFrom('yes', 'no'),
})

const aCase: fc.Arbitrary<Case> = fc
  .record({
    children: fc.array(aChild, { minLength: 1, maxLength: NAMES.length }),
    decidedBy: fc.constantFrom(...DECIDERS.map(({ id }) => id)),
    review: fc.integer({ min: 1, max: 800 }),
    carer: fc.constantFrom('Joan Carerly', ''),
  })
  .map(({ children, decidedBy, review, carer }) => ({
    details: {
      ...DETAILS,
      children: children.map(({ days, legalStatus, isVictimOfPrisoner }, index) => ({
        ...{ ...CHILD, fullName: NAMES[index] ?? '', dateOfBirth: addDays(TODAY, -days) },
        ...{ legalStatus, isVictimOfPrisoner },
      })),
      carer: { ...DETAILS.carer, fullName: carer },
    },
    decision: {
      ...DECIDED,
      ...{ decidedBy, reviewOn: addDays(DECIDED.decidedOn, review) },
      children: children.map(
        ({ level, conditions, restrictions }, index): DecidedForChild => ({
          ...{ child: index + 1, level, conditions, restrictions, compared: 'as advised' },
          // In the prison's own words, which are never taken over.
          ...{ otherConditions: 'No photographs: convicted of sexual assault.', reason: 'Risk of abuse.' },
        }),
      ),
    },
  }))

const referralWith = ({ details, decision }: Case): Referral =>
  ({ ...referralOf('decision_recorded', { details }), governorsDecisions: [decision] }) as Referral

const VERSIONS = ['child young', 'child middle', 'child older'] as const

function lettersOf(one: Case): readonly (readonly [LetterKind, string])[] {
  const referral = referralWith(one)
  const around = { council: COUNCIL.council, worker: SAM.name, today: TODAY }
  const of = (kind: LetterKind, child: number): string => proposedLetter(referral, { kind, child, ...around })
  return [
    ['family', of('family', 0)],
    ...one.details.children.flatMap((_, index) =>
      VERSIONS.map((kind) => [kind, of(kind, index + 1)] as const),
    ),
  ]
}

/** Words in a sentence, and the school grade, that each reader is given at the most. */
const EASY: Readonly<Record<LetterKind, { readonly words: number; readonly grade: number }>> = {
  'child young': { words: 12, grade: 2 },
  'child middle': { words: 15, grade: 3 },
  'child older': { words: 20, grade: 4 },
  family: { words: 22, grade: 4.5 },
  school: { words: 20, grade: 6 },
}

describe('every letter that is proposed', () => {
  const always = (holds: (kind: LetterKind, text: string, one: Case) => void) =>
    fc.assert(
      fc.property(aCase, (one) => {
        for (const [kind, text] of lettersOf(one)) holds(kind, text, one)
      }),
      { numRuns: 60 },
    )

  it('keeps to short sentences and easy words for its reader', () => {
    always((kind, text) => {
      const { longest, sentence, grade } = readingOf(text)
      assert.ok(longest <= EASY[kind].words, `${kind}: ${longest} words: ${sentence}`)
      assert.ok(grade <= EASY[kind].grade, `${kind}: grade ${grade}`)
    })
  })

  it('has no offence in it, no word of the prison’s own, and nothing as it is stored', () => {
    always((kind, text, { details }) => {
      assert.doesNotMatch(text, OFFENCES, kind)
      assert.doesNotMatch(text, RAW, kind)
      assert.deepEqual(offenceWords(text, details), [])
    })
  })

  it('says who decided, when it is looked at again, and how to ask', () => {
    always((kind, text, { decision }) => {
      assert.match(text, /(Governor|Director|person in charge)[^.]* (of|prison)[^.]*decided this/u, kind)
      assert.match(text, kind === 'child young' ? /think about it again by/u : /look at this again by/u)
      const day = sayDayInFull(decision.reviewOn)
      assert.ok(text.includes(kind === 'child young' ? day.replace(/^\d+ /u, '') : day))
      assert.match(text, kind === 'child young' ? /ask me anything/u : /If you do not agree/u)
      if (kind !== 'child young') assert.ok(text.includes(COUNCIL.council.phone))
    })
  })

  it('tells a child that it is not their fault, whom to talk to, and of nobody else’s contact', () => {
    always((kind, text, { details }) => {
      if (kind === 'family') return
      assert.match(text, /not your fault|not because of you|None of this is your fault/u)
      assert.match(text, /0800 1111/u)
      const named = NAMES.filter((name) => text.includes(name.split(' ')[0] ?? ''))
      assert.equal(named.length, 1)
      assert.ok(!text.includes(details.carer.fullName || 'Carerly'))
    })
  })

  it('holds nothing that must never reach the prisoner, and fits the box it is changed in', () => {
    const assessment = assessmentOf({ C: { harmedNames: 'Kezia O’Dowd' } })
    always((kind, text, { details }) => {
      assert.deepEqual(leaksIn(text, { details }, assessment), [], kind)
      assert.ok(text.length <= LONGEST['long text'], `${kind} has ${text.length}`)
    })
  })

  it('names every child to the family, and says how to tell those who are too small for a letter', () => {
    always((kind, text, { details }) => {
      if (kind !== 'family') return
      for (const child of details.children) {
        const name = child.fullName?.split(' ')[0] ?? ''
        assert.ok(text.includes(name))
        const isSmall = versionFor(child, TODAY) === undefined
        assert.equal(new RegExp(`${name}[^.]* too small for a letter`, 'u').test(text), isSmall, name)
      }
    })
  })
})

describe('a proposed letter', () => {
  const textFor = (kind: LetterKind, child: typeof CHILD, level: Level): string => {
    const details = { ...DETAILS, children: [child] }
    const decision = { ...DECIDED, children: DECIDED.children.map((one) => ({ ...one, level })) }
    const around = { council: COUNCIL.council, worker: SAM.name, today: TODAY }
    const place = { kind, child: kind === 'family' ? 0 : 1 }
    return proposedLetter(referralWith({ details, decision }), { ...place, ...around })
  }

  it('says to somebody of 16 or 17 that their own choice comes first, and to nobody younger', () => {
    const born = (dateOfBirth: string) => textFor('child older', { ...CHILD, dateOfBirth }, 3)
    assert.match(born('2010-12-18'), /old enough for your own choice to come first/)
    assert.doesNotMatch(born('2010-12-19'), /old enough/)
    const family = textFor('family', { ...CHILD, dateOfBirth: '2010-12-18' }, 1)
    assert.match(family, /Mia is 16 or older, so what Mia wants comes first\./)
  })

  it('never tells anybody that they may choose what was not allowed', () => {
    assert.doesNotMatch(textFor('child older', CHILD, 1), /You can say no/)
    assert.doesNotMatch(textFor('child young', CHILD, 1), /You can say no/)
    assert.match(textFor('child young', CHILD, 1), /will not see each other[^.]*\. You will not write/)
  })

  it('does not name who looks after a child in care', () => {
    const text = textFor('family', { ...CHILD, legalStatus: 'looked_after_s20' }, 2)
    assert.match(text, /^Dear parent or carer,/)
    assert.doesNotMatch(text, /Carerly/)
  })

  it('is empty for a child of whom nothing was decided, and for a school', () => {
    const around = { council: COUNCIL.council, worker: SAM.name, today: TODAY }
    const referral = referralWith({ details: DETAILS, decision: DECIDED })
    assert.equal(proposedLetter(referral, { kind: 'child older', child: 2, ...around }), '')
    assert.equal(proposedLetter(referral, { kind: 'school', child: 1, ...around }), '')
  })
})
