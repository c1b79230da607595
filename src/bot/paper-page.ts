/** The page behind a link to a paper: gives it once, as a file to keep, and never as a page to run. */
import { PAPER_TYPES } from '../domain/papers.ts'
import { paperFor } from '../workflow/papers.ts'
import type { World } from '../workflow/ports.ts'

export type PaperAnswer = {
  readonly status: number
  readonly body: Uint8Array | string
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
  'This link does not work any more. It works once, for two minutes.\n\nIn Teams, type “papers” with the reference, and press Open again.\n'

/** Nobody signs in here: the ticket is the key, and it is used up by the first who brings it. */
export async function paperPage(world: World, ticket: string): Promise<PaperAnswer> {
  const opened = TICKET.test(ticket) ? await paperFor(world, ticket) : undefined
  if (opened === undefined)
    return { status: 410, body: GONE, type: 'text/plain; charset=utf-8', headers: SAFE }
  const { paper, bytes } = opened
  const name = `${paper.reference}-paper-${paper.number}.${paper.type}`
  return {
    ...{ status: 200, body: bytes, type: PAPER_TYPES[paper.type].mime },
    headers: { ...SAFE, 'content-disposition': `attachment; filename="${name}"` },
  }
}
