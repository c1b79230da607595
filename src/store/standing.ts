/** How things stand, in numbers alone, for whoever watches the bot: one look at the store, with no name and no reference. */

import { dayOf, type Moment } from '../domain/moment.ts'
import { STILL_DUE } from '../domain/referral.ts'
import type { Database } from './database.ts'

export type Standing = {
  /** Seconds; 0 where nothing waits. */
  readonly oldestUnsent: number
  readonly failedInADay: number
  readonly overdue: number
  /** Seconds since then; undefined where it never was. */
  readonly mailboxReadAge: number | undefined
  readonly anchorAge: number | undefined
  readonly oldestWaitingMail: number
  /** Whether everything that leaves is held, after a back-up was put back. */
  readonly held: boolean
  /** The same, and nobody had said so: it was noticed. */
  readonly heldUnasked: boolean
  /** Ours less the store's, in seconds. */
  readonly clockAhead: number
  readonly queues: readonly { readonly queue: string; readonly state: string; readonly count: number }[]
}

const DAY_MS = 24 * 60 * 60 * 1000

/** `now` is that of the product; `anchored` names the note that says when the chains were anchored last. */
export async function standingOf(
  database: Database,
  now: Moment,
  anchored: 'audit anchored' | 'audit anchor mailed',
): Promise<Standing> {
  const { kysely: db } = database
  const [unsent, failed, overdue, mailbox, anchor, held, noticed, mail, clock, queues] = await Promise.all([
    db
      .selectFrom('notice')
      .select(({ fn }) => fn.min('promised_at').as('at'))
      .where('status', 'in', ['promised', 'trying'])
      .executeTakeFirst(),
    db
      .selectFrom('notice')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('status', '=', 'failed')
      .where('done_at', '>=', new Date(Date.parse(now) - DAY_MS).toISOString())
      .executeTakeFirst(),
    db
      .selectFrom('referral')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('status', 'in', [...STILL_DUE])
      .where('due_day', '<', dayOf(now))
      .executeTakeFirst(),
    db.selectFrom('memo').select('at').where('name', '=', 'mailbox read').executeTakeFirst(),
    db.selectFrom('memo').select('at').where('name', '=', anchored).executeTakeFirst(),
    db.selectFrom('memo').select('value').where('name', '=', 'sends held').executeTakeFirst(),
    db.selectFrom('memo').select('value').where('name', '=', 'sends held unasked').executeTakeFirst(),
    db
      .selectFrom('mail_item')
      .select(({ fn }) => fn.min('received_at').as('at'))
      .where('state', '=', 'waiting')
      .executeTakeFirst(),
    clockOf(database),
    queuesOf(database),
  ])
  const age = (at: unknown): number | undefined =>
    at === undefined || at === null
      ? undefined
      : Math.max(0, (Date.parse(now) - Date.parse(String(at))) / 1000)
  return {
    oldestUnsent: age(unsent?.at) ?? 0,
    failedInADay: Number(failed?.count ?? 0),
    overdue: Number(overdue?.count ?? 0),
    mailboxReadAge: age(mailbox?.at),
    anchorAge: age(anchor?.at),
    oldestWaitingMail: age(mail?.at) ?? 0,
    held: held?.value === 'held',
    heldUnasked: held?.value === 'held' && noticed?.value === 'yes',
    clockAhead: clock,
    queues,
  }
}

async function clockOf(database: Database): Promise<number> {
  const asked = Date.now()
  const { rows } = await database.run(`select extract(epoch from clock_timestamp())::float8 as at`)
  const theirs = (rows[0] as { at: number }).at * 1000
  // The question took its time: theirs was read somewhere in the middle.
  return ((asked + Date.now()) / 2 - theirs) / 1000
}

async function queuesOf(database: Database): Promise<Standing['queues']> {
  const { rows } = await database.run(`
    select name as queue, count(*)::int as count,
      case when state = 'active' then 'active' when start_after <= now() then 'due' else 'later' end as state
    from pgboss.job where state in ('created', 'retry', 'active') group by 1, 3`)
  return rows as Standing['queues']
}
