/**
 * Two releases on one store while instances are upgraded one after the other: since when what is personal is sealed, and
 * which releases may still work here.
 */
import { type Kysely, sql } from 'kysely'
import { migrations } from './migrations/index.ts'
import { writeSealed } from './sealing.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

const SEALED_SINCE = 'sealed since'
const FLOOR = 'floor'

/** What this release knows of the store: so many migrations. */
export const LEVEL = Object.keys(migrations).length

/** Stops the start of a release that the store has left behind. */
export class TooOld extends Error {
  constructor(floor: number) {
    super(
      `The store is in use by a newer release (level ${floor}), and this one knows it up to level ${LEVEL}. ` +
        'Nothing was changed. Start the newer release; see docs/upgrade.md.',
    )
    this.name = 'TooOld'
  }
}

/** Throws `TooOld` where a newer release has closed the store to this one. Asks nothing of a store without tables. */
export async function checkFloor(db: Db): Promise<void> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('memo') is not null as there`.execute(db)
  if (rows[0]?.there !== true) return
  const { floor } = await standing(db)
  if (floor > LEVEL) throw new TooOld(floor)
}

/**
 * What newer releases have added to the tables, by name. They only ever add what an older one does without; one that
 * cannot be done without raises the floor.
 */
export async function addedByNewer(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass('kysely_migration') is not null as there`.execute(db)
  if (rows[0]?.there !== true) return []
  const { rows: done } = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
  const newest = Object.keys(migrations).at(-1) ?? ''
  return done.map(({ name }) => name).filter((name) => name > newest)
}

/**
 * A store that nobody has used yet is sealed from its first row. One that was in use before there were keys goes on being
 * written plainly, so that the release before can read it, until `sealFromNow`.
 */
export async function settleSealing(db: Db): Promise<void> {
  await sql`
    insert into memo (name, value, at) select ${SEALED_SINCE}, 'the first row', now()
    where not exists (select 1 from audit) and not exists (select 1 from draft)
    on conflict (name) do nothing`.execute(db)
  await lookAtStore(db)
}

export type Standing = { readonly isSealed: boolean; readonly floor: number }

/** Asked at the start and with every sweep: another instance, or `npm run keys:rotate`, may have changed it. */
export async function lookAtStore(db: Db): Promise<Standing> {
  const found = await standing(db)
  writeSealed(db, found.isSealed)
  return found
}

/** Every instance is of a release with keys: from now on everything is sealed, and no older release may come back. */
export async function sealFromNow(db: Db): Promise<void> {
  await sql`
    insert into memo (name, value, at) values (${SEALED_SINCE}, 'keys:rotate', now()), (${FLOOR}, ${String(LEVEL)}, now())
    on conflict (name) do nothing`.execute(db)
  await lookAtStore(db)
}

async function standing(db: Db): Promise<Standing> {
  const rows = await db
    .selectFrom('memo')
    .select(['name', 'value'])
    .where('name', 'in', [SEALED_SINCE, FLOOR])
    .execute()
  const floor = rows.find(({ name }) => name === FLOOR)?.value ?? '0'
  return { isSealed: rows.some(({ name }) => name === SEALED_SINCE), floor: Number(floor) }
}
