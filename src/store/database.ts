/**
 * The store: the embedded one in a folder, or a PostgreSQL server. The same SQL and the same values from
 * either.
 */
import type { PGlite } from '@electric-sql/pglite'
import { Kysely, type KyselyConfig } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { DataKey } from '../data-keys.ts'
import { checkKeys, settleKeys } from './key-check.ts'
import { keysInFolder } from './key-file.ts'
import { migrations } from './migrations/index.ts'
import { openPool, runOnPool } from './postgres.ts'
import { PooledDialect } from './postgres-dialect.ts'
import { addedByNewer, checkFloor, settleSealing } from './rollout.ts'
import { NO_ROOM, onlyReads } from './room.ts'
import { keyRing, sealWith } from './sealing.ts'
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
  /** Whether something can be written down. Of a server: whether nothing failed for want of room in the last minute. */
  hasRoom(): boolean
  /** Free on the disk below the embedded store; how full a server is, its host knows. */
  roomBytes?(): number
  close(): Promise<void>
  /** Connections, and callers that wait for one; the embedded store has one. */
  pool?(): { readonly open: number; readonly idle: number; readonly waiting: number }
}

/**
 * Opens the store that the settings name: PostgreSQL where there is a URL, else the embedded one in the
 * folder. Without `keys`, those of the file in the folder; for the embedded store it is made where there is none.
 */
export async function openDatabase(where: {
  dataDir: string
  databaseUrl: string | undefined
  keys?: readonly DataKey[] | undefined
  onFault?: OnFault | undefined
}): Promise<Database> {
  const { databaseUrl, dataDir, onFault } = where
  const database = await (databaseUrl === undefined
    ? openInFolder(dataDir, onFault)
    : openOnServer(databaseUrl, onFault))
  try {
    const keys = where.keys ?? keysInFolder(dataDir, databaseUrl === undefined)
    sealWith(database.kysely, keyRing(keys))
    return database
  } catch (fault) {
    await database.close()
    throw fault
  }
}

/**
 * Brings the tables up to date. Safe when several instances start together; a failed migration leaves none
 * behind. Refused with a sentence where the store is sealed with other keys.
 */
export async function migrate(database: Database): Promise<void> {
  await checkFloor(database.kysely)
  await checkKeys(database.kysely)
  const added = await addedByNewer(database.kysely)
  const all = { ...migrations, ...Object.fromEntries(added.map((name) => [name, NOT_OURS])) }
  const migrator = new Migrator({ db: database.kysely, provider: { getMigrations: async () => all } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
  await settleKeys(database.kysely)
  await settleSealing(database.kysely)
}

/** Done by a newer release; it stands in the list, so that the migrator does not miss it. */
const NOT_OURS: Migration = { up: async () => undefined }

/** Hears of each statement that failed, whatever becomes of it. */
type OnFault = (fault: unknown) => void

const hearing = (onFault: OnFault | undefined): Pick<KyselyConfig, 'log'> =>
  onFault === undefined ? {} : { log: (event) => void (event.level === 'error' && onFault(event.error)) }

const heard = (run: Database['run'], onFault: OnFault | undefined): Database['run'] =>
  onFault === undefined
    ? run
    : (text, values) =>
        run(text, values).catch((fault: unknown) => {
          onFault(fault)
          throw fault
        })

async function openInFolder(folder: string, onFault: OnFault | undefined): Promise<Database> {
  // Loaded where it is wanted: with a server, a start does without a PostgreSQL inside the process.
  const [{ openEmbedded }, { embeddedDialect }] = await Promise.all([
    import('./embedded.ts'),
    import('./embedded-dialect.ts'),
  ])
  const store = await openEmbedded(folder)
  const { pglite, turns, room } = store
  const kysely = new Kysely<Tables>({ dialect: embeddedDialect(store), ...hearing(onFault) })
  const run: Database['run'] = (text, values = []) =>
    turns.during(async () => {
      if (!onlyReads(text)) room.need()
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
  const pool = () => ({ open: 1, idle: turns.busy() ? 0 : 1, waiting: turns.waiting() })
  return {
    ...{ kysely, engine: 'embedded', pglite, run: heard(run, onFault), close, pool },
    hasRoom: room.isThere,
    roomBytes: room.bytes,
  }
}

const REMEMBERED_MS = 60_000

async function openOnServer(databaseUrl: string, onFault: OnFault | undefined): Promise<Database> {
  let fullAt = Number.NEGATIVE_INFINITY
  const pool = openPool(databaseUrl, (code) => {
    if (code === NO_ROOM) fullAt = performance.now()
  })
  const kysely = new Kysely<Tables>({ dialect: new PooledDialect(pool), ...hearing(onFault) })
  return {
    kysely,
    engine: 'postgresql',
    pglite: undefined,
    run: heard((text, values = []) => runOnPool(pool, text, values), onFault),
    hasRoom: () => performance.now() - fullAt > REMEMBERED_MS,
    pool: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => kysely.destroy(),
  }
}
