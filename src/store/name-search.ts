/** Who may be meant by a name: the rows of the index that share its words, or words like them, the likeliest first. */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { foldName, type Wanted, wantedWords } from '../domain/names.ts'
import type { Reference, Referral } from '../domain/referral.ts'
import type { NamedRole } from '../workflow/search-ports.ts'
import { readByIndex, SECRET } from './index-key.ts'
import { type KeyOf, keysToFind, WEIGHTS } from './name-keys.ts'
import { at, openJson, type Sealed } from './sealing.ts'
import { rowsOf } from './statement.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export type Candidate = { readonly reference: Reference; readonly role: NamedRole; readonly place: number }

/** Rows that hold for each word one of those that may be it. */
export type NameAsk = {
  readonly words: readonly Slot[]
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

/** As many are asked in one statement: of a long list of children it would become very long. */
const MOST_AT_ONCE = 8

/**
 * A list for each that is asked. At first with each word as it was typed, then as it begins, then with words near to it,
 * then two letters away. Of three words or more, one may be missing where nobody has them all: a second first name that
 * was not recorded.
 */
export async function candidates(
  db: Db,
  asks: readonly NameAsk[],
): Promise<readonly (readonly Candidate[])[]> {
  const found: (readonly Candidate[])[] = []
  for (let from = 0; from < asks.length; from += MOST_AT_ONCE) {
    const some = asks.slice(from, from + MOST_AT_ONCE)
    const rows = await rowsWith(db, some.map(withLevels))
    for (const [index, ask] of some.entries())
      found.push(
        weighed((rows[index]?.length ?? 0) > 0 ? (rows[index] ?? []) : await withoutOne(db, ask), ask),
      )
  }
  return found
}

const withLevels = ({ words, where, enough }: NameAsk): Leveled => ({
  levels: setsFrom(
    words,
    Object.values(WEIGHTS).filter((least) => isWider(words, least)),
  ),
  ...{ where, enough },
})

async function withoutOne(db: Db, { words, where, enough }: NameAsk): Promise<readonly Row[]> {
  if (words.length < LEAST_TO_MISS_ONE) return []
  const fewer = words.map((_, index) => setsFrom(words.toSpliced(index, 1), [WEIGHTS.far]))
  const rows = await rowsWith(
    db,
    fewer.map((levels) => ({ levels, where, enough })),
  )
  return rows.flat()
}

/** The likeliest first. */
function weighed(rows: readonly Row[], { words }: NameAsk): readonly Candidate[] {
  const best = new Map<string, Candidate & { readonly weight: number }>()
  for (const row of rows)
    best.set(`${row.reference} ${row.role} ${row.place}`, { ...row, weight: weightOf(row.words, words) })
  return [...best.values()].sort((one, other) => other.weight - one.weight)
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
  const rows = await rowsOf<{ reference: Reference; body: Sealed<Referral> }>(
    db,
    'select reference, body from referral where reference = any ($1)',
    [references],
  )
  const found = new Map(
    rows.map(({ reference, body }) => [reference, openJson(db, at('referral.body', reference), body)]),
  )
  return references.flatMap((reference) => found.get(reference) ?? [])
}

export type Slot = ReadonlyMap<number, number>

/** A name that is looked for; `begins` is whether its last word may be typed half. */
export type NameSought = { readonly name: string; readonly begins: boolean }

/**
 * For each name, and each word of it, the words of the index that may be it, with their weights: the likeliest. Along
 * with them the key of the index that counts now: what was asked for with an older one is asked for again.
 */
export async function wordsLike(
  db: Db,
  names: readonly NameSought[],
): Promise<{ readonly keyOf: KeyOf; readonly found: readonly (readonly Slot[])[] }> {
  const { keyOf, read } = await readByIndex(db, async (keyOf) => {
    const wanted = names.map(({ name, begins }) =>
      wantedWords(foldName(name)).map((one, index, all) =>
        keysOf(keyOf, one, begins && index === all.length - 1),
      ),
    )
    const all = [...new Set(wanted.flat().flatMap((slot) => [...slot.keys()]))]
    const [row] = await rowsOf<{ secret: Sealed<string> | null; words: Words }>(db, WORDS, [all.join(',')])
    return { secret: row?.secret ?? null, wanted, words: row?.words ?? [] }
  })
  return { keyOf, found: read.wanted.map((slots) => slots.map((keys) => slotOf(keys, read.words))) }
}

const WORDS = `
  select ${SECRET} as secret, coalesce((select json_agg(json_build_array(key, word))
    from name_word where key = any(string_to_array($1, ',')::int[])), '[]') as words`

/** Of each key and the word that has it. */
type Words = readonly (readonly [number, number])[]

function slotOf(keys: ReadonlyMap<number, number>, found: Words): Slot {
  const words = new Map<number, number>()
  for (const [key, word] of found) {
    // Under another key than its own, it is not the word that was typed.
    const weight = Math.min(keys.get(key) ?? 0, key === word ? WEIGHTS.exact : WEIGHTS.begins)
    if (weight > (words.get(word) ?? 0)) words.set(word, weight)
  }
  return new Map([...words].sort(([, one], [, other]) => other - one).slice(0, MOST_WORDS))
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

type Leveled = Pick<NameAsk, 'where' | 'enough'> & { readonly levels: readonly Sets[] }

/**
 * A list for each, in one statement: a further level is read only where the nearer ones found too few. What was found
 * near is among what is found further away, so each list tells how many there are.
 */
async function rowsWith(db: Db, asks: readonly Leveled[]): Promise<readonly (readonly Row[])[]> {
  const found = asks.map((): Row[] => [])
  const reads = asks.flatMap(({ levels, where, enough }, ask) => {
    const nameOf = (level: number) => sql.ref(`ask_${ask}_level_${level}`)
    return levels.map((sets, level) => {
      const tooFew = levels
        .slice(0, level)
        .map((_, nearer) => sql`(select count(*) from ${nameOf(nearer)}) < ${enough}`)
      const holds = [...sets.map((set) => sql`words && ${hashes(set)}`), ...where, ...tooFew]
      const read = sql`${nameOf(level)} as materialized (
        select reference, role, place, array_to_string(words, ',') as words from name_entry
        where ${sql.join(holds, sql` and `)} order by reference desc limit ${MOST_ROWS})`
      return { read, all: sql`select ${sql.lit(ask)}::int as ask, * from ${nameOf(level)}` }
    })
  })
  if (reads.length === 0) return found
  const { rows } = await sql<Candidate & { ask: number; words: string }>`
    with ${sql.join(reads.map(({ read }) => read))} ${sql.join(
      reads.map(({ all }) => all),
      sql` union all `,
    )}`.execute(db)
  for (const { ask, ...row } of rows) found[ask]?.push({ ...row, words: row.words.split(',').map(Number) })
  return found
}

const weightOf = (words: readonly number[], slots: readonly Slot[]): number =>
  slots.reduce((sum, slot) => sum + Math.max(0, ...words.map((word) => slot.get(word) ?? 0)), 0)

/** As text: both engines read it in the same way. */
export const hashes = (keys: readonly number[]): RawBuilder<unknown> =>
  sql`string_to_array(${keys.join(',')}, ',')::int[]`
