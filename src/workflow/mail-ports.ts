/** What following up an e-mail needs from the store. */
import type { Delivery } from '../domain/mail.ts'
import type { Moment } from '../domain/moment.ts'
import type { Reference } from '../domain/referral.ts'

/** A promise of an e-mail, by its key. */
export type SentNotice = { readonly key: string; readonly reference: Reference }

/** What ties a mail in the inbox to one of ours. */
export type MailAnswer = {
  /** The internet message ids that it names as those it answers. */
  readonly answers: readonly string[]
  readonly conversationId: string
}

/** A mail that came to the shared mailbox: ids and a moment, never a word of it. */
export type InboxMail = MailAnswer & {
  readonly messageId: string
  readonly kind: 'bounce' | 'automatic' | 'person'
  readonly at: Moment
}

export type MailTransaction = {
  deliveries(reference: Reference): Promise<readonly Delivery[]>
  /** Says how many of this kind the e-mail had before; undefined when this very one was noted already. */
  keepDelivery(delivery: Delivery): Promise<number | undefined>
  /** Promises that are still open and no longer needed, since another one has said what they would say. */
  settleUnsaid(keys: readonly string[], at: Moment): Promise<void>
}

export type MailStore = {
  deliveries(reference: Reference): Promise<readonly Delivery[]>
  noticeByDispatch(dispatchId: string): Promise<SentNotice | undefined>
  /** `at` is when the answer came: what went out later is not what it answers. */
  noticeAnswered(answer: MailAnswer & { readonly at: Moment }): Promise<SentNotice | undefined>
  /** Keeps what came until `forgetInbox`; what is kept already stays as it is. */
  keepInbox(mails: readonly InboxMail[], at: Moment): Promise<void>
  /** Of what is kept, that which answers an e-mail whose copy in Sent Items is known, the oldest first. */
  inboxAnswers(most: number): Promise<readonly InboxMail[]>
  forgetInbox(messageId: string): Promise<void>
  forgetInboxBefore(before: Moment): Promise<void>
  /** Accepted between those moments, not seen in Sent Items since, and nobody was told. */
  unseen(between: {
    readonly from: Moment
    readonly until: Moment
    readonly most: number
  }): Promise<readonly SentNotice[]>
  /** The newest e-mail that was accepted before `until`, while not one e-mail was ever seen in Sent Items. */
  blindFor(until: Moment): Promise<SentNotice | undefined>
}
