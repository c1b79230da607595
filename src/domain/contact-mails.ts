/** The e-mails to those who are asked, among all that leave the council. The same event sends one again. */
import type { Agency } from './contacts.ts'

export const CONTACT_MAILS = {
  'ask-prison': { again: 'prisonAsked', say: 'the letter to the prison’s worker', whom: 'the prison' },
  'ask-lado': { again: 'ladoAsked', say: 'the letter to the LADO', whom: 'the LADO' },
  'ask-council': { again: 'councilAsked', say: 'the letter to another council', whom: 'that council' },
} as const

const AGENCY_OF = {
  'ask-prison': 'prison',
  'ask-lado': 'lado',
  'ask-council': 'other_authority',
} as const satisfies Record<keyof typeof CONTACT_MAILS, Agency>

/** Whom such an e-mail asks; undefined where it is another kind. */
export const agencyAsked = (what: string): Agency | undefined => {
  const table: Readonly<Record<string, Agency>> = AGENCY_OF
  return Object.hasOwn(table, what) ? table[what] : undefined
}
