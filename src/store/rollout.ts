/**
 * Two releases on one store while instances are upgraded one after the other: since when what is personal is sealed, and
 * which releases may still work here.
 */
import { type Kysely, sql } from 'kysely'
import { keyIdOfText, openText, type Place, sealText } from './envelope.ts'
import { migrations } from './migrations/index.ts'
import { readSealedAlone, ringOf, writeSealed } from './sealing.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

const SEALED_SINCE = 'sealed since'
const FLOOR = 'floor'
const LEAVE = 'clear is read'
const LEAVE_PLACE: Place = { purpose: 'rows', column: 'memo.value', row: LEAVE }

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

export type Standing = {
  readonly isSealed: boolean
  readonly floor: number
  /** It is sealed, and what says so in the store is gone: nothing of ours takes it away. */
  readonly isMarkGone: boolean
  /** What is not sealed is still read as it stands: from before there were keys. */
  readonly isClearRead: boolean
}

/** Known to be sealed: whoever may write to the database cannot take that back from this process. */
const KNOWN = new WeakSet<object>()
const LOOKED = new WeakSet<object>()

const engineOf = (db: Db): object => db.getExecutor().adapter

/**
 * Asked at the start and with every sweep: another instance, or `npm run keys:rotate`, may have changed it. A store that
 * has sealed rows at the start, and no mark, has lost the mark.
 */
export async function lookAtStore(db: Db): Promise<Standing> {
  const { hasMark, floor, leave } = await standing(db)
  const engine = engineOf(db)
  if (hasMark || (!LOOKED.has(engine) && (await hasSealedRows(db)))) KNOWN.add(engine)
  LOOKED.add(engine)
  const isSealed = KNOWN.has(engine)
  const isClearRead = !isSealed || isOurs(db, leave)
  writeSealed(db, isSealed)
  readSealedAlone(db, !isClearRead)
  return { isSealed, floor, isMarkGone: isSealed && !hasMark, isClearRead }
}

/**
 * Every instance is of a release with keys: from now on everything is sealed, and no older release may come back. What
 * stands clear may be read until `closeClear`; where sealed rows are there already, somebody took the mark away, and it
 * may not.
 */
export async function sealFromNow(db: Db): Promise<void> {
  const leave = sealText(ringOf(db), LEAVE_PLACE, 'yes')
  const mayBeClear = !(await hasSealedRows(db))
  await db.transaction().execute(async (tx) => {
    const marked = await sql`
      insert into memo (name, value, at) values (${SEALED_SINCE}, 'keys:rotate', now())
      on conflict (name) do nothing returning name`.execute(tx)
    await sql`
      insert into memo (name, value, at) values (${FLOOR}, ${String(LEVEL)}, now())
      on conflict (name) do nothing`.execute(tx)
    if (marked.rows.length > 0 && mayBeClear)
      await sql`
        insert into memo (name, value, at) values (${LEAVE}, ${leave}, now())
        on conflict (name) do nothing`.execute(tx)
  })
  await lookAtStore(db)
}

/**
 * Nothing clear is left: from now on nothing clear is believed. False as long as an instance may not have heard that
 * everything is sealed, which it does with a sweep; an hour is for one that stood still.
 */
export async function closeClear(db: Db): Promise<boolean> {
  await sql`
    delete from memo where name = ${LEAVE} and exists (
      select 1 from memo mark where mark.name = ${SEALED_SINCE} and mark.at < now() - interval '1 hour')`.execute(
    db,
  )
  return !(await lookAtStore(db)).isClearRead
}

/** What a running bot of any council writes. The key of the index of names is sealed before anything else is. */
async function hasSealedRows(db: Db): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select exists (select 1 from referral where jsonb_typeof(body) = 'string')
      or exists (select 1 from section where jsonb_typeof(answers) = 'string') as there`.execute(db)
  return rows[0]?.there === true
}

/** Nobody makes one who lacks the keys. */
function isOurs(db: Db, leave: string | undefined): boolean {
  if (leave === undefined || keyIdOfText(leave) === undefined) return false
  try {
    return openText(ringOf(db), LEAVE_PLACE, leave) === 'yes'
  } catch {
    return false
  }
}

async function standing(db: Db) {
  const rows = await db
    .selectFrom('memo')
    .select(['name', 'value'])
    .where('name', 'in', [SEALED_SINCE, FLOOR, LEAVE])
    .execute()
  const named = (name: string): string | undefined => rows.find((row) => row.name === name)?.value
  return {
    hasMark: named(SEALED_SINCE) !== undefined,
    floor: Number(named(FLOOR) ?? '0'),
    leave: named(LEAVE),
  }
}
