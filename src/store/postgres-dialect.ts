/** Kysely on the pool of a server: migrations take the time that they need. */
import { type Kysely, type MigrationLockOptions, PostgresAdapter, PostgresDialect, sql } from 'kysely'
import type pg from 'pg'
import { HURRIED, UNHURRIED } from './postgres.ts'

export class PooledDialect extends PostgresDialect {
  constructor(pool: pg.Pool) {
    super({ pool })
  }

  override createAdapter(): PostgresAdapter {
    return new UnhurriedAdapter()
  }
}

/** Kysely takes its lock, migrates and gives the lock back on one connection. */
class UnhurriedAdapter extends PostgresAdapter {
  override async acquireMigrationLock(
    ...[db, options]: [Kysely<unknown>, MigrationLockOptions]
  ): Promise<void> {
    await sql.raw(UNHURRIED).execute(db)
    await super.acquireMigrationLock(db, options)
  }

  override async releaseMigrationLock(
    ...[db, options]: [Kysely<unknown>, MigrationLockOptions]
  ): Promise<void> {
    await super.releaseMigrationLock(db, options)
    await sql.raw(HURRIED).execute(db)
  }
}
