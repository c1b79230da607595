/** To whom a referral is known, who has broken glass, what is for the LADO, and who did what when. */
import { type Kysely, sql } from 'kysely'
import type { BrokenGlass } from '../domain/break-glass.ts'
import { FINISHED, type Status } from '../domain/referral.ts'
import type { KnowStore, KnowTransaction, LogLine } from '../workflow/know-ports.ts'
import { openWords, at as placeOf, type Sealed, sealWords } from './sealing.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export type GlassTable = {
  id: string
  reference: string
  person: string
  at: string
  until: string
  why: Sealed<string>
}

/** As a row is asked about; the column holds ids alone. */
export const restrictionOf = ({ restricted_to: ids }: { readonly restricted_to: string | null }) =>
  ids === null ? {} : { restriction: { people: ids.split(' ').filter((id) => id !== '') } }

export const knowStore = (db: Db): KnowStore => ({
  ...asked(db),
  brokenGlass: async (id) => {
    const row = await db.selectFrom('glass').selectAll().where('id', '=', id).executeTakeFirst()
    return row === undefined ? undefined : brokenOf(db, row)
  },
  forLado: async (most) => {
    const rows = await db
      .selectFrom('referral')
      .select(['reference', 'status', 'team', 'worker', 'due_day', 'restricted_to'])
      .where('for_lado', '=', true)
      .orderBy('due_day', 'desc')
      .orderBy('reference', 'desc')
      .limit(most)
      .execute()
    return rows.map((row) => ({
      ...{ reference: row.reference, status: row.status as Status, team: row.team, worker: undefined },
      ...{ dueDay: row.due_day, ...restrictionOf(row) },
    }))
  },
  namedIn: async (person) => {
    const rows = await db
      .selectFrom('referral')
      .select('reference')
      .where('restricted_to', 'is not', null)
      .where('status', 'not in', FINISHED)
      .where(sql<boolean>`lower(${person}) = any (string_to_array(lower(restricted_to), ' '))`)
      .orderBy('reference')
      .execute()
    return rows.map(({ reference }) => reference)
  },
  log: ({ reference, most }) => logOf(db, reference, most),
})

export const knowTransaction = (tx: Db): KnowTransaction => ({
  ...asked(tx),
  breakGlass: async ({ id, reference, by, at, until, why }) => {
    const sealed = sealWords(tx, placeOf('glass.why', id), why)
    await tx.insertInto('glass').values({ id, reference, person: by, at, until, why: sealed }).execute()
  },
})

/** Both of the store and inside a transaction. */
const asked = (db: Db): Pick<KnowStore, 'glassOf' | 'restricted'> => ({
  glassOf: async (reference, at) => {
    const rows = await db
      .selectFrom('glass')
      .selectAll()
      .where('reference', '=', reference)
      .where('at', '<=', at)
      .where('until', '>', at)
      .orderBy('at')
      .orderBy('id')
      .execute()
    return rows.map((row) => brokenOf(db, row))
  },
  restricted: async (references) => {
    if (references.length === 0) return new Map()
    const rows = await db
      .selectFrom('referral')
      .select(['reference', 'restricted_to'])
      .where('reference', 'in', references)
      .where('restricted_to', 'is not', null)
      .execute()
    return new Map(rows.map((row) => [row.reference, restrictionOf(row).restriction?.people ?? []]))
  },
})

export const brokenOf = (db: Db, { id, person, at, until, why }: GlassTable): BrokenGlass => ({
  ...{ by: person, at, until },
  why: openWords(db, placeOf('glass.why', id), why),
})

async function logOf(db: Db, reference: string | undefined, most: number): Promise<readonly LogLine[]> {
  const about = reference === undefined ? sql`true` : sql`reference = ${reference}`
  const { rows } = await sql<LogLine>`
    select at, who, what, reference from (
      (select at, who, what, reference, id from audit where ${about} order by id desc limit ${most})
      union all
      (select at, who, what, reference, id from look where ${about} order by id desc limit ${most})
    ) lines order by at desc, id desc limit ${most}`.execute(db)
  return rows
}
