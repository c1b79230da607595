/** Tickets by which a file that is made for one person is fetched once. */
import type { ColumnType, JSONColumnType, Kysely } from 'kysely'
import type { ExportAsk, ExportKind, ExportTransaction } from '../workflow/exports-ports.ts'
import type { PressTables } from './presses.ts'
import type { Tables } from './tables.ts'

/** `hash` is the SHA-256 of a ticket, `until` the end of its time. */
export type ExportTables = PressTables & {
  export_ticket: {
    hash: string
    kind: ExportKind
    about: JSONColumnType<ExportAsk['about'] & object, string, string>
    person: string
    until: ColumnType<string, string, string>
  }
}

/** Those whose time is over go with the next one that is made. */
export const exportTransaction = (tx: Kysely<Tables>): ExportTransaction => ({
  async keepExportTicket({ about, ...ticket }, at) {
    await tx.deleteFrom('export_ticket').where('until', '<', at).execute()
    await tx
      .insertInto('export_ticket')
      .values({ ...ticket, about: JSON.stringify(about) })
      .execute()
  },
  takeExportTicket: (hash, at) =>
    tx
      .deleteFrom('export_ticket')
      .where('hash', '=', hash)
      .where('until', '>=', at)
      .returning(['hash', 'kind', 'about', 'person', 'until'])
      .executeTakeFirst(),
})
