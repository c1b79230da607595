/** The e-mails about what MASH decided, among all that leave the council; and while what is each of use. */
import type { Status } from './statuses.ts'

export const TRIAGE_MAILS = {
  'information-needed': {
    again: 'informationAgain',
    say: 'the letter about what is missing',
    whom: 'whoever asked',
  },
  'wrong-authority': {
    again: 'redirectAgain',
    say: 'the letter about the other authority',
    whom: 'whoever asked',
  },
  'short-view': { again: 'shortViewAgain', say: 'the short view', whom: 'whoever asked' },
  duplicate: { again: 'duplicateAgain', say: 'the letter about the other reference', whom: 'whoever asked' },
  'withdrawn-letter': {
    again: 'withdrawnAgain',
    say: 'the letter that it is withdrawn',
    whom: 'whoever asked',
  },
} as const

export type TriageMail = keyof typeof TRIAGE_MAILS

export const isTriageMail = (what: string): what is TriageMail => Object.hasOwn(TRIAGE_MAILS, what)

/** The status that each speaks of: at any other it is of no use. */
export const SPEAKS_OF = {
  'information-needed': 'needs_information',
  'wrong-authority': 'redirected',
  'short-view': 'short_view_sent',
  duplicate: 'linked_duplicate',
  'withdrawn-letter': 'withdrawn',
} as const satisfies Record<TriageMail, Status>
