/** Which working copies are over and when they go; what was purged; what else goes by its age. */
import { type Kysely, type Selectable, sql } from 'kysely'
import type { Purged } from '../domain/purged.ts'
import { FINISHED, type Reference, type Status } from '../domain/referral.ts'
import type { RetentionStore, RetentionTransaction } from '../workflow/retention-ports.ts'
import { purge } from './purge.ts'
import type { PurgedTable } from './purged-table.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export const retentionStore = (db: Db): RetentionStore => ({
  over: (page) => over(db, page),
  newestPaper: (reference) => newestPaper(db, reference),
  going: async (by, most) => {
    const { rows } = await sql<{ reference: Reference; goesOn: string }>`
      select reference, goes_on::text as "goesOn" from referral where goes_on <= ${by}
      order by goes_on, reference limit ${most}`.execute(db)
    return rows
  },
  goesOn: async (reference) => {
    const row = await db
      .selectFrom('referral')
      .select('goes_on')
      .where('reference', '=', reference)
      .executeTakeFirst()
    return row?.goes_on ?? undefined
  },
  purged: async (reference) => {
    const row = await db
      .selectFrom('purged')
      .selectAll()
      .where('reference', '=', reference)
      .executeTakeFirst()
    return row && purgedFrom(row)
  },
  purgedBetween: async (from, to) => {
    const inLondon = sql`(at at time zone 'Europe/London')::date`
    const rows = await db
      .selectFrom('purged')
      .selectAll()
      .where(sql<boolean>`${inLondon} between ${from} and ${to}`)
      .orderBy('at')
      .orderBy('reference')
      .execute()
    return rows.map(purgedFrom)
  },
  forgetDraftsBefore: async (before) => {
    const gone = await db.deleteFrom('draft').where('updated_at', '<', before).executeTakeFirst()
    return Number(gone.numDeletedRows)
  },
  forgetPlaces: async ({ known, before }) => {
    // The channels of Teams are called 19:…; whoever is a person has an id of Entra.
    const { rows } = await sql`
      delete from conversation where owner not like '19:%' and seen_at < ${before}
        and lower(owner) <> all (select lower(value) from jsonb_array_elements_text(${JSON.stringify(known)}::jsonb))
      returning owner`.execute(db)
    return rows.length
  },
})

export const retentionTransaction = (tx: Db): RetentionTransaction => ({
  setGoesOn: async (reference, day) => {
    await tx
      .updateTable('referral')
      .set({ goes_on: day ?? null })
      .where('reference', '=', reference)
      .execute()
  },
  newestPaper: (reference) => newestPaper(tx, reference),
  purge: (purged) => purge(tx, purged),
})

type Page = Parameters<RetentionStore['over']>[0]

async function over(db: Db, { after, most, filedBefore }: Page): Promise<readonly Reference[]> {
  const query = db
    .selectFrom('referral')
    .select('reference')
    .where('status', 'in', FINISHED)
    .where('reference', '>', after)
  const chosen =
    filedBefore === undefined
      ? query
      : query.where(({ or, eb }) =>
          or([eb('filed_until', '<', filedBefore), eb('case_system_until', '<', filedBefore)]),
        )
  const rows = await chosen.orderBy('reference').limit(most).execute()
  return rows.map(({ reference }) => reference)
}

/** What another program sent with a request is in the case system already. */
async function newestPaper(db: Db, reference: Reference): Promise<string | undefined> {
  const row = await db
    .selectFrom('paper')
    .select('at')
    .where('reference', '=', reference)
    .where('brought_by', 'not like', 'case-system:%')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.at
}

const purgedFrom = ({ reference, at, status, rule, counts, caller }: Selectable<PurgedTable>): Purged => ({
  ...{ reference, at, rule, counts, caller: caller ?? undefined },
  status: status as Status,
})
