/** The ledger: what was promised to whom, tried, accepted or given up. Rows are kept. */
import { randomUUID } from 'node:crypto'
import { type Kysely, type Selectable, sql } from 'kysely'
import type { Notice } from '../domain/events.ts'
import type { Moment } from '../domain/moment.ts'
import type { KeptNotice } from '../workflow/ports.ts'
import { settleAccepted } from './looks.ts'
import type { NoticeTable, Tables } from './tables.ts'

type Db = Kysely<Tables>

/** Adds promises and returns those that are new; a key that stands already is left as it is. */
export async function addNotices(tx: Db, notices: readonly Notice[], at: Moment): Promise<readonly Notice[]> {
  if (notices.length === 0) return []
  const added = await tx
    .insertInto('notice')
    .values(
      notices.map((notice) => ({
        key: notice.key,
        reference: notice.reference,
        event: notice.event,
        audience: notice.to,
        way: notice.by,
        what: notice.what,
        version: notice.version,
        person: notice.person ?? null,
        dispatch_id: randomUUID(),
        promised_at: at,
      })),
    )
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .execute()
  const keys = new Set(added.map((row) => row.key))
  return notices.filter((notice) => keys.has(notice.key))
}

export async function promisedAlready(tx: Db, keys: readonly string[]): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set()
  const rows = await tx.selectFrom('notice').select('key').where('key', 'in', keys).execute()
  return new Set(rows.map(({ key }) => key))
}

export const noticeFrom = (row: Selectable<NoticeTable>): KeptNotice => ({
  key: row.key,
  reference: row.reference,
  event: row.event as KeptNotice['event'],
  to: row.audience as KeptNotice['to'],
  by: row.way as KeptNotice['by'],
  what: row.what as KeptNotice['what'],
  version: row.version,
  ...(row.person === null ? {} : { person: row.person }),
  status: row.status,
  dispatchId: row.dispatch_id,
  attempts: row.attempts,
  promisedAt: row.promised_at,
  triedAt: row.tried_at ?? undefined,
  doneAt: row.done_at ?? undefined,
  fault: row.fault ?? undefined,
})

/** The notice as it was before this attempt, the attempt being written down unless it is settled already. */
export async function beginAttempt(db: Db, key: string, at: Moment): Promise<KeptNotice | undefined> {
  return db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('notice')
      .selectAll()
      .where('key', '=', key)
      .forUpdate()
      .executeTakeFirst()
    if (row === undefined) return undefined
    if (row.status !== 'promised' && row.status !== 'trying') return noticeFrom(row)
    await tx
      .updateTable('notice')
      // An attempt that says nothing of how it ended was cut off.
      .set({ status: 'trying', attempts: sql<number>`attempts + 1`, tried_at: at, fault: null })
      .where('key', '=', key)
      .execute()
    return noticeFrom(row)
  })
}

export async function attemptsOf(db: Db, key: string): Promise<number | undefined> {
  const row = await db.selectFrom('notice').select('attempts').where('key', '=', key).executeTakeFirst()
  return row?.attempts
}

export type Settled = {
  readonly status: 'accepted' | 'failed' | 'not needed'
  readonly fault?: string
  readonly person?: string
}

export async function settle(db: Db, key: string, end: Settled & { readonly at: Moment }): Promise<void> {
  if (end.status === 'accepted') return settleAccepted(db, key, end.at)
  await db
    .updateTable('notice')
    .set({
      ...{ status: end.status, done_at: end.at, fault: end.fault ?? null },
      ...(end.person === undefined ? {} : { person: end.person }),
    })
    .where('key', '=', key)
    .execute()
}

/** What is settled already stays so. */
export async function settleUnsaid(tx: Db, keys: readonly string[], at: Moment): Promise<void> {
  if (keys.length === 0) return
  await tx
    .updateTable('notice')
    .set({ status: 'not needed', done_at: at })
    .where('key', 'in', keys)
    .where('status', 'in', ['promised', 'trying'])
    .execute()
}

/** Messages to people's own chats that were given up since then: for whom, when and why. */
export async function unreached(db: Db, since: Moment) {
  const rows = await db
    .selectFrom('notice')
    .select(['person', 'done_at', 'fault'])
    .where('way', '=', 'chat')
    .where('status', '=', 'failed')
    .where('done_at', '>=', since)
    .orderBy('done_at', 'desc')
    .execute()
  return rows.flatMap(({ person, done_at, fault }) =>
    person === null || done_at === null ? [] : [{ person, at: done_at, fault: fault ?? '' }],
  )
}

/** Writes down why an attempt failed; it will be tried again. */
export async function noteFault(db: Db, key: string, fault: string): Promise<void> {
  await db.updateTable('notice').set({ fault }).where('key', '=', key).execute()
}

export async function loadNotices(db: Db, reference: string): Promise<readonly KeptNotice[]> {
  const rows = await db
    .selectFrom('notice')
    .selectAll()
    .where('reference', '=', reference)
    .orderBy('promised_at')
    .orderBy('key')
    .execute()
  return rows.map(noticeFrom)
}

/** The newest promises of all, for the page of local mode. */
export async function newestNotices(db: Db, most: number): Promise<readonly KeptNotice[]> {
  const rows = await db
    .selectFrom('notice')
    .selectAll()
    .orderBy('promised_at', 'desc')
    .orderBy('key')
    .limit(most)
    .execute()
  return rows.map(noticeFrom)
}

/** Promises that are open although nothing has been tried since `before`: their job was lost. */
export async function forgottenNotices(db: Db, before: Moment, most: number): Promise<readonly KeptNotice[]> {
  const rows = await db
    .selectFrom('notice')
    .selectAll()
    .where('status', 'in', ['promised', 'trying'])
    .where(({ fn }) => fn.coalesce('tried_at', 'promised_at'), '<', before)
    .limit(most)
    .execute()
  return rows.map(noticeFrom)
}
