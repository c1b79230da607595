/** What is new in a folder of the shared mailbox, by delta queries: who wrote, when, in answer to what; never a word of it. */
import type { Graph } from './graph-client.ts'
import { kindOf, MESSAGE_CLASS } from './graph-mail-kind.ts'
import { DISPATCH_HEADER, DISPATCH_PROPERTY } from './graph-sent.ts'
import { type Loose, list, pathPart, record, text } from './graph-shapes.ts'
import type { MailFolder, MailItem, MailNews } from './ports.ts'
import { Trouble } from './trouble.ts'

/** As many pages as one look follows; the next look goes on where this one ended. */
const MOST_PAGES = 20
const PREFER = 'odata.maxpagesize=50'

const PROPERTIES = [DISPATCH_PROPERTY, MESSAGE_CLASS].map((id) => `id eq '${id}'`).join(' or ')

export type Look = {
  readonly folder: MailFolder
  /** Where the look before ended; undefined to begin anew. */
  readonly link: string | undefined
  /** A look that begins anew leaves out what was received before. */
  readonly since: string
}

/**
 * Follows the pages to their end. Where Graph has forgotten the link, it begins anew: whatever is read again is told
 * by its message id. An answer that cannot be read is a `Trouble`, and no link is given.
 */
export async function newsIn(graph: Graph, mailbox: string, look: Look): Promise<MailNews> {
  const known = pathIn(graph, mailbox, look.link)
  let path = known ?? firstPage(mailbox, look)
  let anew = known === undefined
  const items: MailItem[] = []
  for (let page = 0; page < MOST_PAGES; page += 1) {
    let answer: Loose
    try {
      answer = record(await graph.call({ method: 'GET', path, prefer: PREFER }))
    } catch (fault) {
      if (anew || !isForgotten(fault)) throw fault
      anew = true
      path = firstPage(mailbox, look)
      continue
    }
    if (!Array.isArray(answer.value)) throw new Trouble('try again', 'answer-not-understood')
    items.push(...answer.value.map(record).flatMap((mail) => itemFrom(mail) ?? []))
    const end = text(answer['@odata.deltaLink'])
    if (end !== undefined) return { items, link: `${mailbox} ${end}`, whole: true }
    const next = text(answer['@odata.nextLink'])
    if (next === undefined) throw new Trouble('try again', 'answer-not-understood')
    path = graph.pathOf(next)
    if (page === MOST_PAGES - 1) return { items, link: `${mailbox} ${next}`, whole: false }
  }
  throw new Trouble('try again', 'too-many-pages')
}

/** A link begins with its mailbox: one of another mailbox, or of a Graph at another address, is of no use any more. */
function pathIn(graph: Graph, mailbox: string, link: string | undefined): string | undefined {
  if (!link?.startsWith(`${mailbox} `)) return undefined
  try {
    return graph.pathOf(link.slice(mailbox.length + 1))
  } catch {
    return undefined
  }
}

/** 410 as Outlook says it (SyncStateNotFound); 400 and 404 where other parts of Graph, or another folder, say so. */
const isForgotten = (fault: unknown): boolean =>
  fault instanceof Trouble && [400, 404, 410].includes(fault.status ?? 0)

function firstPage(mailbox: string, { folder, since }: Look): string {
  const query = {
    $filter: `receivedDateTime ge ${since.replace(/\.\d+Z$/, 'Z')}`,
    $select: 'id,internetMessageId,conversationId,from,receivedDateTime,internetMessageHeaders',
    $expand: `singleValueExtendedProperties($filter=${PROPERTIES})`,
  }
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return `/users/${pathPart(mailbox)}/mailFolders/${folder}/messages/delta?${pairs.join('&')}`
}

/** Nothing for what was removed, and for what is no more than a change of something told before. */
function itemFrom(mail: Loose): MailItem | undefined {
  const messageId = text(mail.internetMessageId)
  if (mail['@removed'] !== undefined || messageId === undefined) return undefined
  const headers = new Map<string, string>()
  for (const header of list(mail.internetMessageHeaders).map(record))
    headers.set(text(header.name)?.toLowerCase() ?? '', text(header.value) ?? '')
  const properties = new Map<string, string>()
  for (const one of list(mail.singleValueExtendedProperties).map(record))
    properties.set(text(one.id)?.toLowerCase() ?? '', text(one.value) ?? '')
  const from = text(record(record(mail.from).emailAddress).address) ?? ''
  const messageClass = properties.get(MESSAGE_CLASS.toLowerCase()) ?? ''
  return {
    messageId,
    conversationId: text(mail.conversationId) ?? '',
    at: text(mail.receivedDateTime) ?? '',
    dispatchId: properties.get(DISPATCH_PROPERTY.toLowerCase()) ?? headers.get(DISPATCH_HEADER),
    answers:
      `${headers.get('in-reply-to') ?? ''} ${headers.get('references') ?? ''}`.match(/<[^<>\s]+>/g) ?? [],
    kind: kindOf({ from, headers, messageClass }),
  }
}
