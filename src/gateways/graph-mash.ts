/** The mailbox of MASH: what came, what is attached to it, and the mail itself as a file. */
import type { Graph } from './graph-client.ts'
import { followDelta } from './graph-delta.ts'
import { type Loose, list, pathPart, record, text } from './graph-shapes.ts'
import type { ArrivedMail, MailAttachment, MashMailbox } from './ports.ts'
import { Trouble } from './trouble.ts'

/** With ids that stay as they are when somebody moves the mail to another folder. */
const IDS = 'IdType="ImmutableId"'
const PREFER = `odata.maxpagesize=50, ${IDS}`
const FOLDER = 'inbox'
const MOST_PAGES = 20

export function mashMailbox(graph: Graph, mailbox: string): MashMailbox {
  const mail = (id: string) => `/users/${pathPart(mailbox)}/messages/${pathPart(id)}`
  return {
    arrivals: async (link, since) => {
      const first = firstPage(mailbox, since)
      const news = await followDelta(graph, { mailbox, link, first, prefer: PREFER })
      return { ...news, items: news.values.flatMap((one) => mailFrom(one) ?? []) }
    },
    attachmentsOf: async (id) => attachmentsAt(graph, `${mail(id)}/attachments`),
    attachment: async (id, attachment, most) =>
      graph.bytesOf(`${mail(id)}/attachments/${pathPart(attachment)}/$value`, most),
    wholeMail: async (id, most) => graph.bytesOf(`${mail(id)}/$value`, most),
  }
}

function firstPage(mailbox: string, since: string): string {
  const query = {
    $filter: `receivedDateTime ge ${since.replace(/\.\d+Z$/, 'Z')}`,
    $select: 'id,internetMessageId,from,receivedDateTime,subject,bodyPreview',
  }
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return `/users/${pathPart(mailbox)}/mailFolders/${FOLDER}/messages/delta?${pairs.join('&')}`
}

/** Nothing for what was removed, and for what is no more than a change of something told before. */
function mailFrom(mail: Loose): ArrivedMail | undefined {
  const id = text(mail.id)
  const messageId = text(mail.internetMessageId)
  const at = text(mail.receivedDateTime)
  if (mail['@removed'] !== undefined || id === undefined || messageId === undefined) return undefined
  if (at === undefined || Number.isNaN(Date.parse(at))) return undefined
  const from = record(record(mail.from).emailAddress)
  return {
    ...{ id, messageId, at: new Date(at).toISOString() },
    from: { name: text(from.name) ?? '', address: text(from.address) ?? '' },
    ...{ subject: text(mail.subject) ?? '', preview: text(mail.bodyPreview) ?? '' },
  }
}

async function attachmentsAt(graph: Graph, path: string): Promise<readonly MailAttachment[]> {
  const all: MailAttachment[] = []
  let next: string | undefined = `${path}?$select=id,name,contentType,isInline`
  for (let page = 0; next !== undefined && page < MOST_PAGES; page += 1) {
    const answer: Loose = record(await graph.call({ method: 'GET', path: next, prefer: IDS }))
    if (!Array.isArray(answer.value)) throw new Trouble('try again', 'answer-not-understood')
    all.push(...list(answer.value).map(record).flatMap(attachmentFrom))
    const link = text(answer['@odata.nextLink'])
    next = link === undefined ? undefined : graph.pathOf(link)
  }
  return all
}

function attachmentFrom(one: Loose): readonly MailAttachment[] {
  const id = text(one.id)
  if (id === undefined) return []
  const isPicture = one.isInline === true && /^image\//i.test(text(one.contentType) ?? '')
  const isLink = text(one['@odata.type']) === '#microsoft.graph.referenceAttachment'
  return [{ id, name: text(one.name) ?? '', isPicture, isLink }]
}
