/** Who may be meant by a name: the rows of the index that share its words, or words like them, the likeliest first. */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { foldName, type Wanted, wantedWords } from '../domain/names.ts'
import type { Reference, Referral } from '../domain/referral.ts'
import type { NamedRole } from '../workflow/search-ports.ts'
import { keysToFind, WEIGHTS } from './name-keys.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export type Candidate = { readonly reference: Reference; readonly role: NamedRole; readonly place: number }

type Sought = {
  readonly name: string
  /** Whether the last word may be typed half. */
  readonly begins: boolean
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
  { name, begins, where, enough }: Sought,
): Promise<readonly Candidate[]> {
  const wanted = wantedWords(foldName(name))
  if (wanted.length === 0) return []
  const slots = await wordsLike(db, wanted, begins)
  const found = new Map<string, Candidate & { readonly weight: number }>()
  const look = async (of: readonly Slot[], least: number) => {
    const sets = of.map((words) => [...words].filter(([, weight]) => weight >= least).map(([word]) => word))
    if (sets.some((set) => set.length === 0)) return
    for (const row of await rowsWith(db, sets, where)) {
      const key = `${row.reference} ${row.role} ${row.place}`
      const weight = weightOf(row.words, slots)
      if ((found.get(key)?.weight ?? 0) < weight) found.set(key, { ...row, weight })
    }
  }
  for (const least of Object.values(WEIGHTS))
    if (found.size < enough && isWider(slots, least)) await look(slots, least)
  if (found.size === 0 && slots.length >= LEAST_TO_MISS_ONE)
    for (const index of slots.keys()) await look(slots.toSpliced(index, 1), WEIGHTS.far)
  return [...found.values()].sort((one, other) => other.weight - one.weight)
}

/** In the order in which they are asked for. */
export async function readReferrals(db: Db, references: readonly Reference[]): Promise<readonly Referral[]> {
  if (references.length === 0) return []
  const { rows } = await sql<{ body: Referral }>`
    select body from referral where reference in (${sql.join(references)})`.execute(db)
  const found = new Map(rows.map(({ body }) => [body.reference, body]))
  return references.flatMap((reference) => found.get(reference) ?? [])
}

type Slot = ReadonlyMap<number, number>

/** For each word that was asked for, the words of the index that may be it, with their weights: the likeliest. */
async function wordsLike(db: Db, wanted: readonly Wanted[], begins: boolean): Promise<readonly Slot[]> {
  const keys = wanted.map((one, index) => keysOf(one, begins && index === wanted.length - 1))
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

function keysOf({ word, orElse }: Wanted, begins: boolean): ReadonlyMap<number, number> {
  const keys = new Map<number, number>()
  for (const one of [word, ...orElse])
    for (const [key, weight] of keysToFind(one, begins)) keys.set(key, Math.max(weight, keys.get(key) ?? 0))
  return keys
}

/** Whether any word has that weight, so that to look again is of use. */
const isWider = (slots: readonly Slot[], weight: number): boolean =>
  slots.some((slot) => [...slot.values()].includes(weight))

type Row = Candidate & { readonly words: readonly number[] }

async function rowsWith(
  db: Db,
  sets: readonly (readonly number[])[],
  where: readonly RawBuilder<unknown>[],
): Promise<readonly Row[]> {
  const holds = sql.join([...sets.map((set) => sql`words && ${hashes(set)}`), ...where], sql` and `)
  const { rows } = await sql<Candidate & { words: string }>`
    select reference, role, place, array_to_string(words, ',') as words from name_entry
    where ${holds} order by reference desc limit ${MOST_ROWS}`.execute(db)
  return rows.map((row) => ({ ...row, words: row.words.split(',').map(Number) }))
}

const weightOf = (words: readonly number[], slots: readonly Slot[]): number =>
  slots.reduce((sum, slot) => sum + Math.max(0, ...words.map((word) => slot.get(word) ?? 0)), 0)

/** As text: both engines read it in the same way. */
export const hashes = (keys: readonly number[]): RawBuilder<unknown> =>
  sql`string_to_array(${keys.join(',')}, ',')::int[]`
