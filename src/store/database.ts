/**
 * The store: the embedded one in a folder, or a PostgreSQL server. The same SQL and the same values from
 * either.
 */
import type { PGlite } from '@electric-sql/pglite'
import { Kysely, PostgresDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { openEmbedded } from './embedded.ts'
import { embeddedDialect } from './embedded-dialect.ts'
import { migrations } from './migrations/index.ts'
import { openPool, runOnPool } from './postgres.ts'
import type { Tables } from './tables.ts'

export type Database = {
  readonly kysely: Kysely<Tables>
  readonly engine: 'embedded' | 'postgresql'
  /** The engine itself, for backups. It takes no turns: SQL goes through `kysely`. */
  readonly pglite: PGlite | undefined
  /**
   * One text of SQL, perhaps several statements, outside any transaction and with the engine's own values.
   * For pg-boss.
   */
  run(text: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }>
  close(): Promise<void>
}

/**
 * Opens the store that the settings name: PostgreSQL where there is a URL, else the embedded one in the
 * folder.
 */
export async function openDatabase(where: {
  dataDir: string
  databaseUrl: string | undefined
}): Promise<Database> {
  return where.databaseUrl === undefined ? openInFolder(where.dataDir) : openOnServer(where.databaseUrl)
}

/**
 * Brings the tables up to date. Safe when several instances start together; a failed migration leaves none
 * behind.
 */
export async function migrate(database: Database): Promise<void> {
  const migrator = new Migrator({ db: database.kysely, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}

async function openInFolder(folder: string): Promise<Database> {
  const store = await openEmbedded(folder)
  const { pglite, turns } = store
  const kysely = new Kysely<Tables>({ dialect: embeddedDialect(store) })
  const run: Database['run'] = (text, values = []) =>
    turns.during(async () => {
      try {
        if (values.length > 0) return { rows: (await pglite.query(text, [...values])).rows }
        return { rows: (await pglite.exec(text)).flatMap(({ rows }) => rows) }
      } catch (fault) {
        // Several statements may have left a transaction half way: the next turn must not begin inside it.
        await pglite.exec('rollback')
        throw fault
      }
    })
  const close = async () => {
    await kysely.destroy()
    await store.close()
  }
  return { kysely, engine: 'embedded', pglite, run, close }
}

async function openOnServer(databaseUrl: string): Promise<Database> {
  const pool = openPool(databaseUrl)
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return {
    kysely,
    engine: 'postgresql',
    pglite: undefined,
    run: (text, values = []) => runOnPool(pool, text, values),
    close: () => kysely.destroy(),
  }
}
