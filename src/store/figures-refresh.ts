/** Brings figures up to date: finds those that are not, reads what they are made from, writes them anew. */
import { type Kysely, sql } from 'kysely'
import type { Passed } from '../domain/figure-days.ts'
import { childIdentities } from '../domain/figure-identity.ts'
import type { PageAnswers } from '../domain/figure-shapes.ts'
import { figureOf, WAY } from '../domain/figures.ts'
import type { Answers } from '../domain/form.ts'
import { isAfterSending, type Reference, type Referral } from '../domain/referral.ts'
import { forgetKeys } from './figure-keys.ts'
import { writeFigures } from './figure-rows.ts'
import { at, openJson, type Sealed } from './sealing.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** One writer of figures at a time: two that count the same new child would give it two keys. */
const FIGURES_LOCK = 7_203_013

/** How many were stale and are not any more; at most so many. What somebody is changing just now is left for later. */
export const refreshFigures = (db: Db, most: number): Promise<number> =>
  db.transaction().execute(async (tx) => {
    if ((await staleOnes(tx, most)).length === 0) return 0
    await lock(tx)
    const stale = await staleOnes(tx, most)
    if (stale.length > 0) await refresh(tx, stale)
    return stale.length
  })

/** Of one referral whose row is locked by the caller. */
export async function refreshFigure(tx: Db, reference: Reference): Promise<void> {
  await lock(tx)
  await refresh(tx, [reference])
}

/**
 * The working copy is about to be deleted: nothing leads from its rows to a child any more, but for a child of whom
 * another referral is still there. The rows stay as they are.
 */
export async function forgetFigureKeys(tx: Db, reference: Reference): Promise<void> {
  await lock(tx)
  const rows = await tx
    .selectFrom('figure_child')
    .select('child_key')
    .where('reference', '=', reference)
    .execute()
  await forgetKeys(
    tx,
    rows.map(({ child_key }) => child_key),
    reference,
  )
  await tx.updateTable('figure').set({ way: null }).where('reference', '=', reference).execute()
}

async function lock(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${FIGURES_LOCK})`.execute(tx)
}

/** Changed since they were counted; and where there is none of these, counted in an older way. Both by an index. */
async function staleOnes(tx: Db, most: number): Promise<readonly Reference[]> {
  const { rows } = await sql<{ reference: string }>`
    select reference from referral where figured is distinct from version
    order by reference limit ${most} for no key update skip locked`.execute(tx)
  if (rows.length > 0) return rows.map(({ reference }) => reference)
  const { rows: older } = await sql<{ reference: string }>`
    select referral.reference from referral join figure on figure.reference = referral.reference
    where figure.way < ${WAY} order by 1 limit ${most} for no key update of referral skip locked`.execute(tx)
  return older.map(({ reference }) => reference)
}

async function refresh(tx: Db, references: readonly Reference[]): Promise<void> {
  const rows = await tx
    .selectFrom('referral')
    .select(['reference', 'body'])
    .where('reference', 'in', references)
    .execute()
  const referrals = rows.map(({ reference, body }) => openJson(tx, at('referral.body', reference), body))
  const answers = await answersOf(tx, referrals.filter(isAfterSending))
  const passed = await passedOf(tx, references)
  const made = referrals.map((referral) => ({
    figure: figureOf({
      referral,
      answers: answers.get(referral.reference) ?? {},
      passed: passed.get(referral.reference) ?? [],
    }),
    identities: childIdentities(referral),
  }))
  await writeFigures(tx, made)
  await sql`update referral set figured = version where reference in (${sql.join(references)})`.execute(tx)
}

/** The newest save of each page that anything is counted from. */
async function answersOf(tx: Db, sent: readonly Referral[]): Promise<ReadonlyMap<Reference, PageAnswers>> {
  if (sent.length === 0) return new Map()
  const { rows } = await sql<{ reference: string; key: string; version: number; answers: Sealed<Answers> }>`
    select distinct on (reference, key) reference, key, version, answers from section
    where reference in (${sql.join(sent.map(({ reference }) => reference))}) and left(key, 1) in ('B', 'C', 'F', 'G')
    order by reference, key, version desc`.execute(tx)
  return mapped(rows, (own) =>
    Object.fromEntries(
      own.map(({ reference, key, version, answers }) => [
        key,
        openJson(tx, at('section.answers', reference, key, version), answers),
      ]),
    ),
  )
}

async function passedOf(
  tx: Db,
  references: readonly Reference[],
): Promise<ReadonlyMap<Reference, readonly Passed[]>> {
  const { rows } = await sql<Passed & { reference: string }>`
    select reference, at, what, from_status as "from", to_status as "to" from audit
    where reference in (${sql.join(references)}) and (from_status <> to_status or what = 'assign')
    order by id`.execute(tx)
  return mapped(rows, (own) => own)
}

const mapped = <Row extends { readonly reference: string }, Value>(
  rows: readonly Row[],
  make: (own: readonly Row[]) => Value,
): ReadonlyMap<Reference, Value> =>
  new Map(
    [...Map.groupBy(rows, ({ reference }) => reference)].map(([reference, own]) => [reference, make(own)]),
  )
