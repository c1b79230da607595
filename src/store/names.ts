/** The index of names, kept in the transaction of each save: which words stand in the names of which referral. */
import { type Kysely, sql } from 'kysely'
import { type Answers, answerOf } from '../domain/form.ts'
import { foldName, namesIn, wordsToKeep } from '../domain/names.ts'
import type { Referral } from '../domain/referral.ts'
import type { NamedRole } from '../workflow/search-ports.ts'
import { indexKey, lastIndexKey } from './index-key.ts'
import { type KeyOf, keysOfWord, wordKey } from './name-keys.ts'
import { hashes } from './name-search.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** Shared by all who put names in, so that no word goes while somebody still counts on it. */
const WORDS_LOCK = 7_203_015

/** For a purge: whether nobody is putting names in just now. It does not wait; until it has ended, nobody begins. */
export async function mayForgetWords(tx: Db): Promise<boolean> {
  const { rows } = await sql<{ got: boolean }>`
    select pg_try_advisory_xact_lock(${WORDS_LOCK}) as got`.execute(tx)
  return rows[0]?.got === true
}

/** Until the transaction ends, no word goes and the key stays. */
export async function lockNames(tx: Db): Promise<KeyOf> {
  // In a statement of its own: what waits for a lock would read key and words as they were before it waited.
  await sql`select pg_advisory_xact_lock_shared(${WORDS_LOCK})`.execute(tx)
  return indexKey(tx)
}

/** Until the transaction ends, nobody puts names in and nobody looks for any. Waits for those who do. */
export async function lockWholeIndex(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${WORDS_LOCK})`.execute(tx)
}

/** Of referrals that are not in the index yet. Their rows are there. `keyOf` is that of `lockNames`. */
export async function addNames(tx: Db, referrals: readonly Referral[], keyOf: KeyOf): Promise<void> {
  const named = referrals.map((referral) => ({ referral, entries: entriesOf(keyOf, referral) }))
  await addWords(tx, keyOf, new Set(named.flatMap(({ entries }) => entries.flatMap(({ words }) => words))))
  const rows = named.flatMap(({ referral: { reference, team }, entries }) =>
    entries.map(({ role, place, words, more }) => ({
      ...{ reference, role, place, team },
      words: [...words.map((word) => wordKey(keyOf, word)), ...more],
    })),
  )
  await sql`
    insert into name_entry (reference, role, place, team, words)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (
      reference text, role text, place int, team text, words int[])`.execute(tx)
}

/** After a save. `seal` is what stands beside the referral: where that fits, no name and no team has changed. */
export async function keepNames(tx: Db, referral: Referral, seal: number | null): Promise<void> {
  if (seal === sealOf(await lastIndexKey(tx), referral)) return
  const keyOf = await lockNames(tx)
  if (seal === sealOf(keyOf, referral)) return
  await tx.deleteFrom('name_entry').where('reference', '=', referral.reference).execute()
  await addNames(tx, [referral], keyOf)
  await sealNames(tx, [referral], keyOf)
}

/** Notes what stands in the index of each. */
export async function sealNames(tx: Db, referrals: readonly Referral[], keyOf: KeyOf): Promise<void> {
  const seals = referrals.map((referral) => ({
    reference: referral.reference,
    seal: sealOf(keyOf, referral),
  }))
  await sql`
    update referral set names_seal = seals.seal
    from jsonb_to_recordset(${JSON.stringify(seals)}::jsonb) as seals (reference text, seal int)
    where referral.reference = seals.reference`.execute(tx)
}

/** Goes up when names are folded or kept in another way, so that each referral is put in anew by its next save. */
const WAY = 1

/** Changes with what the index says of a referral, and with the key of the index. */
export const sealOf = (keyOf: KeyOf, referral: Referral): number =>
  keyOf('letters', JSON.stringify([WAY, referral.team, entriesOf(keyOf, referral)]))

type Entry = {
  readonly role: NamedRole
  readonly place: number
  readonly words: readonly string[]
  /** What is no word: the day of birth, the prison number, the prison. */
  readonly more: readonly number[]
}

function entriesOf(keyOf: KeyOf, { details: { prisoner, children, carer } }: Referral): readonly Entry[] {
  const entry = (role: NamedRole, place: number, answers: Answers) => entryOf(keyOf, { role, place }, answers)
  const aliases = namesIn(answerOf(prisoner, 'aliases'))
  return [
    {
      ...entry('prisoner', 0, prisoner),
      more: [...bornKey(keyOf, prisoner), ...prisonKeys(keyOf, prisoner)],
    },
    ...aliases.map((fullName) => entry('prisoner', 0, { ...prisoner, fullName })),
    ...children.map((child, index) => entry('child', index + 1, child)),
    entry('carer', 0, carer),
  ].filter(({ words, more }) => words.length + more.length > 0)
}

const entryOf = (keyOf: KeyOf, who: Pick<Entry, 'role' | 'place'>, answers: Answers): Entry => ({
  ...{ ...who, words: wordsToKeep(foldName(answerOf(answers, 'fullName'))) },
  more: who.role === 'carer' ? [] : bornKey(keyOf, answers),
})

const bornKey = (keyOf: KeyOf, answers: Answers): readonly number[] => {
  const born = answerOf(answers, 'dateOfBirth')
  return born === '' ? [] : [keyOf('born', born)]
}

const prisonKeys = (keyOf: KeyOf, prisoner: Answers): readonly number[] => {
  const [number, code] = [answerOf(prisoner, 'prisonNumber'), answerOf(prisoner, 'prisonCode')]
  return [
    ...(number === '' ? [] : [keyOf('prison number', number)]),
    ...(code === '' ? [] : [keyOf('prison', code)]),
  ]
}

/** Those that are new: most words have stood in a name before. */
async function addWords(tx: Db, keyOf: KeyOf, words: ReadonlySet<string>): Promise<void> {
  const unknown = new Map([...words].map((word) => [wordKey(keyOf, word), word]))
  const { rows: known } = await sql<{ word: number }>`
    select word from name_word where key = any(${hashes([...unknown.keys()])}) and word = key`.execute(tx)
  for (const { word } of known) unknown.delete(word)
  if (unknown.size === 0) return
  const rows = [...unknown].flatMap(([word, text]) => keysOfWord(keyOf, text).map((key) => ({ key, word })))
  await sql`
    insert into name_word (key, word)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (key int, word int)`.execute(tx)
}
