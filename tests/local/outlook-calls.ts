/** Right calls to the Graph stand-in, to be sent as they are or with one thing wrong. */
import type { Outlook } from '../../src/local/outlook.ts'

export const SEND = '/users/prison.contact%40council.example/sendMail'
export const SENT = '/users/prison.contact%40council.example/mailFolders/sentitems/messages'
export const NOTIFY = '/users/u/teamwork/sendActivityNotification'
export const PUT = '/drives/d/items/f:/PCA-2026-0001.pdf:/content'
export const to = (address: string) => [{ emailAddress: { address } }]
export const message = {
  subject: 's',
  body: { contentType: 'text', content: 't' },
  toRecipients: to('a@prison.example'),
}
export const attachment = {
  '@odata.type': '#microsoft.graph.fileAttachment',
  name: 'a.pdf',
  contentBytes: 'JVBERg==',
}
export const topic = { source: 'text', value: 'v', webUrl: 'https://teams.microsoft.com/l/chat/0/0' }
export const note = {
  topic,
  activityType: 'a',
  previewText: { content: 'p' },
  templateParameters: [{ name: 'n', value: 'v' }],
}

export type Sending = { body?: unknown; type?: string; method?: string; token?: string }

export async function call(outlook: Outlook, path: string, sending: Sending = {}) {
  const { body, type = 'application/json', token = 'Bearer word' } = sending
  const raw = typeof body === 'string' || body instanceof Uint8Array || body === undefined
  const response = await fetch(outlook.baseUrl + path, {
    method: sending.method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(body === undefined ? {} : { 'content-type': type }),
      ...(token ? { authorization: token } : {}),
    },
    ...(body === undefined ? {} : { body: raw ? (body as string) : JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, text, error: text.startsWith('{') ? JSON.parse(text).error : undefined }
}
