/** Who may be meant by a name: the rows of the index that share its words, or words like them, the likeliest first. */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { foldName, type Wanted, wantedWords } from '../domain/names.ts'
import type { Reference, Referral } from '../domain/referral.ts'
import type { NamedRole } from '../workflow/search-ports.ts'
import { type KeyOf, keysToFind, WEIGHTS } from './name-keys.ts'
import { at, openJson, type Sealed } from './sealing.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export type Candidate = { readonly reference: Reference; readonly role: NamedRole; readonly place: number }

type Where = {
  /** What else must hold of a row of `name_entry`. */
  readonly where: readonly RawBuilder<unknown>[]
  /** It is looked for further away until there are as many. */
  readonly enough: number
}

/** As many rows as are looked at; of a very common name, those of the newest referrals. */
const MOST_ROWS = 500
/** As many words of the index are looked for in the place of one that was typed. */
const MOST_WORDS = 150
const LEAST_TO_MISS_ONE = 3

/**
 * At first with each word as it was typed, then as it begins, then with words near to it, then two letters away. Of three
 * words or more, one may be missing where nobody has them all: a second first name that was not recorded.
 */
export async function candidates(
  db: Db,
  words: readonly Slot[],
  where: Where,
): Promise<readonly Candidate[]> {
  const levels = Object.values(WEIGHTS).filter((least) => isWider(words, least))
  const found = await rowsWith(db, setsFrom(words, levels), where)
  if (found.length === 0 && words.length >= LEAST_TO_MISS_ONE)
    for (const index of words.keys())
      found.push(...(await rowsWith(db, setsFrom(words.toSpliced(index, 1), [WEIGHTS.far]), where)))
  const weighed = new Map<string, Candidate & { readonly weight: number }>()
  for (const row of found)
    weighed.set(`${row.reference} ${row.role} ${row.place}`, { ...row, weight: weightOf(row.words, words) })
  return [...weighed.values()].sort((one, other) => other.weight - one.weight)
}

/** For each word that was asked for, those of the index that may stand for it. */
type Sets = readonly (readonly number[])[]

/** Without the levels at which nothing stands for one of the words. */
const setsFrom = (slots: readonly Slot[], levels: readonly number[]): readonly Sets[] =>
  levels
    .map((least) =>
      slots.map((words) => [...words].filter(([, weight]) => weight >= least).map(([word]) => word)),
    )
    .filter((sets) => sets.length > 0 && sets.every((set) => set.length > 0))

/** In the order in which they are asked for. */
export async function readReferrals(db: Db, references: readonly Reference[]): Promise<readonly Referral[]> {
  if (references.length === 0) return []
  const { rows } = await sql<{ reference: Reference; body: Sealed<Referral> }>`
    select reference, body from referral where reference in (${sql.join(references)})`.execute(db)
  const found = new Map(
    rows.map(({ reference, body }) => [reference, openJson(db, at('referral.body', reference), body)]),
  )
  return references.flatMap((reference) => found.get(reference) ?? [])
}

export type Slot = ReadonlyMap<number, number>

/**
 * For each word of a name, the words of the index that may be it, with their weights: the likeliest. `begins` is whether
 * the last word may be typed half.
 */
export async function wordsLike(
  { db, keyOf }: { readonly db: Db; readonly keyOf: KeyOf },
  name: string,
  begins: boolean,
): Promise<readonly Slot[]> {
  const wanted = wantedWords(foldName(name))
  if (wanted.length === 0) return []
  const keys = wanted.map((one, index) => keysOf(keyOf, one, begins && index === wanted.length - 1))
  const all = [...new Set(keys.flatMap((slot) => [...slot.keys()]))]
  const { rows } = await sql<{ key: number; word: number }>`
    select key, word from name_word where key = any(${hashes(all)})`.execute(db)
  return keys.map((slot) => {
    const words = new Map<number, number>()
    for (const { key, word } of rows) {
      // Under another key than its own, it is not the word that was typed.
      const weight = Math.min(slot.get(key) ?? 0, key === word ? WEIGHTS.exact : WEIGHTS.begins)
      if (weight > (words.get(word) ?? 0)) words.set(word, weight)
    }
    return new Map([...words].sort(([, one], [, other]) => other - one).slice(0, MOST_WORDS))
  })
}

function keysOf(keyOf: KeyOf, { word, orElse }: Wanted, begins: boolean): ReadonlyMap<number, number> {
  const keys = new Map<number, number>()
  for (const one of [word, ...orElse])
    for (const [key, weight] of keysToFind(keyOf, one, begins))
      keys.set(key, Math.max(weight, keys.get(key) ?? 0))
  return keys
}

/** Whether any word has that weight, so that to look again is of use. */
const isWider = (slots: readonly Slot[], weight: number): boolean =>
  slots.some((slot) => [...slot.values()].includes(weight))

type Row = Candidate & { readonly words: readonly number[] }

/**
 * In one statement: a further level is read only where the nearer ones found too few. What was found near is among what
 * is found further away, so each list tells how many there are.
 */
async function rowsWith(db: Db, levels: readonly Sets[], { where, enough }: Where): Promise<Row[]> {
  if (levels.length === 0) return []
  const nameOf = (level: number) => sql.ref(`level_${level}`)
  const reads = levels.map((sets, level) => {
    const tooFew = levels
      .slice(0, level)
      .map((_, nearer) => sql`(select count(*) from ${nameOf(nearer)}) < ${enough}`)
    const holds = [...sets.map((set) => sql`words && ${hashes(set)}`), ...where, ...tooFew]
    return sql`${nameOf(level)} as materialized (
      select reference, role, place, array_to_string(words, ',') as words from name_entry
      where ${sql.join(holds, sql` and `)} order by reference desc limit ${MOST_ROWS})`
  })
  const all = levels.map((_, level) => sql`select * from ${nameOf(level)}`)
  const { rows } = await sql<Candidate & { words: string }>`
    with ${sql.join(reads)} ${sql.join(all, sql` union all `)}`.execute(db)
  return rows.map((row) => ({ ...row, words: row.words.split(',').map(Number) }))
}

const weightOf = (words: readonly number[], slots: readonly Slot[]): number =>
  slots.reduce((sum, slot) => sum + Math.max(0, ...words.map((word) => slot.get(word) ?? 0)), 0)

/** As text: both engines read it in the same way. */
export const hashes = (keys: readonly number[]): RawBuilder<unknown> =>
  sql`string_to_array(${keys.join(',')}, ',')::int[]`
