/** The setting of the audit: where its seals are kept outside of the store. */
import { z } from 'zod'
import type { Setting } from './config-checks.ts'

export const AUDIT_SETTINGS = {
  AUDIT_ANCHOR_MAILBOX: {
    say: 'Mailbox that gets the seals of the audit each day; one that whoever runs the database cannot change.',
    example: 'internal.audit@council.example',
    check: z.email('must be an e-mail address').optional(),
  },
} as const satisfies Record<string, Setting>

type Read = <T>(name: keyof typeof AUDIT_SETTINGS, check: z.ZodType<T, unknown>) => T | undefined

/** Adds to `faults` where it is the mailbox of the bot itself: that proves nothing to anybody else. */
export function readAnchorMailbox(
  read: Read,
  env: Readonly<Record<string, string | undefined>>,
  faults: string[],
): string | undefined {
  const mailbox = read('AUDIT_ANCHOR_MAILBOX', AUDIT_SETTINGS.AUDIT_ANCHOR_MAILBOX.check)
  if (mailbox !== undefined && mailbox.toLowerCase() === env.MAILBOX?.toLowerCase())
    faults.push('AUDIT_ANCHOR_MAILBOX must be another mailbox than MAILBOX.')
  return mailbox
}
