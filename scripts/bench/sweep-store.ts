/** A store for one measurement: empty, migrated, its own, and gone afterwards. In a folder, or on a server. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { QUEUE_FOR } from '../../src/jobs/handlers.ts'
import { openQueue, type Queue } from '../../src/jobs/queue.ts'
import { type Database, migrate, openDatabase } from '../../src/store/database.ts'
import { openStore } from '../../src/store/store.ts'
import type { World } from '../../src/workflow/ports.ts'
import { writeTestKeys } from '../../tests/support/keys.ts'
import { LARGE_COUNCIL } from './sweep-council.ts'
import { NOW } from './sweep-referrals.ts'

export type Where = { readonly dataDir: string; readonly databaseUrl: string | undefined }

export type Bench = {
  readonly database: Database
  readonly queue: Queue
  readonly world: World & { setNow(moment: string): void }
  close(): Promise<void>
}

/** A place of its own in a new folder, or in a new database beside the one that the address names. */
export async function newPlace(
  server: string | undefined,
): Promise<{ where: Where; remove(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'prison-contact-bench-'))
  writeTestKeys(dataDir)
  if (server === undefined) {
    return {
      where: { dataDir, databaseUrl: undefined },
      remove: () => rm(dataDir, { recursive: true, force: true }),
    }
  }
  const name = `bench_${randomUUID().replaceAll('-', '')}`
  await asAdministrator(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return {
    where: { dataDir, databaseUrl: url.href },
    remove: async () => {
      await asAdministrator(server, `drop database if exists ${name} with (force)`)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function asAdministrator(connectionString: string, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString })
  await admin.connect()
  try {
    await admin.query(statement)
  } finally {
    await admin.end()
  }
}

/** The real store and queue, joined as `compose.ts` joins them, with a clock that is moved by hand. */
export async function openBench(where: Where): Promise<Bench> {
  const database = await openDatabase(where)
  await migrate(database)
  const queue = await openQueue(database, {
    onFault: (fault) => {
      throw fault
    },
  })
  const store = openStore(database, {
    notices: (tx, way, jobs) => queue.addAll(tx, QUEUE_FOR[way], jobs),
    release: async () => undefined,
  })
  let now = NOW
  const world = {
    ...{ store, newId: randomUUID, undoSeconds: 600, keepAfterFilingDays: 90, directory: LARGE_COUNCIL },
    clock: { now: () => now },
    managers: { managerOf: async () => undefined, awayUntil: async () => new Map() },
    wake: () => queue.wake(),
    setNow: (moment: string) => {
      now = moment
    },
  }
  const close = async () => {
    await queue.stop()
    await database.close()
  }
  return { database, queue, world, close }
}
