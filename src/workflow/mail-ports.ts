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

export type MailTransaction = {
  deliveries(reference: Reference): Promise<readonly Delivery[]>
  /** Says how many of this kind the e-mail had before; undefined when this very one was noted already. */
  keepDelivery(delivery: Delivery): Promise<number | undefined>
}

export type MailStore = {
  deliveries(reference: Reference): Promise<readonly Delivery[]>
  noticeByDispatch(dispatchId: string): Promise<SentNotice | undefined>
  noticeAnswered(answer: MailAnswer): Promise<SentNotice | undefined>
  /** Accepted between those moments, not seen in Sent Items since, and nobody was told. */
  unseen(between: {
    readonly from: Moment
    readonly until: Moment
    readonly most: number
  }): Promise<readonly SentNotice[]>
}
