/** One mail that came to the Graph stand-in: its attachments, their bytes, and the whole of it as a file. */
import { type GraphAnswer, GraphNo, json, queryOf, type Route, selected } from './outlook-answers.ts'
import type { Inbox, InboxMail, Written, WrittenAttachment } from './outlook-inbox.ts'

const MESSAGE = '/v1\\.0/users/([^/]+)/messages/([^/]+)'
const PROPERTIES = ['id', 'name', 'contentType', 'size', 'isInline']

export const receivedRoutes = (inbox: Inbox): readonly Route[] => [
  {
    method: 'GET',
    path: new RegExp(`^${MESSAGE}/attachments$`),
    answer: (call, [owner = '', id = '']) => {
      const select = selected(queryOf(call, ['$select']), PROPERTIES)
      const { attachments } = writtenOf(inbox, owner, id)
      return json(200, {
        '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#attachments',
        value: attachments.map((one, index) => shownOf(one, index, select)),
      })
    },
  },
  {
    method: 'GET',
    path: new RegExp(`^${MESSAGE}/attachments/([^/]+)/\\$value$`),
    answer: (_call, [owner = '', id = '', attachment = '']) => {
      const { attachments } = writtenOf(inbox, owner, id)
      const found = attachments[Number(attachment.replace(/^a-/, ''))]
      if (found?.content === undefined) throw notThere()
      return bytes(Buffer.from(found.content, 'base64'), found.contentType)
    },
  },
  {
    method: 'GET',
    path: new RegExp(`^${MESSAGE}/\\$value$`),
    answer: (_call, [owner = '', id = '']) => {
      const mail = mailOf(inbox, owner, id)
      return bytes(Buffer.from(asFile(mail, writtenOf(inbox, owner, id))), 'message/rfc822')
    },
  },
]

const notThere = () =>
  new GraphNo(404, 'ErrorItemNotFound', 'The specified object was not found in the store.')

const bytes = (body: Buffer, type: string): GraphAnswer => ({
  status: 200,
  headers: { 'content-type': type },
  body,
})

function mailOf(inbox: Inbox, owner: string, id: string): InboxMail {
  const changes = inbox.changes()
  const found = changes.find((change) => 'id' in change && change.id === id)
  const isGone = changes.some((change) => 'removed' in change && change.removed === id)
  if (found === undefined || !('id' in found) || isGone) throw notThere()
  if (found.to.toLowerCase() !== owner.toLowerCase()) throw notThere()
  return found
}

const writtenOf = (inbox: Inbox, owner: string, id: string): Written =>
  mailOf(inbox, owner, id).written ?? { name: '', subject: '', text: '', attachments: [] }

function shownOf(one: WrittenAttachment, index: number, select: readonly string[]) {
  const { name, contentType, content, isInline } = one
  const size = content === undefined ? 0 : Buffer.byteLength(content, 'base64')
  const all = { id: `a-${index}`, name, contentType, size, isInline }
  const kind = content === undefined ? 'referenceAttachment' : 'fileAttachment'
  const shown = Object.entries(all).filter(([key]) => select.length === 0 || select.includes(key))
  return { '@odata.type': `#microsoft.graph.${kind}`, ...Object.fromEntries(shown) }
}

const BOUNDARY = 'part-of-the-mail'

function asFile(mail: InboxMail, { name, subject, text, attachments }: Written): string {
  const plain = (words: string) => words.replaceAll(/[\r\n"]/g, ' ')
  const parts = attachments.flatMap((one) =>
    one.content === undefined
      ? []
      : [
          `--${BOUNDARY}`,
          `Content-Type: ${one.contentType}; name="${plain(one.name)}"`,
          'Content-Transfer-Encoding: base64',
          ...['', one.content],
        ],
  )
  return [
    `From: ${plain(name)} <${mail.from}>`,
    `To: ${mail.to}`,
    `Subject: ${plain(subject)}`,
    `Date: ${new Date(mail.receivedAt).toUTCString()}`,
    `Message-ID: ${mail.internetMessageId}`,
    `Content-Type: multipart/mixed; boundary="${BOUNDARY}"`,
    ...['', `--${BOUNDARY}`, 'Content-Type: text/plain; charset=utf-8', '', text],
    ...[...parts, `--${BOUNDARY}--`, ''],
  ].join('\r\n')
}
