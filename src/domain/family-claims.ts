/** While the family may not be contacted, nobody can write that the child or the carer was seen (2.1, 9). */
import { type Answers, answerOf, type Fault, type Question } from './form.ts'
import type { Referral } from './referral.ts'
import { isFamilyLocked, sayFamilyLock } from './safety.ts'

/** Answers that say that somebody was met. */
const CLAIMS: Readonly<Record<string, (answer: string) => boolean>> = {
  seenOn: (answer) => answer !== '',
  carerSeenOn: (answer) => answer !== '',
  seenAlone: (answer) => answer === 'yes',
}

/** What was answered before the lock stands; a new claim, or another one, waits until the lock is lifted. */
export function lockedClaims(
  referral: Referral,
  questions: readonly Question[],
  { before, after }: { readonly before: Answers; readonly after: Answers },
): readonly Fault[] {
  if (!isFamilyLocked(referral)) return []
  return questions
    .filter(({ id }) => CLAIMS[id]?.(answerOf(after, id)) === true)
    .filter(({ id }) => answerOf(before, id) !== answerOf(after, id))
    .map(({ id }) => ({
      question: id,
      message:
        'The family may not be contacted yet. If this happened after somebody allowed it, write that down first: “safe to contact”.',
    }))
}

const ABOUT_THE_FAMILY: readonly string[] = ['A', 'B']

/** The lock, in front of the words of a page that is about the child or the carer. */
export function introWithLock(referral: Referral, section: string, intro: string): string {
  const lock = ABOUT_THE_FAMILY.includes(section) ? sayFamilyLock(referral) : undefined
  return lock === undefined ? intro : `${lock} ${intro}`
}
