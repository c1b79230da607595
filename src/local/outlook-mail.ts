/** The mailbox of the Graph stand-in: takes mail, keeps it, and lists Sent Items. */
import type { z } from 'zod'
import { GraphNo, jsonBody, type Route } from './outlook-answers.ts'
import { type Cabinet, counterName } from './outlook-cabinet.ts'
import { checkMessage, type MESSAGE, SEND_MAIL } from './outlook-mail-shapes.ts'
import { sentItems } from './outlook-sent-items.ts'

export type KeptMail = {
  readonly id: string
  /** The mailbox it was sent from. */
  readonly from: string
  /** One address, or several with commas. */
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly attachments: readonly {
    readonly name: string
    readonly contentType: string
    readonly bytes: Buffer
  }[]
  readonly dispatchId: string | undefined
  /** Whole seconds, as Exchange keeps them: `2026-11-21T09:30:00Z`. */
  readonly sentAt: string
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly inSentItems: boolean
}

export type Mailbox = {
  readonly sentHeaders: boolean
  mails(): readonly KeptMail[]
  accept(from: string, sent: z.infer<typeof SEND_MAIL>): Promise<void>
}

type MailboxOptions = { readonly cabinet: Cabinet; readonly now: () => number; readonly sentHeaders: boolean }

const DISPATCH_HEADER = 'x-prison-contact-dispatch'

export async function openMailbox({ cabinet, now, sentHeaders }: MailboxOptions): Promise<Mailbox> {
  const stored = await cabinet.all('mails', '.json')
  const kept = stored.map(({ bytes }) => fromDisk(bytes))
  let count = Number.parseInt(stored.at(-1)?.name ?? '0', 10)
  return {
    sentHeaders,
    mails: () => [...kept],
    accept: async (from, sent) => {
      count += 1
      const id = counterName(count)
      const sentAt = new Date(now()).toISOString().replace(/\.\d+Z$/, 'Z')
      const mail = { ...mailOf(sent.message), id, from, sentAt, inSentItems: sent.saveToSentItems ?? true }
      await cabinet.put('mails', `${id}.json`, onDisk(mail))
      kept.push(mail)
      kept.sort((a, b) => a.id.localeCompare(b.id))
    },
  }
}

export const mailRoutes = (mailbox: Mailbox): readonly Route[] => [
  {
    method: 'POST',
    path: /^\/v1\.0\/users\/([^/]+)\/sendMail$/,
    answer: async (call, [from = '']) => {
      const sent = jsonBody(call, SEND_MAIL)
      checkMessage(sent.message)
      await mailbox.accept(from, sent)
      return { status: 202 }
    },
  },
  {
    method: 'GET',
    path: /^\/v1\.0\/users\/([^/]+)\/mailFolders\/([^/]+)\/messages$/,
    answer: (call, [owner = '', folder = '']) => {
      if (folder.toLowerCase() !== 'sentitems')
        throw new GraphNo(404, 'ErrorItemNotFound', 'The specified object was not found in the store.')
      return sentItems(call, owner, mailbox)
    },
  },
]

type MailParts = Omit<KeptMail, 'id' | 'from' | 'sentAt' | 'inSentItems'>

function mailOf(message: z.infer<typeof MESSAGE>): MailParts {
  const headers = (message.internetMessageHeaders ?? []).map(({ name, value }) => ({ name, value }))
  const everyone = [message.toRecipients, message.ccRecipients, message.bccRecipients].flatMap(
    (some) => some ?? [],
  )
  return {
    to: everyone.map((one) => one.emailAddress.address).join(', '),
    subject: message.subject ?? '',
    text: message.body?.content ?? '',
    attachments: (message.attachments ?? []).map(({ name, contentType, contentBytes }) => ({
      name,
      contentType: contentType ?? 'application/octet-stream',
      bytes: Buffer.from(contentBytes, 'base64'),
    })),
    dispatchId: headers.find(({ name }) => name.toLowerCase() === DISPATCH_HEADER)?.value,
    headers,
  }
}

function onDisk(mail: KeptMail): Buffer {
  const attachments = mail.attachments.map((one) => ({ ...one, bytes: one.bytes.toString('base64') }))
  return Buffer.from(JSON.stringify({ ...mail, attachments }))
}

type StoredMail = Omit<KeptMail, 'attachments'> & {
  attachments: { name: string; contentType: string; bytes: string }[]
}

function fromDisk(bytes: Buffer): KeptMail {
  const mail: StoredMail = JSON.parse(bytes.toString())
  const attachments = mail.attachments.map((one) => ({ ...one, bytes: Buffer.from(one.bytes, 'base64') }))
  return { ...mail, attachments }
}
