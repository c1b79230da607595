/** A migrated store of its own for a bench, gone afterwards. */
import { type Database, migrate, openDatabase } from '../../src/store/database.ts'
import { startPostgres } from '../postgres/server.ts'
import { newPlace } from './sweep-store.ts'

/** A throwaway PostgreSQL server, or that of `DATABASE_URL`, or the embedded store. */
export async function withOwnDatabase(
  postgres: boolean,
  work: (database: Database) => Promise<void>,
): Promise<void> {
  const own = postgres ? await startPostgres() : undefined
  const { where, remove } = await newPlace(own?.url ?? process.env.DATABASE_URL)
  try {
    const database = await openDatabase(where)
    try {
      await migrate(database)
      await work(database)
    } finally {
      await database.close()
    }
  } finally {
    await remove()
    await own?.stop()
  }
}
