/** The tables as Kysely sees them. What is personal is `Sealed`; docs/encryption.md has a line for each column. */
import type { ColumnType, Generated } from 'kysely'
import type { Copied } from '../domain/assessment.ts'
import type { Answers } from '../domain/form.ts'
import type { BookHolder, Ending, Mailbox } from '../domain/recipient-book.ts'
import type { Referral } from '../domain/referral.ts'
import type { DirectoryEntry } from '../domain/staff-directory.ts'
import type { AuditTable } from './audit-tables.ts'
import type { ExportTables } from './export-tickets.ts'
import type { FigureTables } from './figure-tables.ts'
import type { GlassTable } from './glass.ts'
import type { NameTables } from './name-tables.ts'
import type { PaperTables } from './paper-tables.ts'
import type { PurgedTable } from './purged-table.ts'
import type { Sealed, SealedBytes } from './sealing.ts'

/** Written as an ISO text, read as an ISO text ending in Z. */
type Instant = ColumnType<string, string, string>
type MaybeInstant = ColumnType<string | null, string | null | undefined, string | null>
type MaybeText = MaybeInstant

export type ReferralTable = {
  reference: string
  version: number
  status: string
  team: string
  worker: string | null
  due_day: string
  /** When the sweep looks at it; null when nothing will come up by itself. */
  next_look_at: MaybeInstant
  /** The newest save of a page. */
  progress_at: MaybeInstant
  /** Of what stands in the index of names. */
  names_seal: ColumnType<number | null, number | null | undefined, number | null>
  /** The version that was counted last, see `figures-refresh.ts`. */
  figured: ColumnType<number | null, number | null | undefined, number | null>
  /** The day on which the copy here goes, unless something comes up; null while something keeps it. */
  goes_on: ColumnType<string | null, string | null | undefined, string | null>
  /** The days until which it is kept at least: once it is filed, and once it is in the case system. */
  filed_until: MaybeText
  case_system_until: MaybeText
  /** Whether the prison has said that they have the report. */
  has_receipt: Generated<boolean>
  /** Who has to sign what was submitted. */
  to_sign: MaybeText
  /** The code of the prison that it is about. */
  prison: MaybeText
  /** Ids of those who know of it, with a space between; null where it is not restricted. */
  restricted_to: MaybeText
  /** The LADO asked for it, or is sent its report. */
  for_lado: Generated<boolean>
  /** When what was signed goes. */
  release_at: MaybeInstant
  body: Sealed<Referral>
}

export type SectionTable = {
  reference: string
  key: string
  version: number
  answers: Sealed<Answers>
  saved_by: string
  saved_at: Instant
  /** Which answers were copied, and nobody has confirmed. */
  copied: ColumnType<Copied | null, string | null | undefined, string | null>
}

export type ReportTable = {
  reference: string
  submission: number
  signed: boolean
  child: number
  part: number
  file_name: string
  document: Sealed<string>
  bytes: SealedBytes | null
  sha256: string | null
  web_url: string | null
}

export type NoticeTable = {
  key: string
  reference: string
  event: string
  audience: string
  way: string
  what: string
  version: number
  status: Generated<'promised' | 'trying' | 'accepted' | 'failed' | 'not needed'>
  dispatch_id: string
  attempts: Generated<number>
  promised_at: Instant
  tried_at: MaybeInstant
  done_at: MaybeInstant
  fault: string | null
  person: string | null
}

/** `message_id` and `conversation_id` are those of Outlook; neither holds an address or a word of a mail. */
export type DeliveryTable = {
  notice: string
  kind: string
  at: Instant
  message_id: string
  conversation_id: string
}

/** As above: ids alone, of any mail that came to the shared mailbox, for about a day. */
export type InboxMailTable = {
  message_id: string
  kind: 'bounce' | 'automatic' | 'person'
  at: Instant
  conversation_id: string
  /** With spaces between. */
  answers: string
  read_at: Instant
}

export type NudgeTable = {
  reference: string
  name: string
  occasion: string
  /** A person's id, or `team channel`. */
  person: string
  status: 'waiting' | 'said' | 'passed over' | 'overtaken'
  quiet: string | null
  at: string
  decided_at: string
  hold_until: string
  notice: string | null
}

export type SnoozeTable = { reference: string; person: string; until: string; at: Instant }

export type AbsenceTable = {
  person: string
  source: string
  from_day: string
  until_day: string | null
  seen_at: Instant
}

export type MemoTable = { name: string; value: string; at: Instant }

export type DraftTable = {
  id: string
  person: string
  kind: string
  /** The referral that it is about, where it is one. */
  reference: MaybeText
  body: Sealed<object>
  updated_at: Instant
}

export type ConversationTable = {
  owner: string
  conversation_id: string
  service_url: string
  seen_at: Instant
}

export type ChannelPostTable = {
  reference: string
  channel_id: string
  conversation_id: string | null
  activity_id: string | null
  shown_version: number
  /** The day on which it was last drawn: “working days left” is true for one day. */
  shown_day: string | null
  busy_until: MaybeInstant
}

/** A line of the recipient book. The texts of a check name whom somebody rang. */
export type AddressTable = {
  id: string
  holder: string
  mailbox: Mailbox
  email: string
  entered_by: string
  entered_at: Instant
  checked_by: string | null
  checked_at: MaybeInstant
  checked_how: Sealed<string> | null
  verified_by: string | null
  verified_on: string | null
  verified_how: Sealed<string> | null
  ended_by: string | null
  ended_at: MaybeInstant
  ended_because: Ending | null
  ended_why: Sealed<string> | null
}

export type HolderTable = {
  id: string
  name: string
  phone: Sealed<string> | null
  status: BookHolder['status']
  sends_to: Mailbox
}

/** One version of an entry of the directory. Of people and prisons; a note holds what somebody typed. */
export type DirectoryEntryTable = {
  kind: DirectoryEntry['kind']
  id: string
  version: number
  state: DirectoryEntry['state']
  body: Sealed<DirectoryEntry['body']>
  by: string
  at: Instant
}

export type CounterTable = { year: number; last: number }

/** Digests, dates and references alone. The last three are there once its transaction has ended. */
export type IntakeKeyTable = {
  caller: string
  key: string
  body: string
  reference: string | null
  received_on: string | null
  due_on: string | null
  at: Instant
}

export type Tables = PaperTables &
  ExportTables &
  FigureTables &
  NameTables & {
    referral: ReferralTable
    glass: GlassTable
    section: SectionTable
    report: ReportTable
    notice: NoticeTable
    delivery: DeliveryTable
    inbox_mail: InboxMailTable
    audit: AuditTable
    draft: DraftTable
    conversation: ConversationTable
    channel_post: ChannelPostTable
    reference_counter: CounterTable
    nudge: NudgeTable
    snooze: SnoozeTable
    absence: AbsenceTable
    memo: MemoTable
    recipient_address: AddressTable
    recipient_holder: HolderTable
    intake_key: IntakeKeyTable
    directory_entry: DirectoryEntryTable
    purged: PurgedTable
  }
