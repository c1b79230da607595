/** A statement whose text is written once, with its places `$1`, `$2`: nothing is built and compiled anew for each turn. */
import { CompiledQuery, type Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/**
 * The rows of the few statements that every turn asks: Kysely’s builder or its template makes one cost our CPU two fifths
 * more (docs/performance.md). Whatever is asked more rarely is built, and its columns are checked as it compiles.
 */
export async function rowsOf<Row>(
  db: Kysely<Tables>,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(text, [...values]))
  return rows
}
