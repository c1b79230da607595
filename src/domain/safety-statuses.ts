/** Until when each thing about safety may be said. */
import { AFTER_SENDING, STILL_DUE, type Status } from './statuses.ts'

/** Whether the family may be contacted: until it was ended without a report, either way and as often as needed. */
export const SAFETY_WHILE: readonly Status[] = [...STILL_DUE, 'signed_off', 'sending', ...AFTER_SENDING]

/** Sending can be held until the e-mails are on their way. */
export const HOLD_WHILE: readonly Status[] = [...STILL_DUE, 'signed_off']

/** A report is chosen to be short, or full again, by whoever writes it and while it is written. */
export const SHORT_WHILE: readonly Status[] = ['allocated', 'in_progress', 'changes_asked']
