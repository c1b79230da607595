/** The inbox of the Graph stand-in: what comes back, is answered by people or by machines, or is removed. */
import { randomUUID } from 'node:crypto'
import { type Cabinet, counterName } from './outlook-cabinet.ts'
import type { KeptMail } from './outlook-mail.ts'

export type InboxMail = {
  readonly id: string
  /** The mailbox it came to. */
  readonly to: string
  readonly from: string
  readonly internetMessageId: string
  readonly conversationId: string
  readonly receivedAt: string
  readonly messageClass: string
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  /** Of what somebody else sent; what comes back or answers has none here. */
  readonly written?: Written
}

export type Written = {
  readonly name: string
  readonly subject: string
  readonly text: string
  readonly attachments: readonly WrittenAttachment[]
}

export type WrittenAttachment = {
  readonly name: string
  readonly contentType: string
  /** In base64; undefined for a link to a file elsewhere. */
  readonly content: string | undefined
  readonly isInline: boolean
}

export type Delivery = Pick<InboxMail, 'to' | 'from'> & Written

/** One line of what happened, oldest first: a delta query reads on from any line. */
export type InboxChange = InboxMail | { readonly removed: string; readonly to: string }

export type Inbox = {
  changes(): readonly InboxChange[]
  bounce(mail: KeptMail): Promise<void>
  reply(mail: KeptMail, how: { readonly auto: boolean }): Promise<void>
  remove(id: string): Promise<void>
  /** A mail from elsewhere to any mailbox; its id. */
  deliver(mail: Delivery): Promise<string>
}

export const messageIdOf = ({ id }: Pick<KeptMail, 'id'>): string => `<${id}@outlook.local>`
export const conversationOf = ({ id }: Pick<KeptMail, 'id'>): string => `conversation-${id}`

const MAIL_SYSTEM = 'MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@outlook.local'

export async function openInbox({ cabinet, now }: { cabinet: Cabinet; now: () => number }): Promise<Inbox> {
  const kept: InboxChange[] = (await cabinet.all('inbox', '.json')).map(({ bytes }) =>
    JSON.parse(bytes.toString()),
  )
  const keep = async (change: InboxChange): Promise<void> => {
    const line = kept.length + 1
    kept.push(change)
    await cabinet.put('inbox', `${counterName(line)}.json`, Buffer.from(JSON.stringify(change)))
  }
  const receive = (about: KeptMail, more: Pick<InboxMail, 'from' | 'messageClass' | 'headers'>) =>
    keep({
      ...{ id: `in-${randomUUID()}`, to: about.from, ...more },
      internetMessageId: `<${randomUUID()}@elsewhere.example>`,
      conversationId: conversationOf(about),
      receivedAt: new Date(now()).toISOString().replace(/\.\d+Z$/, 'Z'),
    })
  const answers = (mail: KeptMail) => ({ name: 'In-Reply-To', value: messageIdOf(mail) })
  return {
    changes: () => [...kept],
    bounce: (mail) =>
      receive(mail, {
        ...{ from: MAIL_SYSTEM, messageClass: 'REPORT.IPM.Note.NDR' },
        headers: [
          { name: 'Content-Type', value: 'multipart/report; report-type=delivery-status; boundary="b"' },
          answers(mail),
        ],
      }),
    reply: (mail, { auto }) =>
      receive(mail, {
        ...{ from: mail.to, messageClass: 'IPM.Note' },
        headers: auto ? [answers(mail), { name: 'Auto-Submitted', value: 'auto-replied' }] : [answers(mail)],
      }),
    deliver: async ({ to, from, ...written }) => {
      const id = `in-${randomUUID()}`
      await keep({
        ...{ id, to, from, written, messageClass: 'IPM.Note', headers: [] },
        internetMessageId: `<${randomUUID()}@elsewhere.example>`,
        conversationId: `conversation-${id}`,
        receivedAt: new Date(now()).toISOString().replace(/\.\d+Z$/, 'Z'),
      })
      return id
    },
    remove: async (id) => {
      const mail = kept.find((change) => 'id' in change && change.id === id)
      if (mail !== undefined) await keep({ removed: id, to: mail.to })
    },
  }
}
