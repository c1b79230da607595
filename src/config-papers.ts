/** The settings of papers: where they can be opened, and the mailbox that they come to. */
import { z } from 'zod'
import { type Setting, secureUrl } from './config-checks.ts'

export const PAPER_SETTINGS = {
  PUBLIC_URL: {
    say: 'Address of this bot as browsers of the council reach it. Without it, papers cannot be opened.',
    example: 'https://prison-contact.council.example',
    check: secureUrl.optional(),
  },
  MASH_MAILBOX: {
    say: 'Shared mailbox of MASH that is read for new requests. Leave it out to read none.',
    example: 'mash@council.example',
    check: z.email('must be an e-mail address').optional(),
  },
} as const satisfies Record<string, Setting>

export type PaperSettings = {
  /** Without a slash at its end; in local mode the address of the server itself stands in for it. */
  readonly publicUrl: string | undefined
  readonly mashMailbox: string | undefined
}

type Read = <T>(name: keyof typeof PAPER_SETTINGS, check: z.ZodType<T, unknown>) => T | undefined

/** Adds to `faults` where both mailboxes are one: the answers to our own e-mails would look like requests. */
export function readPaperSettings(
  read: Read,
  env: Readonly<Record<string, string | undefined>>,
  faults: string[],
): PaperSettings {
  const mashMailbox = read('MASH_MAILBOX', PAPER_SETTINGS.MASH_MAILBOX.check)
  if (mashMailbox !== undefined && mashMailbox.toLowerCase() === env.MAILBOX?.toLowerCase())
    faults.push('MASH_MAILBOX must be another mailbox than MAILBOX.')
  return {
    publicUrl: read('PUBLIC_URL', PAPER_SETTINGS.PUBLIC_URL.check)?.replace(/\/+$/, ''),
    mashMailbox,
  }
}
