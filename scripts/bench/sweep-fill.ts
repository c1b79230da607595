/** Fills a store with open referrals as they stood last evening, and puts it back there before each round. */
import { sql } from 'kysely'
import { workerOf } from '../../src/domain/referral.ts'
import { SCHEMA } from '../../src/jobs/boss.ts'
import type { Database } from '../../src/store/database.ts'
import { at, sealJson } from '../../src/store/sealing.ts'
import { decideNudges } from '../../src/workflow/nudges.ts'
import { LAST_EVENING, NOW, rowOf } from './sweep-referrals.ts'
import type { Bench } from './sweep-store.ts'

export type Size = { readonly open: number; readonly comingUp: number }

const AT_ONCE = 2_000

/** What came up before today has been said already, so that each referral has what is new this morning and no more. */
export async function fill({ database, world }: Bench, size: Size): Promise<void> {
  for (let from = 0; from < size.open; from += AT_ONCE)
    await insert(database, from, { ...size, open: Math.min(from + AT_ONCE, size.open) })
  await sql`create table bench_look as select reference, next_look_at from referral`.execute(database.kysely)
  await sql`update referral set next_look_at = ${LAST_EVENING} where next_look_at <= ${NOW}`.execute(
    database.kysely,
  )
  world.setNow(LAST_EVENING)
  await decideNudges(world)
  await sql`update nudge set status = 'said' where status = 'waiting'`.execute(database.kysely)
  world.setNow(NOW)
  await putBack(database)
}

async function insert(database: Database, from: number, { open, comingUp }: Size): Promise<void> {
  const rows = Array.from({ length: open - from }, (_, index) => {
    const { referral, nextLookAt } = rowOf(from + index, comingUp)
    const { reference, version, status, team, due } = referral
    return {
      ...{ reference, version, status, team, worker: workerOf(referral) ?? null, due_day: due.day },
      next_look_at: nextLookAt,
      body: JSON.parse(sealJson(database.kysely, at('referral.body', reference), referral)),
    }
  })
  await sql`
    insert into referral (reference, version, status, team, worker, due_day, next_look_at, body)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (
      reference text, version int, status text, team text, worker text, due_day date, next_look_at timestamptz,
      body jsonb)`.execute(database.kysely)
}

/** Everything as it was when it had been filled; what was deleted is cleared away, so that rounds are alike. */
export async function putBack(database: Database): Promise<void> {
  const db = database.kysely
  await sql`
    update referral set next_look_at = bench_look.next_look_at from bench_look
    where bench_look.reference = referral.reference
      and referral.next_look_at is distinct from bench_look.next_look_at`.execute(db)
  await sql`delete from nudge where decided_at >= ${NOW}`.execute(db)
  await sql`delete from notice`.execute(db)
  await database.run(`delete from ${SCHEMA}.job`)
  for (const table of ['referral', 'nudge', 'notice', `${SCHEMA}.job`])
    await database.run(`vacuum analyze ${table}`)
  await database.run('checkpoint')
}
