/** The tables of papers and of the MASH mailbox, as Kysely sees them. What is personal is `Sealed`. */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { MailItem } from '../domain/mail-item.ts'
import type { PaperType } from '../domain/papers.ts'
import type { Sealed, SealedBytes } from './sealing.ts'

type Instant = ColumnType<string, string, string>
type MaybeInstant = ColumnType<string | null, string | null | undefined, string | null>

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
  body: Sealed<{ name: string }>
  bytes: SealedBytes
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
  body: Sealed<Partial<MailItem['words']>>
}

export type PaperTables = {
  mail_item: MailItemTable
  paper: PaperTable
  paper_ticket: PaperTicketTable
}
