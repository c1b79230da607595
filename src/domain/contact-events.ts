/** What happens around the contact log that somebody outside, or the social worker, hears of. */
import type { Hearing } from './events.ts'

export const CONTACT_EVENTS = {
  /** Nobody is told of these: they stand in the list of people to ask. */
  contactPlanned: [],
  contactAsked: [],
  contactNoted: [],
  prisonAsked: [{ to: 'agency', by: 'email', what: 'ask-prison' }],
  ladoAsked: [{ to: 'agency', by: 'email', what: 'ask-lado' }],
  councilAsked: [{ to: 'agency', by: 'email', what: 'ask-council' }],
  /** A letter to print, for whoever has no approved address. */
  letterWritten: [{ to: 'team folder', by: 'file', what: 'contact-letter' }],
  invitationWritten: [{ to: 'team folder', by: 'file', what: 'invitation' }],
  letterNotFiled: [{ to: 'worker', by: 'chat', what: 'letter-not-filed' }],
  askNotSent: [{ to: 'worker', by: 'chat', what: 'ask-not-sent' }],
} as const satisfies Record<string, readonly Hearing[]>
