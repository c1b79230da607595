/** The sample family's letters about the outcome: what was decided, and a letter in each state. */
import type { LetterDocument } from '../../src/domain/blocks.ts'
import type { FamilyLetter, LetterFor } from '../../src/domain/family-letters.ts'
import type { GovernorsDecision } from '../../src/domain/governors-decision.ts'
import { letterDocument } from '../../src/domain/letter-document.ts'
import { proposedLetter } from '../../src/domain/propose-letter.ts'
import type { AfterSending, Details, Referral } from '../../src/domain/referral.ts'
import { schoolNoteText } from '../../src/domain/school-note.ts'
import { DECIDED } from '../../tests/support/decided.ts'
import * as sample from './sample.ts'

const { COUNCIL: directory } = sample
export const NOW = '2026-12-18T11:00:00.000Z'
export const FAMILY: LetterFor = { kind: 'family', child: 0 }
export const CHILD: LetterFor = { kind: 'child older', child: 1 }
export const SCHOOL: LetterFor = { kind: 'school', child: 1 }

export function decided(details: Details, familyLetters: readonly FamilyLetter[]): AfterSending {
  const referral = sample.referralWith('decision_recorded', details)
  if (referral.status !== 'decision_recorded') throw new Error('No decision is recorded')
  const children = details.children.flatMap((_, index) =>
    DECIDED.children.map((one) => ({
      ...{ ...one, child: index + 1, level: index === 0 ? (4 as const) : (2 as const) },
      ...{ conditions: ['supervised', 'named_escort'], otherConditions: 'The family room only.' },
    })),
  )
  const decision: GovernorsDecision = { ...DECIDED, children }
  return { ...referral, governorsDecisions: [decision], familyLetters }
}

export function textFor(referral: Referral, place: LetterFor): string {
  const { council } = directory
  return proposedLetter(referral, { ...place, council, worker: sample.SAM.name, today: '2026-12-18' })
}

export const noteFor = ({ details }: Referral): string =>
  schoolNoteText(details, { child: 1, day: '2026-12-22', time: '10:00 to 15:00' }, directory.council)

export function withAll(referral: AfterSending): AfterSending {
  const letter = (place: LetterFor, id: string, more: Partial<FamilyLetter> = {}): FamilyLetter => ({
    ...{ ...place, id, text: textFor(referral, place) || noteFor(referral), by: sample.SAM.id, at: NOW },
    ...{ decidedAt: place.kind === 'school' ? undefined : DECIDED.at },
    ...more,
  })
  const back = { by: sample.TESS.id, at: NOW, words: 'Please use her own words about the garden.' }
  const approved = { by: sample.TESS.id, at: NOW, version: 12 }
  return {
    ...referral,
    familyLetters: [
      letter(FAMILY, 'family-1'),
      letter(CHILD, 'child-older-1-1', { givenBack: back }),
      letter({ kind: 'child middle', child: 2 }, 'child-middle-2-1', {
        approved,
        filed: { at: NOW, webUrl: 'https://council.example/letters/child-middle-2-1.pdf' },
      }),
      letter(SCHOOL, 'school-1-1', { approved }),
    ],
  }
}

export const corrected = (referral: AfterSending): AfterSending => {
  const [first] = referral.governorsDecisions ?? []
  return first === undefined
    ? referral
    : {
        ...referral,
        governorsDecisions: [first, { ...first, reviewOn: '2027-06-17', at: '2026-12-20T10:00:00.000Z' }],
      }
}

const PLACES: readonly LetterFor[] = [
  FAMILY,
  { kind: 'child young', child: 2 },
  { kind: 'child middle', child: 2 },
  CHILD,
  SCHOOL,
]

/** One of each kind, as it is printed. */
export function letters(details: Details = sample.TWO_CHILDREN): readonly LetterDocument[] {
  const referral = decided(details, [])
  return PLACES.map((place) => {
    const text = textFor(referral, place) || noteFor(referral)
    const id = `${place.kind.replaceAll(' ', '-')}-1`
    const letter: FamilyLetter = { ...place, id, text, by: sample.SAM.id, at: NOW }
    return letterDocument({ reference: referral.reference, letter }, directory.council)
  })
}
