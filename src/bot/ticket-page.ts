/** The page behind a link that works once: gives a file to keep, and never a page to run. */

export type TicketAnswer<Body> = {
  readonly status: number
  readonly body: Body | string
  readonly type: string
  readonly headers: Readonly<Record<string, string>>
}

export type TicketFile<Body> = { readonly name: string; readonly type: string; readonly body: Body }

const TICKET = /^[0-9a-f]{96}$/

const SAFE = {
  'content-security-policy': "default-src 'none'; sandbox",
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
}

const GONE = 'This link does not work any more. It works once, for two minutes.'

/**
 * Nobody signs in here: the ticket is the key, and it is used up by the first who brings it. `instead` says where to
 * ask again.
 */
export async function ticketPage<Body>(
  ticket: string,
  open: (ticket: string) => Promise<TicketFile<Body> | undefined>,
  instead: string,
): Promise<TicketAnswer<Body>> {
  const file = TICKET.test(ticket) ? await open(ticket) : undefined
  if (file === undefined)
    return {
      ...{ status: 410, body: `${GONE}\n\n${instead}\n`, type: 'text/plain; charset=utf-8' },
      headers: SAFE,
    }
  const safe = file.name.replaceAll(/[^\w.-]/gu, '-')
  return {
    ...{ status: 200, body: file.body, type: file.type },
    headers: { ...SAFE, 'content-disposition': `attachment; filename="${safe}"` },
  }
}
