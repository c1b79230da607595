/** The nudges: which referrals to look at, what was decided, what waits and what was said. Rows are kept. */
import { type Kysely, sql } from 'kysely'
import type { WaitingNudge } from '../domain/digest.ts'
import type { Moment } from '../domain/moment.ts'
import type { Snooze } from '../domain/nudge-plan.ts'
import type { Reference, Referral } from '../domain/referral.ts'
import type { Decision, KeptNudge, NextLook, Watched } from '../workflow/nudge-ports.ts'
import { at, openJson, type Sealed } from './sealing.ts'
import type { NudgeTable, Tables } from './tables.ts'

type Db = Kysely<Tables>

type WatchedRow = {
  readonly reference: Reference
  readonly body: Sealed<Referral>
  readonly progress_at: string | null
  readonly snoozes: readonly Snooze[] | null
}

const watchedFrom = (db: Db, row: WatchedRow): Watched => ({
  referral: openJson(db, at('referral.body', row.reference), row.body),
  progressAt: row.progress_at ?? undefined,
  snoozes: row.snoozes ?? [],
})

const SNOOZES = sql`(select jsonb_agg(jsonb_build_object('person', person, 'until', until))
  from snooze where snooze.reference = referral.reference)`

export async function toLookAt(tx: Db, at: Moment, most: number): Promise<readonly Watched[]> {
  const { rows } = await sql<WatchedRow>`
    select reference, body, progress_at, ${SNOOZES} as snoozes from referral
    where next_look_at <= ${at} order by next_look_at limit ${most} for update skip locked`.execute(tx)
  return rows.map((row) => watchedFrom(tx, row))
}

export async function loadWatched(db: Db, reference: Reference): Promise<Watched | undefined> {
  const { rows } = await sql<WatchedRow>`
    select reference, body, progress_at, ${SNOOZES} as snoozes from referral where reference = ${reference}`.execute(
    db,
  )
  return rows.map((row) => watchedFrom(db, row))[0]
}

/** One statement for a whole batch; a nudge that was decided before stays as it is. */
export async function decide(tx: Db, decisions: readonly Decision[], at: Moment): Promise<void> {
  if (decisions.length === 0) return
  const rows = decisions.map(({ reference, name, occasion, to, status, quiet, holdUntil, ...nudge }) => ({
    ...{ reference, name, occasion, person: to, status, quiet: quiet ?? null, at: nudge.at },
    hold_until: holdUntil,
  }))
  await sql`
    insert into nudge (decided_at, reference, name, occasion, person, status, quiet, at, hold_until)
    select ${at}::timestamptz, row.* from json_to_recordset(${JSON.stringify(rows)}::json) as row (
      reference text, name text, occasion text, person text, status text, quiet text, at timestamptz,
      hold_until timestamptz)
    on conflict do nothing`.execute(tx)
}

export async function lookAgain(tx: Db, looks: readonly NextLook[]): Promise<void> {
  if (looks.length === 0) return
  const rows = looks.map(({ reference, at }) => ({ reference, at: at ?? null }))
  await sql`
    update referral set next_look_at = row.at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (reference text, at timestamptz)
    where referral.reference = row.reference`.execute(tx)
}

/**
 * People and teams are looked up by themselves. Nothing waits most of the day, so the database expects next to nothing
 * here, and would join thousands row by row when a morning comes.
 */
export async function waiting(
  tx: Db,
  at: Moment,
  mostPeople: number,
): Promise<readonly (WaitingNudge & { readonly team: string })[]> {
  const { rows } = await sql<NudgeTable & { team: string }>`
    select reference, name, occasion, person,
      (select team from referral where referral.reference = nudge.reference) as team
    from nudge
    where status = 'waiting' and hold_until <= ${at} and person = any(array(
      select person from nudge where status = 'waiting' and hold_until <= ${at}
      group by person order by person limit ${mostPeople}))
    order by reference for update skip locked`.execute(tx)
  return rows.map((row) => ({ ...waitingFrom(row), team: row.team }))
}

const waitingFrom = (row: Pick<NudgeTable, 'reference' | 'name' | 'occasion' | 'person'>): WaitingNudge => ({
  reference: row.reference,
  name: row.name as WaitingNudge['name'],
  occasion: row.occasion,
  to: row.person,
})

type Change = {
  readonly status?: NudgeTable['status']
  readonly notice?: string
  readonly holdUntil?: Moment
}

/** Changes many nudges in one statement. */
export async function changeNudges(
  tx: Db,
  changes: readonly { readonly nudge: WaitingNudge; readonly change: Change }[],
): Promise<void> {
  if (changes.length === 0) return
  const rows = changes.map(({ nudge: { reference, name, occasion, to }, change }) => ({
    ...{ reference, name, occasion, person: to, status: change.status ?? null },
    ...{ notice: change.notice ?? null, hold_until: change.holdUntil ?? null },
  }))
  await sql`
    update nudge set status = coalesce(row.status, nudge.status), notice = coalesce(row.notice, nudge.notice),
      hold_until = coalesce(row.hold_until, nudge.hold_until)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (
      reference text, name text, occasion text, person text, status text, notice text, hold_until timestamptz)
    where nudge.reference = row.reference and nudge.name = row.name and nudge.occasion = row.occasion
      and nudge.person = row.person`.execute(tx)
}

const keptFrom = (row: NudgeTable): KeptNudge => ({
  ...waitingFrom(row),
  status: row.status,
  quiet: row.quiet ?? undefined,
  at: row.at,
})

export async function loadNudges(
  db: Db,
  of: { readonly reference: Reference } | { readonly notice: string },
): Promise<readonly KeptNudge[]> {
  const all = db.selectFrom('nudge').selectAll().orderBy('at').orderBy('reference').orderBy('name')
  const rows = await ('reference' in of
    ? all.where('reference', '=', of.reference)
    : all.where('notice', '=', of.notice)
  ).execute()
  return rows.map(keptFrom)
}

export async function keepSnooze(
  tx: Db,
  reference: Reference,
  { person, until, at }: Snooze & { readonly at: Moment },
): Promise<void> {
  await tx
    .insertInto('snooze')
    .values({ reference, person, until, at })
    .onConflict((conflict) => conflict.columns(['reference', 'person']).doUpdateSet({ until, at }))
    .execute()
  await lookAgain(tx, [{ reference, at }])
}
