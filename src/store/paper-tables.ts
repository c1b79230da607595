/** The tables of papers and of the MASH mailbox, as Kysely sees them. What is personal stands in `body` and `bytes`. */
import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely'
import type { MailItem } from '../domain/mail-item.ts'
import type { PaperType } from '../domain/papers.ts'

type Instant = ColumnType<string, string, string>
type MaybeInstant = ColumnType<string | null, string | null | undefined, string | null>
type Json<T extends object> = JSONColumnType<T, string, string>

export type PaperTable = {
  id: string
  reference: string | null
  kind: string
  type: PaperType
  size: number
  sha256: string
  received_on: string
  brought_by: string
  at: Instant
  body: Json<{ name: string }>
  bytes: Buffer
  /** Where it stands among the papers of its referral. */
  place: Generated<number>
  /** The mail of MASH that it came with. */
  mail_item: number | null
}

/** `hash` is the SHA-256 of a ticket, `until` the end of its time. */
export type PaperTicketTable = { hash: string; paper: string; person: string; until: Instant }

/** `body` is empty once it is dealt with. */
export type MailItemTable = {
  number: GeneratedAlways<number>
  message_id: string
  received_at: Instant
  state: MailItem['state']
  reference: string | null
  decided_by: string | null
  decided_at: MaybeInstant
  body: Json<Partial<MailItem['words']>>
}

export type PaperTables = {
  mail_item: MailItemTable
  paper: PaperTable
  paper_ticket: PaperTicketTable
}
