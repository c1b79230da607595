/**
 * The store on a PostgreSQL server: one pool for everything, and several instances of the bot side by side.
 */
import pg from 'pg'
import { postgresReaders } from './column-types.ts'

/** A person waits, and Teams gives up after ten seconds: whoever gets no connection by then is told so. */
const CONNECT_LIMIT_MS = 4_000
/** Of one statement, on both sides: neither a server that hangs nor a line that was cut off is waited for longer. */
const STATEMENT_LIMIT_MS = 30_000
/** Where the server still speaks, it says by itself that the statement took too long. */
const SERVER_FIRST_MS = 2_000
/** Locks of an instance that is cut off half-way through a transaction are let go after this. */
const IDLE_IN_TRANSACTION_MS = 60_000

const SESSION = `set time zone 'UTC'; set statement_timeout = ${STATEMENT_LIMIT_MS};
  set idle_in_transaction_session_timeout = ${IDLE_IN_TRANSACTION_MS}`

/** In between, on one connection, a statement may take as long as it needs: a migration. */
export const UNHURRIED = 'set statement_timeout = 0'
export const HURRIED = `set statement_timeout = ${STATEMENT_LIMIT_MS}`

/**
 * A pool of at most 10 connections that gives up on a new one after four seconds, and on a statement after thirty.
 * Nothing is opened until it is used. `failed` hears the code of each statement that fails.
 */
export function openPool(databaseUrl: string, failed: (code: unknown) => void = () => undefined): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 10,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: 'prison-contact',
    types: postgresReaders,
    onConnect: async (client) => {
      // The pool listens to idle ones alone: without this a line that is cut between two statements ends the process.
      client.on('error', () => undefined)
      limitWaits(client, failed)
      await client.query(SESSION)
    },
  })
  // A server that restarts drops idle connections. The pool forgets them; the next query opens another or
  // says why not.
  pool.on('error', () => undefined)
  return pool
}

type Asking = { query: (...given: readonly unknown[]) => unknown; on(event: 'end', heard: () => void): void }
type Line = { readonly connection: { readonly stream: { destroy(): void } } }

/**
 * `pg` can wait for an answer with a limit of its own, but then gives the connection back with the answer still to come.
 * Here the connection goes with the statement, and the pool opens another. One clock for all statements of a connection:
 * it is asked only whether anybody waits.
 */
function limitWaits(client: unknown, failed: (code: unknown) => void): void {
  const asking = client as Asking & Line
  const ask = asking.query.bind(client)
  let unhurried = false
  let waiting = 0
  const tooLate = setTimeout(() => {
    if (waiting > 0) asking.connection.stream.destroy()
  }, STATEMENT_LIMIT_MS + SERVER_FIRST_MS)
  // A statement under way keeps the process by its connection.
  tooLate.unref()
  asking.on('end', () => clearTimeout(tooLate))
  asking.query = (...given) => {
    if (given[0] === UNHURRIED) unhurried = true
    if (given[0] === HURRIED) unhurried = false
    const answer = ask(...given)
    if (unhurried || !(answer instanceof Promise)) return answer
    if (waiting === 0) tooLate.refresh()
    waiting += 1
    return answer.then(
      (result: unknown) => {
        waiting -= 1
        return result
      },
      (fault: unknown) => {
        waiting -= 1
        failed(Object(fault).code)
        throw fault
      },
    )
  }
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
