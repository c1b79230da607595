/** The four things that are timed: finding, planning, deciding with its writes, and saying. In one round, one after another. */
import { sql } from 'kysely'
import { openAlmanac } from '../../src/domain/almanac.ts'
import type { Moment } from '../../src/domain/moment.ts'
import { planFor } from '../../src/domain/nudge-plan.ts'
import type { Database } from '../../src/store/database.ts'
import { at, openJson, type Sealed } from '../../src/store/sealing.ts'
import type { Watched } from '../../src/workflow/nudge-ports.ts'
import { MOST_LOOKED_AT as BATCH, decideNudges, lookAt, sayNudges } from '../../src/workflow/nudges.ts'
import { LARGE_COUNCIL } from './sweep-council.ts'
import { putBack, type Size } from './sweep-fill.ts'
import { NOW } from './sweep-referrals.ts'
import type { Bench } from './sweep-store.ts'

/** Milliseconds of each, and how many nudges and messages came of it. */
export type Round = {
  readonly find: number
  readonly plan: number
  readonly decide: number
  readonly say: number
  readonly nudges: number
  readonly messages: number
}

/** Throws when anything but every referral with a rung that came up was decided, once. */
export async function measureRound({ database, world }: Bench, { comingUp }: Size): Promise<Round> {
  await putBack(database)
  const find = await timed(() => inPages(database, (found) => found.length))
  expect(find.count, comingUp, 'found by the bare SQL')
  const almanac = openAlmanac(LARGE_COUNCIL.council)
  const absences = await world.store.absences()
  const plan = await timed(() =>
    inPages(
      database,
      (found) =>
        found.filter((watched) => {
          const scene = { ...watched, absences, directory: LARGE_COUNCIL, now: NOW }
          const { decisions } = lookAt(scene, planFor(scene, almanac), almanac)
          return decisions.some(({ status }) => status === 'waiting')
        }).length,
    ),
  )
  expect(plan.count, comingUp, 'planned with something to say')
  const decide = await timed(() => decideNudges(world))
  expect(decide.count, comingUp, 'looked at by the sweep')
  const { referrals, nudges } = await decided(database)
  expect(referrals, comingUp, 'with a new nudge that waits')
  expect(await decideNudges(world), 0, 'looked at by the sweep after it')
  const say = await timed(() => sayNudges(world))
  const messages = await promised(database)
  return { find: find.ms, plan: plan.ms, decide: decide.ms, say: say.ms, nudges, messages }
}

type Row = {
  readonly reference: string
  readonly body: Sealed<Watched['referral']>
  readonly progress_at: Moment | null
  readonly snoozes: Watched['snoozes'] | null
  readonly next_look_at: Moment
}

/** The same rows in the same batches and with the same locks as the sweep; page after page, as nothing is changed. */
async function inPages(database: Database, count: (found: readonly Watched[]) => number): Promise<number> {
  let total = 0
  let after = '1970-01-01T00:00:00.000Z'
  for (;;) {
    const { rows } = await database.kysely.transaction().execute((tx) =>
      sql<Row>`
        select reference, body, progress_at, next_look_at,
          (select jsonb_agg(jsonb_build_object('person', person, 'until', until))
            from snooze where snooze.reference = referral.reference) as snoozes
        from referral where next_look_at <= ${NOW} and next_look_at > ${after}
        order by next_look_at limit ${BATCH} for update skip locked`.execute(tx),
    )
    total += count(
      rows.map(({ reference, body, progress_at, snoozes }) => ({
        referral: openJson(database.kysely, at('referral.body', reference), body),
        progressAt: progress_at ?? undefined,
        snoozes: snoozes ?? [],
      })),
    )
    after = rows.at(-1)?.next_look_at ?? after
    if (rows.length < BATCH) return total
  }
}

async function decided(database: Database): Promise<{ referrals: number; nudges: number }> {
  const { rows } = await sql<{ referrals: number; nudges: number }>`
    select count(distinct reference) as referrals, count(*) as nudges from nudge
    where decided_at >= ${NOW} and status = 'waiting'`.execute(database.kysely)
  return rows[0] ?? { referrals: 0, nudges: 0 }
}

async function promised(database: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from notice`.execute(database.kysely)
  return rows[0]?.count ?? 0
}

async function timed(work: () => Promise<number>): Promise<{ count: number; ms: number }> {
  const start = performance.now()
  const count = await work()
  return { count, ms: performance.now() - start }
}

function expect(found: number, wanted: number, what: string): void {
  if (found !== wanted) throw new Error(`${found} referrals were ${what}, and not ${wanted}.`)
}
