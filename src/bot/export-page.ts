/** The page behind a link to a file that is made for one person: gives it once, as it is made, and never as a page. */
import type { Exported } from '../workflow/exports-ports.ts'

export type ExportAnswer = {
  readonly status: number
  readonly body: AsyncIterable<Uint8Array> | string
  readonly type: string
  readonly headers: Readonly<Record<string, string>>
}

const TICKET = /^[0-9a-f]{96}$/

const SAFE = {
  'content-security-policy': "default-src 'none'; sandbox",
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
}

const GONE =
  'This link does not work any more. It works once, for two minutes.\n\nPlease go back to your chat with me in Teams, and ask for the file again.\n'

/** Nobody signs in here: the ticket is the key, and it is used up by the first who brings it. */
export async function exportPage(
  ticket: string,
  open: (ticket: string) => Promise<Exported | undefined>,
): Promise<ExportAnswer> {
  const exported = TICKET.test(ticket) ? await open(ticket) : undefined
  if (exported === undefined)
    return { status: 410, body: GONE, type: 'text/plain; charset=utf-8', headers: SAFE }
  const { name, type, chunks } = exported
  const safe = name.replaceAll(/[^\w.-]/gu, '-')
  return {
    ...{ status: 200, body: chunks, type },
    headers: { ...SAFE, 'content-disposition': `attachment; filename="${safe}"` },
  }
}
