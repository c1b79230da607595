/** Papers with their bytes, and the tickets that open one of them once. */
import { type Kysely, type Selectable, sql } from 'kysely'
import type { Moment } from '../domain/moment.ts'
import type { Paper, PaperKind } from '../domain/papers.ts'
import type { Reference } from '../domain/referral.ts'
import type { PaperStore, PaperTicket, PaperTransaction } from '../workflow/papers-ports.ts'
import type { PaperTable } from './paper-tables.ts'
import { at, openJson, openPages, sealJson, sealPages } from './sealing.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export const paperStore = (db: Db): PaperStore => ({
  papers: (reference) => papersOf(db, reference),
  paper: (id) => loadPaper(db, id),
  looseOf: (person) => looseOf(db, person, false),
  papersById: (ids) => papersById(db, ids),
  forgetPapersBefore: (before) => forgetPapersBefore(db, before),
  forgetTicketsBefore: (before) => forgetTicketsBefore(db, before),
})

export const paperTransaction = (tx: Db): PaperTransaction => ({
  keepPaper: (paper, bytes) => keepPaper(tx, paper, { bytes }),
  attachPapers: (ids, reference) => attachPapers(tx, ids, reference),
  describePaper: (id, as) => describePaper(tx, id, as),
  keepTicket: (ticket) => keepTicket(tx, ticket),
  takeTicket: (hash, at) => takeTicket(tx, hash, at),
  purgePapers: (reference) => purgePapers(tx, reference),
  dropPaper: (id) => dropPaper(tx, id),
  looseOf: (person) => looseOf(tx, person, true),
})

const LISTED = [
  ...(['id', 'reference', 'kind', 'type', 'size', 'sha256'] as const),
  ...(['received_on', 'brought_by', 'at', 'body'] as const),
] as const

type Content = { readonly bytes: Uint8Array; readonly mail?: number }

/** `mail` is the mail of MASH that it came with. */
export async function keepPaper(tx: Db, paper: Paper, { bytes, mail }: Content): Promise<void> {
  const { id, reference, kind, name, type, size, sha256, receivedOn, by } = paper
  await tx
    .insertInto('paper')
    .values({
      ...{ id, reference: reference ?? null, kind, type, size, sha256, received_on: receivedOn },
      ...{ brought_by: by, at: paper.at },
      body: sealJson(tx, at('paper.body', id), { name }),
      bytes: sealPages(tx, at('paper.bytes', id), bytes),
      mail_item: mail ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** One after the other, so that they stand in this order. */
async function attachPapers(tx: Db, ids: readonly string[], reference: Reference): Promise<number> {
  let count = 0
  for (const id of ids) {
    const attached = await tx
      .updateTable('paper')
      .set({ reference, place: sql<number>`nextval('paper_order')` })
      .where('id', '=', id)
      .where('reference', 'is', null)
      .returning('id')
      .execute()
    count += attached.length
  }
  return count
}

async function describePaper(
  tx: Db,
  id: string,
  { kind, receivedOn }: { readonly kind: PaperKind; readonly receivedOn: string },
): Promise<void> {
  await tx
    .updateTable('paper')
    .set({ kind, received_on: receivedOn })
    .where('id', '=', id)
    .where('reference', 'is', null)
    .execute()
}

async function papersOf(db: Db, reference: Reference): Promise<readonly Paper[]> {
  const rows = await db
    .selectFrom('paper')
    .select(LISTED)
    .where('reference', '=', reference)
    .orderBy('place')
    .execute()
  return rows.map((row) => asPaper(db, row))
}

/** Those that came with a mail of MASH. */
export async function papersOfMail(db: Db, mail: number): Promise<readonly Paper[]> {
  const rows = await db
    .selectFrom('paper')
    .select(LISTED)
    .where('mail_item', '=', mail)
    .orderBy('place')
    .execute()
  return rows.map((row) => asPaper(db, row))
}

async function papersById(db: Db, ids: readonly string[]): Promise<readonly Paper[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('paper').select(LISTED).where('id', 'in', ids).execute()
  const byId = new Map(rows.map((row) => [row.id, asPaper(db, row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

async function looseOf(db: Db, person: string, lock: boolean): Promise<readonly Paper[]> {
  const query = db
    .selectFrom('paper')
    .select(LISTED)
    .where('brought_by', '=', person)
    .where('reference', 'is', null)
    .where('mail_item', 'is', null)
    .orderBy('place')
  const rows = await (lock ? query.forUpdate() : query).execute()
  return rows.map((row) => asPaper(db, row))
}

async function loadPaper(
  db: Db,
  id: string,
): Promise<{ readonly paper: Paper; readonly bytes: Uint8Array } | undefined> {
  const row = await db.selectFrom('paper').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  return { paper: asPaper(db, row), bytes: openPages(db, at('paper.bytes', id), row.bytes) }
}

type Listed = Omit<Selectable<PaperTable>, 'bytes' | 'place' | 'mail_item'>

const asPaper = (db: Db, row: Listed): Paper => ({
  ...{ id: row.id, reference: row.reference ?? undefined, kind: row.kind as PaperKind },
  name: openJson(db, at('paper.body', row.id), row.body).name,
  ...{ type: row.type, size: row.size, sha256: row.sha256, receivedOn: row.received_on },
  ...{ by: row.brought_by, at: row.at },
})

async function purgePapers(tx: Db, reference: Reference): Promise<void> {
  await tx.deleteFrom('paper').where('reference', '=', reference).execute()
}

/** One that belongs to a referral stays. */
async function dropPaper(tx: Db, id: string): Promise<void> {
  await tx.deleteFrom('paper').where('id', '=', id).where('reference', 'is', null).execute()
}

async function forgetPapersBefore(db: Db, before: Moment): Promise<number> {
  const gone = await db
    .deleteFrom('paper')
    .where('reference', 'is', null)
    .where('mail_item', 'is', null)
    .where('at', '<', before)
    .returning('id')
    .execute()
  return gone.length
}

async function keepTicket(tx: Db, ticket: PaperTicket): Promise<void> {
  await tx.insertInto('paper_ticket').values(ticket).execute()
}

async function takeTicket(tx: Db, hash: string, at: Moment): Promise<PaperTicket | undefined> {
  return tx
    .deleteFrom('paper_ticket')
    .where('hash', '=', hash)
    .where('until', '>=', at)
    .returning(['hash', 'paper', 'person', 'until'])
    .executeTakeFirst()
}

async function forgetTicketsBefore(db: Db, before: Moment): Promise<void> {
  await db.deleteFrom('paper_ticket').where('until', '<', before).execute()
}
