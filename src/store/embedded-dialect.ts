/**
 * Kysely over the embedded store. Using the database inside its own transaction fails after a while; it never
 * hangs.
 */
import type { PGlite, Results } from '@electric-sql/pglite'
import {
  AbortedTransactionError,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import { embeddedReaders } from './column-types.ts'
import type { EmbeddedStore } from './embedded.ts'
import { openStatements } from './embedded-statements.ts'
import { onlyReads } from './room.ts'

/** The dialect for `new Kysely`. Closing the store is left to whoever opened it. */
export function embeddedDialect({
  pglite,
  turns,
  room,
}: Pick<EmbeddedStore, 'pglite' | 'turns' | 'room'>): Dialect {
  const connection = connectionTo(pglite)
  // What was begun while there was room goes on to its end.
  let begun = false
  const careful: DatabaseConnection = {
    ...connection,
    executeQuery: (query) => {
      if (!begun && !onlyReads(query.sql)) room.need()
      return connection.executeQuery(query)
    },
  }
  const driver: Driver = {
    init: () => pglite.waitReady,
    destroy: async () => undefined,
    acquireConnection: async () => {
      await turns.take()
      return careful
    },
    releaseConnection: async () => {
      begun = false
      turns.give()
    },
    beginTransaction: async (_connection, settings) => {
      room.need()
      await pglite.exec(beginning(settings))
      begun = true
    },
    commitTransaction: async () => {
      // PostgreSQL answers COMMIT with ROLLBACK, and no error, when a statement failed and the caller went
      // on.
      const [result] = await pglite.exec('commit')
      if (result?.command === 'ROLLBACK') throw new AbortedTransactionError()
    },
    rollbackTransaction: async () => void (await pglite.exec('rollback')),
  }
  return {
    createAdapter: () => new EmbeddedAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createDriver: () => driver,
  }
}

const beginning = ({ isolationLevel, accessMode }: TransactionSettings): string =>
  ['begin', isolationLevel && `isolation level ${isolationLevel}`, accessMode].filter(Boolean).join(' ')

/** The turns above are the lock: the one session needs no second one while migrations run. */
class EmbeddedAdapter extends PostgresAdapter {
  override async acquireMigrationLock(): Promise<void> {}
  override async releaseMigrationLock(): Promise<void> {}
}

/** Statements that change no table, so that their plans may be kept. */
const PLANNED = ['SelectQueryNode', 'InsertQueryNode', 'UpdateQueryNode', 'DeleteQueryNode', 'RawNode']

const CHANGES_TABLES = /\b(create|alter|drop|discard|deallocate)\b/i

const connectionTo = (pglite: PGlite): DatabaseConnection => {
  const statements = openStatements(pglite)
  return {
    async executeQuery<R>({ sql, parameters, query }: CompiledQuery): Promise<QueryResult<R>> {
      // Plain SQL without values may hold several statements, as it may on PostgreSQL.
      const isScript = query.kind === 'RawNode' && parameters.length === 0
      if (!isScript && PLANNED.includes(query.kind))
        return together([await statements.run<R>(sql, parameters)])
      if (!isScript || CHANGES_TABLES.test(sql)) await statements.forget()
      const options = { parsers: embeddedReaders }
      if (isScript) return together((await pglite.exec(sql, options)) as Results<R>[])
      return together([await pglite.query<R>(sql, [...parameters], options)])
    },
    // biome-ignore lint/correctness/useYield: the interface asks for a generator, and this one only refuses.
    async *streamQuery() {
      throw new Error('The embedded store does not stream.')
    },
  }
}

const COUNTED = ['INSERT', 'UPDATE', 'DELETE', 'MERGE']

function together<R>(results: readonly Results<R>[]): QueryResult<R> {
  const last = results.at(-1)
  const counted = last?.command !== undefined && COUNTED.includes(last.command)
  return {
    rows: results.flatMap((result) => result.rows),
    ...(counted && { numAffectedRows: BigInt(last.rowCount ?? 0) }),
  }
}
