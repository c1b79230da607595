/** Seals anew what is sealed with an older key or not at all: a batch at a time under the locks of its rows, while all goes on. */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { headFor, keyIdOfBytes, keyIdOfText, openBytes, openText, sealBytes, sealText } from './envelope.ts'
import type { KeyRing } from './key-ring.ts'
import { at, SEALED, type SealedColumn, type SealedName } from './sealed-columns.ts'
import { isWhole, ringOf } from './sealing.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export const SEALED_NAMES = Object.keys(SEALED) as readonly SealedName[]

/** Rows of one transaction. Whoever wants one of them waits that long. */
const AT_ONCE = 50

/** `clear` is not sealed; `older` is how many are sealed with which other key. */
export type Left = {
  readonly column: SealedName
  readonly clear: number
  readonly older: ReadonlyMap<string, number>
}

/** What is not sealed with the first key of the ring, by column; columns with nothing left are not in it. */
export async function leftToSeal(db: Db): Promise<readonly Left[]> {
  const all: Left[] = []
  for (const name of SEALED_NAMES) {
    const { rows } = await sql<{ key: string | null; count: number }>`
      select substring(${beginningOf(SEALED[name])} from '^v1\\.([a-z0-9-]+)\\.') as key, count(*)::int as count
      from ${sql.table(SEALED[name].table)} where ${isStale(db, SEALED[name])} group by 1 order by 1`.execute(
      db,
    )
    if (rows.length > 0)
      all.push({
        column: name,
        clear: rows.find(({ key }) => key === null)?.count ?? 0,
        older: new Map(rows.flatMap(({ key, count }) => (key === null ? [] : [[key, count]]))),
      })
  }
  return all
}

/**
 * One pass over one column: how many were sealed anew. Where everything was sealed once, what stands clear is left: who
 * seals it says that it is true. What somebody has locked just now is passed over, so that nobody
 * ever waits for one another; another pass finds it. Each batch is a transaction: it can be stopped at any time.
 */
export async function resealColumn(db: Db, name: SealedName): Promise<number> {
  let count = 0
  for (let after: Row | undefined; ; ) {
    const rows = await db.transaction().execute((tx) => resealBatch(tx, name, after))
    count += rows.length
    after = rows.at(-1)
    if (rows.length < AT_ONCE) return count
  }
}

type Row = Readonly<Record<string, unknown>>

async function resealBatch(tx: Db, name: SealedName, after: Row | undefined): Promise<readonly Row[]> {
  const column: SealedColumn = SEALED[name]
  const table = sql.table(column.table)
  // Before any row: who locks the whole table then waits for us, and we never for them with rows in our hands.
  await sql`lock table ${table} in row exclusive mode`.execute(tx)
  const key = sql.join(column.key.map((part) => sql.ref(part)))
  const behind =
    after === undefined ? sql`true` : sql`(${key}) > (${sql.join(column.key.map((part) => after[part]))})`
  const { rows } = await sql<Row>`
    select ${key}, ${sql.ref(column.column)} from ${table} where ${behind} and ${isStale(tx, column)} and ${isToSeal(tx, column)}
    order by ${key} limit ${AT_ONCE} for update skip locked`.execute(tx)
  for (const row of rows) {
    const place = at(name, ...column.key.map((part) => String(row[part])))
    const own = sql.join(
      column.key.map((part) => sql`${sql.ref(part)} = ${row[part]}`),
      sql` and `,
    )
    const anew = anewIn(ringOf(tx), place, row[column.column])
    await sql`update ${table} set ${sql.ref(column.column)} = ${column.holds === 'json' ? sql`${anew}::jsonb` : anew}
      where ${own}`.execute(tx)
  }
  return rows
}

/** Opened with whichever key it was sealed with, and sealed with the first. */
function anewIn(ring: KeyRing, place: ReturnType<typeof at>, stored: unknown): string | Uint8Array {
  if (stored instanceof Uint8Array)
    return sealBytes(
      ring,
      place,
      keyIdOfBytes(stored) === undefined ? stored : openBytes(ring, place, stored),
    )
  const isJson = SEALED[place.column as SealedName].holds === 'json'
  const words =
    typeof stored !== 'string'
      ? JSON.stringify(stored)
      : keyIdOfText(stored) === undefined
        ? stored
        : openText(ring, place, stored)
  const sealed = sealText(ring, place, words)
  return isJson ? JSON.stringify(sealed) : sealed
}

/** As text, as far as the id of a key may go. */
function beginningOf({ column, holds }: SealedColumn): RawBuilder<unknown> {
  if (holds === 'bytes') return sql`encode(substring(${sql.ref(column)} from 1 for 40), 'escape')`
  return holds === 'json' ? sql`left(${sql.ref(column)} #>> '{}', 40)` : sql`left(${sql.ref(column)}, 40)`
}

/** An emptied mail and no words are nothing to seal. */
function isStale(db: Db, column: SealedColumn): RawBuilder<unknown> {
  const text = beginningOf(column)
  const head = headFor(ringOf(db).writer)
  return sql`${sql.ref(column.column)} is not null and ${text} not in ('', '{}') and not starts_with(${text}, ${head})`
}

const isToSeal = (db: Db, column: SealedColumn): RawBuilder<unknown> =>
  isWhole(db) ? sql`${beginningOf(column)} like 'v1.%'` : sql`true`
