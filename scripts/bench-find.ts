/**
 * Finding by a name with two letters wrong among 200,000 referrals, beside one bare look-up by primary key in the same
 * run, and how often the right one is among the first ten. Ends with 1 where too few are found, never for a slow one.
 * `npm run bench:find -- [--postgres] [--small]`: the embedded store, the server of `DATABASE_URL`, or a throwaway one.
 */

import { sql } from 'kysely'
import { type Answers, answerOf } from '../src/domain/form.ts'
import { foldName } from '../src/domain/names.ts'
import type { Database } from '../src/store/database.ts'
import { searchStore } from '../src/store/find.ts'
import { readReferrals } from '../src/store/name-search.ts'
import { numbersFrom } from '../tests/support/numbers-from.ts'
import { fillNames } from './bench/find-fill.ts'
import { twoWrong } from './bench/find-names.ts'
import { withOwnDatabase } from './bench/own-database.ts'

const words = process.argv.slice(2)
if (words.some((word) => !['--small', '--postgres'].includes(word))) {
  console.error('Use it without a word, or with --small or --postgres.')
  process.exit(1)
}
const isSmall = words.includes('--small')
const REFERRALS = isSmall ? 2_000 : 200_000
const QUERIES = isSmall ? 60 : 1_000
/** What thousands have, and what somebody has typed so far. */
const COMMON = [
  'Mohammed',
  'Khan',
  'Smith',
  'Ali',
  'Jones',
  'Oliver',
  'Mohammed Khan',
  'George Smith',
  'Moh',
  'Mar',
  'Kow',
].map((name) => ({ reference: '', team: '', name }))
/** Of the names with two letters wrong. A name that many people have may hide behind the others. */
const LEAST_FOUND = 0.85

await withOwnDatabase(words.includes('--postgres'), measure)

async function measure(database: Database): Promise<void> {
  const began = performance.now()
  const { names } = await fillNames(database, REFERRALS)
  const filled = ((performance.now() - began) / 1_000).toFixed(0)
  console.log(`${database.engine}: ${REFERRALS} referrals with ${names} names, filled in ${filled} s`)
  console.log(await sizes(database))
  const wanted = await someReferrals(database)
  for (const round of ['to warm up', 'measured'] as const) {
    const bare = await bareLookUps(database, wanted)
    const right = await finds(database, wanted, (name) => name)
    const wrong = await finds(database, wanted, twoWrong)
    const team = await finds(database, wanted, twoWrong, 'their own team')
    const alike = await relates(database, wanted)
    const common = await finds(database, COMMON, (name) => name)
    if (round === 'to warm up') continue
    report('one row by its key', bare)
    report('the name as it is', right.times, right)
    report('two letters wrong', wrong.times, wrong)
    report('two letters wrong, in one team', team.times, team)
    report('very common, or half typed', common.times)
    report('others about the same people', alike)
    console.log(
      `two letters wrong / one row by its key, p95: ${(at(wrong.times, 0.95) / at(bare, 0.95)).toFixed(0)}`,
    )
    if (wrong.named < LEAST_FOUND) process.exitCode = 1
  }
}

type Wanted = { readonly reference: string; readonly team: string; readonly name: string }

/** Whoever has eight letters or more. Spread over all of them. */
async function someReferrals({ kysely }: Database): Promise<readonly Wanted[]> {
  const { rows } = await sql<{ reference: string }>`
    select reference from referral where hashtext(reference) % ${Math.floor(REFERRALS / (QUERIES * 2))} = 0
    order by reference limit ${QUERIES * 2}`.execute(kysely)
  const read = await readReferrals(
    kysely,
    rows.map(({ reference }) => reference),
  )
  return read
    .map((body, index) => {
      const { prisoner, children, carer } = body.details
      const who = [prisoner, children[0] ?? prisoner, carer][index % 3] ?? prisoner
      return { reference: body.reference, team: body.team, name: answerOf(who, 'fullName') }
    })
    .filter(({ name }) => foldName(name).join('').length >= 8)
    .slice(0, QUERIES)
}

async function bareLookUps({ kysely }: Database, wanted: readonly Wanted[]): Promise<readonly number[]> {
  const times: number[] = []
  for (const { reference } of wanted) {
    const start = performance.now()
    await sql`select reference from referral where reference = ${reference}`.execute(kysely)
    times.push(performance.now() - start)
  }
  return times
}

type Found = {
  readonly times: readonly number[]
  /** Share of the queries with the very referral among the first ten, and with somebody of the very name. */
  readonly very: number
  readonly named: number
}

async function finds(
  { kysely }: Database,
  wanted: readonly Wanted[],
  ...[spelt, only]: [(name: string, random: () => number) => string, 'their own team'?]
): Promise<Found> {
  const store = searchStore(kysely)
  const random = numbersFrom(7)
  const times: number[] = []
  let very = 0
  let named = 0
  for (const { reference, team, name } of wanted) {
    const asked = spelt(name, random)
    const start = performance.now()
    const hits = await store.find({ words: asked, teams: only === undefined ? undefined : [team], most: 10 })
    times.push(performance.now() - start)
    const found = hits.map((hit) => hit.reference)
    if (found.includes(reference)) very += 1
    if (found.includes(reference) || (await anyoneOf(kysely, found, name))) named += 1
  }
  return { times, very: very / wanted.length, named: named / wanted.length }
}

/** What a new referral is asked: who of it is known, by number, name and day of birth. */
async function relates({ kysely }: Database, wanted: readonly Wanted[]): Promise<readonly number[]> {
  const store = searchStore(kysely)
  const times: number[] = []
  for (const referral of await readReferrals(
    kysely,
    wanted.slice(0, QUERIES / 5).map(({ reference }) => reference),
  )) {
    const { prisoner, children } = referral.details
    const named = (who: Answers) => ({
      name: answerOf(who, 'fullName'),
      dateOfBirth: answerOf(who, 'dateOfBirth'),
    })
    const start = performance.now()
    await store.related({
      except: referral.reference,
      prisonNumber: answerOf(prisoner, 'prisonNumber'),
      prisoner: { ...named(prisoner), aliases: '' },
      children: children.map(named),
    })
    times.push(performance.now() - start)
  }
  return times
}

async function anyoneOf(
  kysely: Database['kysely'],
  found: readonly string[],
  name: string,
): Promise<boolean> {
  const read = await readReferrals(kysely, found)
  const folded = foldName(name).join(' ')
  return read.some(({ details }) =>
    [details.prisoner, ...details.children, details.carer].some(
      (who) => foldName(answerOf(who, 'fullName')).join(' ') === folded,
    ),
  )
}

async function sizes({ kysely }: Database): Promise<string> {
  const { rows } = await sql<{ words: number; index: number; all: number }>`
    select (select count(*)::int from name_word where key = word) as words,
      ((pg_total_relation_size('name_word') + pg_total_relation_size('name_entry')) / 1048576)::int as index,
      (pg_total_relation_size('referral') / 1048576)::int as all`.execute(kysely)
  const [row] = rows
  return `${row?.words} different words; the index has ${row?.index} MB, the referrals ${row?.all} MB`
}

function report(name: string, times: readonly number[], found?: Found): void {
  const [middle, most] = [0.5, 0.95].map((share) => `${at(times, share).toFixed(1)} ms`)
  const recall =
    found === undefined
      ? ''
      : `; among the first ten: that referral ${percent(found.very)}, somebody of that name ${percent(found.named)}`
  console.log(`${name.padEnd(32)} median ${middle}, p95 ${most}${recall}`)
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

/** The value below which that share of the values lies. */
function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN
}
