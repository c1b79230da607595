/** What stands in the store, opened: every row of a table as text, with what is sealed in it as words and bytes. */
import { sql } from 'kysely'
import type { Database } from '../../src/store/database.ts'
import { keyIdOfBytes, keyIdOfText, openBytes, openText, type Place } from '../../src/store/envelope.ts'
import { at, SEALED, type SealedName } from '../../src/store/sealed-columns.ts'
import { ringOf } from '../../src/store/sealing.ts'

/** Every row of every table, in whatever schema. `open` is whether what is sealed is opened. */
export async function everyRow(database: Database, open: boolean): Promise<readonly string[]> {
  const { rows } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(
    database.kysely,
  )
  const texts: string[] = []
  for (const { schema, name } of rows) {
    const table = await sql<Row>`select * from ${sql.table(`${schema}.${name}`)}`.execute(database.kysely)
    texts.push(...table.rows.map((row) => textOf(open ? openedRow(database, name, row) : row)))
  }
  return texts
}

type Row = Record<string, unknown>

const textOf = (row: Row): string =>
  Object.values(row)
    .map((value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : JSON.stringify(value),
    )
    .join(' ')

export function openedRow({ kysely }: Database, table: string, row: Row): Row {
  const ring = ringOf(kysely)
  const opened = { ...row }
  for (const [name, sealed] of Object.entries(SEALED)) {
    const value = row[sealed.column]
    if (sealed.table !== table || value === null) continue
    const place: Place = at(name as SealedName, ...sealed.key.map((key) => String(row[key])))
    if (value instanceof Uint8Array)
      opened[sealed.column] = keyIdOfBytes(value) === undefined ? value : openBytes(ring, place, value)
    else if (typeof value !== 'string') opened[sealed.column] = JSON.stringify(value)
    else if (keyIdOfText(value) !== undefined) opened[sealed.column] = openText(ring, place, value)
  }
  return opened
}

/** Every key that any sealed value stands under. */
export async function keysThere({ run }: Database): Promise<ReadonlySet<string | undefined>> {
  const found = new Set<string | undefined>()
  for (const { table, column } of Object.values(SEALED)) {
    const { rows } = await run(`select ${column} as value from ${table} where ${column} is not null`)
    for (const { value } of rows as { value: unknown }[]) {
      if (value === '' || JSON.stringify(value) === '{}') continue
      found.add(value instanceof Uint8Array ? keyIdOfBytes(value) : keyIdOfText(String(value)))
    }
  }
  return found
}
