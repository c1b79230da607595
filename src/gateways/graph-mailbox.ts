/** What is new in a folder of the shared mailbox, by delta queries: who wrote, when, in answer to what; never a word of it. */
import type { Graph } from './graph-client.ts'
import { followDelta } from './graph-delta.ts'
import { kindOf, MESSAGE_CLASS } from './graph-mail-kind.ts'
import { DISPATCH_HEADER, DISPATCH_PROPERTY } from './graph-sent.ts'
import { type Loose, list, pathPart, record, text } from './graph-shapes.ts'
import type { MailFolder, MailItem, MailNews } from './ports.ts'

const PREFER = 'odata.maxpagesize=50'

const PROPERTIES = [DISPATCH_PROPERTY, MESSAGE_CLASS].map((id) => `id eq '${id}'`).join(' or ')

export type Look = {
  readonly folder: MailFolder
  /** Where the look before ended; undefined to begin anew. */
  readonly link: string | undefined
  /** A look that begins anew leaves out what was received before. */
  readonly since: string
}

/** Whatever is read again is told by its message id. An answer that cannot be read is a `Trouble`, and no link is given. */
export async function newsIn(graph: Graph, mailbox: string, look: Look): Promise<MailNews> {
  const first = firstPage(mailbox, look)
  const { values, link, whole } = await followDelta(graph, {
    mailbox,
    link: look.link,
    first,
    prefer: PREFER,
  })
  return { items: values.flatMap((mail) => itemFrom(mail) ?? []), link, whole }
}

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
