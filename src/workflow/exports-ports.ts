/** What is fetched as a file: made when it is fetched, for one person, by a link that works once. */
import type { Moment } from '../domain/moment.ts'
import type { PersonId } from '../domain/people.ts'

export type ExportKind =
  | 'statistics-csv'
  | 'statistics-pdf'
  | 'inspection-pdf'
  | 'inspection-json'
  | 'inspection-redacted'
  | 'purge-certificate'

/** `about` holds ids, references and days alone. */
export type ExportAsk = {
  readonly kind: ExportKind
  readonly about: Readonly<Record<string, string>>
  readonly person: PersonId
}

export type ExportTicket = ExportAsk & {
  /** The SHA-256 of the ticket; the ticket itself is kept nowhere. */
  readonly hash: string
  readonly until: Moment
}

/** A file as it is made. `name` holds a reference or a period alone. */
export type Exported = {
  readonly name: string
  readonly type: string
  readonly chunks: AsyncIterable<Uint8Array>
}

export type ExportTransaction = {
  keepExportTicket(ticket: ExportTicket, at: Moment): Promise<void>
  /** Uses it up. Also undefined after its time. */
  takeExportTicket(hash: string, at: Moment): Promise<ExportTicket | undefined>
}
