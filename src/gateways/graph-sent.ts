/** Finds a mail of ours in the shared mailbox's Sent Items, so that nothing is sent twice after a crash. */
import type { Graph } from './graph-client.ts'
import { list, pathPart, record, text } from './graph-shapes.ts'
import type { OwnMail, SentMail } from './ports.ts'
import { Trouble } from './trouble.ts'

/** Graph takes custom headers only when their name starts with `x-`. */
export const DISPATCH_HEADER = 'x-prison-contact-dispatch'

/**
 * The same header as Exchange stores it on the item. The copy in Sent Items often shows no `internetMessageHeaders`,
 * so both are read. Reading this one needs Mail.Read on the mailbox; Mail.ReadBasic leaves extended properties out.
 */
export const DISPATCH_PROPERTY = `String {00020386-0000-0000-C000-000000000046} Name ${DISPATCH_HEADER}`

/** Exchange keeps whole seconds, by its own clock; the dispatch id alone decides, so looking back further is safe. */
const LOOK_BACK_MS = 5 * 60_000
const MOST_PAGES = 200

type Wanted = { readonly dispatchId: string; readonly since: string }

/**
 * Looks through mail sent at or after `since` (and five minutes before it), page by page. `undefined` is said only
 * when all of it was read; an answer that cannot be read is a `Trouble`.
 */
export async function findSentMail(
  graph: Graph,
  mailbox: string,
  wanted: Wanted,
): Promise<SentMail | undefined> {
  for await (const mail of sentSince(graph, firstPage(mailbox, wanted.since)))
    if (dispatchIdsOf(mail).includes(wanted.dispatchId))
      return { id: text(mail.id) ?? '', sentAt: text(mail.sentDateTime) ?? '' }
  return undefined
}

/** Every mail of ours that was sent at or after `since` (and five minutes before it), with its subject. */
export async function listSentMail(
  graph: Graph,
  mailbox: string,
  since: string,
): Promise<readonly OwnMail[]> {
  const found: OwnMail[] = []
  for await (const mail of sentSince(graph, firstPage(mailbox, since, ',subject,toRecipients'))) {
    const [dispatchId] = dispatchIdsOf(mail)
    const sentAt = text(mail.sentDateTime)
    if (dispatchId === undefined || sentAt === undefined) continue
    const to = list(mail.toRecipients).map((one) => text(record(record(one).emailAddress).address) ?? '')
    found.push({
      ...{ dispatchId, sentAt: new Date(sentAt).toISOString() },
      ...{ subject: text(mail.subject) ?? '', to: to.join(',').toLowerCase() },
    })
  }
  return found
}

async function* sentSince(graph: Graph, first: string): AsyncGenerator<Readonly<Record<string, unknown>>> {
  let path = first
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = record(await graph.call({ method: 'GET', path }))
    if (!Array.isArray(answer.value)) throw new Trouble('try again', 'answer-not-understood')
    yield* answer.value.map(record)
    const next = text(answer['@odata.nextLink'])
    if (next === undefined) return
    path = graph.pathOf(next)
  }
  throw new Trouble('not known', 'too-many-pages')
}

function firstPage(mailbox: string, since: string, more = ''): string {
  const from = new Date(Date.parse(since) - LOOK_BACK_MS).toISOString().replace(/\.\d+Z$/, 'Z')
  const query = {
    $filter: `sentDateTime ge ${from}`,
    $select: `id,sentDateTime,internetMessageHeaders${more}`,
    $expand: `singleValueExtendedProperties($filter=id eq '${DISPATCH_PROPERTY}')`,
    $top: '50',
    $orderby: 'sentDateTime',
  }
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return `/users/${pathPart(mailbox)}/mailFolders/sentitems/messages?${pairs.join('&')}`
}

function dispatchIdsOf(mail: Readonly<Record<string, unknown>>): readonly string[] {
  const headers = list(mail.internetMessageHeaders).map(record)
  const properties = list(mail.singleValueExtendedProperties).map(record)
  return [
    ...headers.filter(({ name }) => isDispatch(name, DISPATCH_HEADER)),
    ...properties.filter(({ id }) => isDispatch(id, DISPATCH_PROPERTY)),
  ].flatMap(({ value }) => text(value) ?? [])
}

const isDispatch = (name: unknown, expected: string): boolean =>
  typeof name === 'string' && name.toLowerCase() === expected.toLowerCase()
