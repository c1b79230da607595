/** What the mail of MASH needs from the store. */
import type { MailItem } from '../domain/mail-item.ts'
import type { Moment } from '../domain/moment.ts'
import type { Paper } from '../domain/papers.ts'

export type NewMail = Pick<MailItem, 'receivedAt' | 'words'> & {
  /** Its internet message id: it is kept once for each. */
  readonly messageId: string
  readonly papers: readonly { readonly paper: Paper; readonly bytes: Uint8Array }[]
}

export type MailChange = Partial<Pick<MailItem, 'state' | 'reference' | 'decidedBy' | 'decidedAt' | 'words'>>

export type MailItemTransaction = {
  /** Says whether it is new; with its papers then. */
  keepMailItem(mail: NewMail): Promise<boolean>
  lockMailItem(number: number): Promise<MailItem | undefined>
  changeMailItem(number: number, change: MailChange): Promise<void>
  papersOfMail(number: number): Promise<readonly Paper[]>
}

export type MailItemStore = {
  mailItem(number: number): Promise<MailItem | undefined>
  /** Those that wait, the oldest first. */
  waitingMail(): Promise<readonly MailItem[]>
  papersOfMail(number: number): Promise<readonly Paper[]>
  /** Those of these message ids that are kept already. */
  knownMail(messageIds: readonly string[]): Promise<ReadonlySet<string>>
  /** Its words and papers, of what was dismissed before that moment; its id stays, so that it never comes again. */
  forgetDismissedMail(before: Moment): Promise<void>
  /** Whether this instance may change the one card about it now, for as long as `until`. */
  claimMailCard(at: Moment, until: Moment): Promise<boolean>
}
