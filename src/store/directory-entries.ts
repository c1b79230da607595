/** The entries of the directory in their table, and what the store knows to be open with a person. */
import { type Kysely, type Selectable, sql } from 'kysely'
import { FINISHED } from '../domain/referral.ts'
import type { DirectoryEntry } from '../domain/staff-directory.ts'
import type { DirectoryStore, DirectoryTransaction, OpenDraft } from '../workflow/directory-ports.ts'
import { at, openJson, sealJson } from './sealing.ts'
import { rowsOf } from './statement.ts'
import type { DirectoryEntryTable, Tables } from './tables.ts'
import { together } from './together.ts'

type Db = Kysely<Tables>

export const directoryStore = (db: Db): DirectoryStore => ({
  entries: () => loadEntries(db),
  entryCount: countOf(db),
  toSign: (person) => toSign(db, person),
  draftsOf: (person) => draftsOf(db, person),
  workers: () => workers(db),
})

export const directoryTransaction = (tx: Db): DirectoryTransaction => ({
  lockEntries: async () => {
    // In a statement of its own: what waits for a lock would read the table as it was before it waited.
    await sql`lock table directory_entry in share row exclusive mode`.execute(tx)
    return loadEntries(tx)
  },
  keepEntries: (entries) => keepEntries(tx, entries),
  leaveChannel: (channelId) => leaveChannel(tx, channelId),
  giveDrafts: (from, to) => giveDrafts(tx, from, to),
})

/** Every turn asks: those that come together ask once. */
function countOf(db: Db): DirectoryStore['entryCount'] {
  const ask = together<undefined, number>(() => countEntries(db))
  return () => ask(undefined)
}

/** Every change adds a row, and none is ever taken away. */
async function countEntries(db: Db): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(db, 'select count(*)::int as count from directory_entry')
  return row?.count ?? 0
}

async function loadEntries(db: Db): Promise<readonly DirectoryEntry[]> {
  const rows = await db
    .selectFrom('directory_entry as entry')
    .selectAll('entry')
    .where('entry.version', '=', (sub) =>
      sub
        .selectFrom('directory_entry as other')
        .select(({ fn }) => fn.max('other.version').as('newest'))
        .whereRef('other.kind', '=', 'entry.kind')
        .whereRef('other.id', '=', 'entry.id'),
    )
    .orderBy('entry.kind')
    .orderBy('entry.id')
    .execute()
  return rows.map((row) => asEntry(db, row))
}

const placeOf = ({ kind, id, version }: Pick<DirectoryEntryTable, 'kind' | 'id' | 'version'>) =>
  at('directory_entry.body', kind, id, version)

const asEntry = (db: Db, { body, ...entry }: Selectable<DirectoryEntryTable>) =>
  ({ ...entry, body: openJson(db, placeOf(entry), body) }) as DirectoryEntry

async function keepEntries(tx: Db, entries: readonly DirectoryEntry[]): Promise<void> {
  if (entries.length === 0) return
  await tx
    .insertInto('directory_entry')
    .values(entries.map((entry) => ({ ...entry, body: sealJson(tx, placeOf(entry), entry.body) })))
    .execute()
  const gone = entries.filter(({ kind, state }) => kind === 'note' && state === 'gone').map(({ id }) => id)
  if (gone.length > 0) await takeOutWords(tx, gone)
}

/** Of every version there was of these notes. */
async function takeOutWords(tx: Db, notes: readonly string[]): Promise<void> {
  const rows = await tx
    .selectFrom('directory_entry')
    .select(['kind', 'id', 'version', 'body'])
    .where('kind', '=', 'note')
    .where('id', 'in', notes)
    .execute()
  for (const { body, ...row } of rows) {
    const without = { ...openJson(tx, placeOf(row), body), words: '' } as DirectoryEntry['body']
    await tx
      .updateTable('directory_entry')
      .set({ body: sealJson(tx, placeOf(row), without) })
      .where('kind', '=', row.kind)
      .where('id', '=', row.id)
      .where('version', '=', row.version)
      .execute()
  }
}

async function toSign(db: Db, person: string): Promise<readonly string[]> {
  const { rows } = await sql<{ reference: string }>`
    select reference from referral where status = 'submitted' and lower(to_sign) = lower(${person})
    order by reference`.execute(db)
  return rows.map(({ reference }) => reference)
}

async function draftsOf(db: Db, person: string): Promise<readonly OpenDraft[]> {
  const rows = await db
    .selectFrom('draft')
    .select(['id', 'kind', 'updated_at'])
    .where('person', '=', person)
    .orderBy('updated_at', 'desc')
    .execute()
  return rows.map(({ id, kind, updated_at }) => ({
    id,
    kind: kind as OpenDraft['kind'],
    updatedAt: updated_at,
  }))
}

async function workers(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('referral')
    .select('worker')
    .distinct()
    .where('worker', 'is not', null)
    .where('status', '<>', 'sent')
    .where('status', 'not in', FINISHED)
    .execute()
  return rows.flatMap(({ worker }) => worker ?? [])
}

/** With no day, a card is never taken for one of an earlier day. */
async function leaveChannel(tx: Db, channelId: string): Promise<void> {
  await tx.updateTable('channel_post').set({ shown_day: null }).where('channel_id', '=', channelId).execute()
}

async function giveDrafts(tx: Db, from: string, to: string): Promise<number> {
  const given = await tx
    .updateTable('draft')
    .set({ person: to })
    .where('person', '=', from)
    .where('kind', '=', 'referral')
    .returning('id')
    .execute()
  return given.length
}
