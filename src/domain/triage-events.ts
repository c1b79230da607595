/** What MASH decides, and who hears of it. What whoever asked hears waits for the time to undo (`Ruling.later`). */
import type { Hearing } from './events.ts'

const teamCard = { to: 'team channel', by: 'channel card', what: 'referral-summary' } as const
const mashCard = { to: 'mash channel', by: 'channel card', what: 'mash-receipt' } as const

export const TRIAGE_EVENTS = {
  /** For triage: no team has it yet. */
  received: [{ to: 'requester', by: 'email', what: 'receipt' }, mashCard],
  assigned: [teamCard, mashCard],
  amended: [mashCard],
  informationNeeded: [mashCard],
  informationAsked: [{ to: 'requester', by: 'email', what: 'information-needed' }],
  shortViewWritten: [mashCard, { to: 'duty manager', by: 'chat', what: 'short-view-request' }],
  shortViewGivenBack: [mashCard, { to: 'recorder', by: 'chat', what: 'short-view-given-back' }],
  shortViewSigned: [mashCard, { to: 'recorder', by: 'chat', what: 'short-view-signed' }],
  shortViewUndone: [mashCard, { to: 'recorder', by: 'chat', what: 'short-view-undone' }],
  shortViewLetter: [{ to: 'requester', by: 'email', what: 'short-view' }],
  endedEarly: [mashCard, teamCard],
  redirected: [{ to: 'requester', by: 'email', what: 'wrong-authority' }],
  duplicateLinked: [{ to: 'requester', by: 'email', what: 'duplicate' }],
  withdrawn: [
    mashCard,
    teamCard,
    { to: 'worker', by: 'chat', what: 'withdrawn' },
    { to: 'team manager', by: 'chat', what: 'withdrawn' },
  ],
  withdrawnLetter: [{ to: 'requester', by: 'email', what: 'withdrawn-letter' }],
  triageUndone: [
    mashCard,
    teamCard,
    { to: 'worker', by: 'chat', what: 'triage-undone' },
    { to: 'team manager', by: 'chat', what: 'triage-undone' },
  ],
  triageLetterNotSent: [{ to: 'recorder', by: 'chat', what: 'triage-letter-not-sent' }],
  /** A person says that one of these e-mails, which was given up or came back, goes again. */
  informationAgain: [{ to: 'requester', by: 'email', what: 'information-needed' }],
  redirectAgain: [{ to: 'requester', by: 'email', what: 'wrong-authority' }],
  shortViewAgain: [{ to: 'requester', by: 'email', what: 'short-view' }],
  duplicateAgain: [{ to: 'requester', by: 'email', what: 'duplicate' }],
  withdrawnAgain: [{ to: 'requester', by: 'email', what: 'withdrawn-letter' }],
} as const satisfies Record<string, readonly Hearing[]>
