/** Finding: by reference, number, team, status, prison, day and name. What is alike in truth is seen by the names themselves. */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { answerOf } from '../domain/form.ts'
import { likeness } from '../domain/likeness.ts'
import { namesIn } from '../domain/names.ts'
import type { Details, Referral } from '../domain/referral.ts'
import type { FindAsk, FindHit, NamedRole, SearchStore, SearchTransaction } from '../workflow/search-ports.ts'
import { indexKey, lastIndexKey } from './index-key.ts'
import { keepLooks } from './looks.ts'
import type { KeyOf } from './name-keys.ts'
import { candidates, hashes, readReferrals, wordsLike } from './name-search.ts'
import { related } from './related.ts'
import { at, openJson, type Sealed } from './sealing.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export const searchStore = (db: Db): SearchStore => ({
  find: (ask) => find(db, ask),
  related: (ask) => related(db, ask),
  noteLooks: keepLooks(db),
})

export const searchTransaction = (tx: Db): SearchTransaction => ({ related: (ask) => related(tx, ask) })

/** However many are asked for. */
const MOST_HITS = 50
/** As many names are read in full for each that is shown. */
const READ_FOR_ONE = 3
/** Less than this is another name. */
const ALIKE = 0.6

async function find(db: Db, ask: FindAsk): Promise<readonly FindHit[]> {
  const most = Math.min(ask.most, MOST_HITS)
  const noTeam = ask.teams !== undefined && ask.teams.length === 0
  if (noTeam || most <= 0) return []
  return ask.words === undefined ? byFilters(db, ask, most) : byName(db, { ...ask, words: ask.words }, most)
}

async function byFilters(db: Db, ask: FindAsk, most: number): Promise<readonly FindHit[]> {
  const isKeyed = ask.prisonCode !== undefined || ask.prisonNumber !== undefined
  const holds = filtersOf(ask, await (isKeyed ? indexKey(db) : lastIndexKey(db)))
  const { rows } = await sql<{ reference: string; body: Sealed<Referral> }>`
    select reference, body from referral where ${sql.join([sql`true`, ...holds], sql` and `)}
    order by due_day, reference limit ${most}`.execute(db)
  const found = rows.map(({ reference, body }) => openJson(db, at('referral.body', reference), body))
  return found.map((referral) => ({
    ...{ reference: referral.reference, referral },
    matched:
      ask.prisonNumber === undefined
        ? undefined
        : { role: 'prisoner', name: answerOf(referral.details.prisoner, 'fullName'), score: 1 },
  }))
}

async function byName(
  db: Db,
  ask: FindAsk & { readonly words: string },
  most: number,
): Promise<readonly FindHit[]> {
  const { teams, words, ...rest } = ask
  const like = await wordsLike(db, [{ name: words, begins: true }])
  const others = filtersOf(rest, like.keyOf)
  const where = [
    ...(teams === undefined ? [] : [among('team', teams)]),
    ...(others.length === 0
      ? []
      : [sql`reference in (select reference from referral where ${sql.join(others, sql` and `)})`]),
  ]
  const asks = like.found.map((slots) => ({ words: slots, where, enough: most }))
  const found = (await candidates(db, asks)).flat()
  const references = [...new Set(found.map(({ reference }) => reference))].slice(0, most * READ_FOR_ONE)
  const hits = (await readReferrals(db, references)).map((referral) => ({
    ...{ reference: referral.reference, referral },
    matched: bestOf(words, referral.details),
  }))
  return hits
    .filter(({ matched }) => matched.score >= ALIKE)
    .sort(
      (one, other) => other.matched.score - one.matched.score || other.reference.localeCompare(one.reference),
    )
    .slice(0, most)
}

function bestOf(words: string, { prisoner, children, carer }: Details): NonNullable<FindHit['matched']> {
  const names: readonly (readonly [NamedRole, string])[] = [
    ...[answerOf(prisoner, 'fullName'), ...namesIn(answerOf(prisoner, 'aliases'))].map(
      (name) => ['prisoner', name] as const,
    ),
    ...children.map((child) => ['child', answerOf(child, 'fullName')] as const),
    ['carer', answerOf(carer, 'fullName')],
  ]
  return names
    .map(([role, name]) => ({ role, name, score: likeness(words, name) }))
    .reduce((best, one) => (one.score > best.score ? one : best))
}

/** As conditions on `referral`. What is secret of a number or a prison is asked of the index, by its hash. */
function filtersOf(ask: Partial<FindAsk>, keyOf: KeyOf): readonly RawBuilder<unknown>[] {
  const { references, statuses, team, teams, dueBefore, prisonCode, prisonNumber } = ask
  return [
    ...(references === undefined ? [] : [among('reference', references)]),
    ...(statuses === undefined ? [] : [among('status', statuses)]),
    ...(team === undefined ? [] : [sql`team = ${team}`]),
    ...(teams === undefined ? [] : [among('team', teams)]),
    ...(dueBefore === undefined ? [] : [sql`due_day < ${dueBefore}`]),
    ...(prisonCode === undefined ? [] : [withKey(keyOf('prison', prisonCode))]),
    ...(prisonNumber === undefined ? [] : [withKey(keyOf('prison number', prisonNumber))]),
  ]
}

const among = (column: 'reference' | 'status' | 'team', values: readonly string[]): RawBuilder<unknown> =>
  values.length === 0 ? sql`false` : sql`${sql.ref(column)} in (${sql.join(values)})`

const withKey = (key: number): RawBuilder<unknown> =>
  sql`reference in (select reference from name_entry where words && ${hashes([key])})`
