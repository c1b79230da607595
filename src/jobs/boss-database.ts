/**
 * pg-boss on our own store. What it does for a caller with an open transaction happens inside that
 * transaction.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Kysely } from 'kysely'
import { fromKysely } from 'pg-boss'
import type { Database } from '../store/database.ts'
import type { Tables } from '../store/tables.ts'

const opened = new AsyncLocalStorage<Kysely<Tables>>()

/**
 * Runs work so that everything it asks of pg-boss goes through the open transaction. Without this, pg-boss
 * could ask for a second session while the caller holds the only one of the embedded store, or the last one
 * of the pool.
 */
export const insideTransaction = <T>(tx: Kysely<Tables>, work: () => Promise<T>): Promise<T> =>
  opened.run(tx, work)

/**
 * The store as pg-boss wants it: the transaction of `insideTransaction` where there is one, else a session of
 * its own.
 */
export const bossDatabase = (database: Database): ReturnType<typeof fromKysely> => ({
  executeSql: (text, values) => {
    const tx = opened.getStore()
    return tx ? fromKysely(tx).executeSql(text, values) : database.run(text, values)
  },
})
