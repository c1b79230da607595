/**
 * The store on a PostgreSQL server: one pool for everything, and several instances of the bot side by side.
 */
import pg from 'pg'
import { postgresReaders } from './column-types.ts'

/**
 * A pool of at most 10 connections that gives up on a new one after 10 seconds. Nothing is opened until it is
 * used.
 */
export function openPool(databaseUrl: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 10,
    connectionTimeoutMillis: 10_000,
    application_name: 'prison-contact',
    types: postgresReaders,
    onConnect: async (client) => void (await client.query("set time zone 'UTC'")),
  })
  // A server that restarts drops idle connections. The pool forgets them; the next query opens another or
  // says why not.
  pool.on('error', () => undefined)
  return pool
}

/** One text of SQL in a session of its own, outside any transaction, with the values as `pg` reads them. */
export async function runOnPool(
  pool: pg.Pool,
  text: string,
  values: readonly unknown[],
): Promise<{ rows: unknown[] }> {
  const client = await pool.connect()
  try {
    const result: pg.QueryResult | pg.QueryResult[] = await client.query({
      text,
      values: [...values],
      types: pg.types,
    })
    client.release()
    return { rows: [result].flat().flatMap(({ rows }): unknown[] => rows) }
  } catch (fault) {
    // Several statements may have left a transaction half way: the next user must not get that session.
    client.release(true)
    throw fault
  }
}
