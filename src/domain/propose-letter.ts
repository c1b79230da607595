/** The text of a letter as it is proposed from the newest decision. */
import { childLetterText } from './child-letter-words.ts'
import type { Council } from './directory.ts'
import { familyLetterText } from './family-letter-words.ts'
import { decidedFor, isToChild, type LetterFor, newestDecision } from './family-letters.ts'
import type { Day } from './moment.ts'
import type { Referral } from './referral.ts'

export type Proposing = LetterFor & {
  readonly council: Council
  /** The name of the social worker who signs it. */
  readonly worker: string
  readonly today: Day
}

/** Empty where there is no decision to speak of, and for a school, whose note needs a day and a time. */
export function proposedLetter(referral: Referral, { kind, child, ...around }: Proposing): string {
  const decision = newestDecision(referral)
  if (decision === undefined || kind === 'school') return ''
  const input = { ...around, referral, decision }
  if (kind === 'family') return familyLetterText(input)
  const decided = decidedFor(referral, child)
  return decided === undefined || !isToChild(kind) ? '' : childLetterText(kind, input, decided)
}
