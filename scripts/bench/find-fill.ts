/** Fills a store with referrals of made families, straight into the tables, and the index of names by the code of the store. */

import { sql } from 'kysely'
import { type Referral, sayReference, workerOf } from '../../src/domain/referral.ts'
import type { Database } from '../../src/store/database.ts'
import { addNames, lockNames } from '../../src/store/names.ts'
import { at, sealJson } from '../../src/store/sealing.ts'
import { numbersFrom } from '../../tests/support/numbers-from.ts'
import { family, nameIn } from './find-names.ts'
import { rowOf } from './sweep-referrals.ts'

const AT_ONCE = 1_000
/** References of one year have room for them all. */
const YEAR = 2026

export async function fillNames(database: Database, count: number): Promise<{ readonly names: number }> {
  const random = numbersFrom(20_261_122)
  let names = 0
  for (let from = 0; from < count; from += AT_ONCE) {
    const referrals = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, index) =>
      referralOf(from + index, random),
    )
    names += referrals.reduce((sum, { details }) => sum + 2 + details.children.length, 0)
    await insert(database, referrals)
    await database.kysely.transaction().execute(async (tx) => addNames(tx, referrals, await lockNames(tx)))
  }
  for (const table of ['referral', 'name_word', 'name_entry']) await database.run(`vacuum analyze ${table}`)
  return { names }
}

function referralOf(number: number, random: () => number): Referral {
  const { referral } = rowOf(number, 0)
  const { details } = referral
  const own = family(random)
  const other = random() < 0.4 ? family(random) : own
  const child = details.children[0] ?? {}
  const children = Array.from({ length: 1 + Math.floor(random() ** 2 * 3) }, () => ({
    ...child,
    fullName: nameIn(other, random),
    dateOfBirth: dayFrom(2009 + Math.floor(random() * 16), random),
  }))
  const prisonNumber = `A${String(1000 + (number % 9000))}${letter(number / 9000)}${letter(number / 234_000)}`
  const prisoner = {
    ...{ ...details.prisoner, prisonNumber, fullName: nameIn(own, random) },
    dateOfBirth: dayFrom(1960 + Math.floor(random() * 40), random),
  }
  const carer = { ...details.carer, fullName: nameIn(random() < 0.7 ? other : family(random), random) }
  const reference = sayReference(YEAR, number + 1)
  return { ...referral, reference, details: { ...details, prisoner, children, carer } }
}

const letter = (value: number): string => String.fromCharCode(65 + (Math.floor(value) % 26))

const dayFrom = (year: number, random: () => number): string =>
  `${year}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`

async function insert(database: Database, referrals: readonly Referral[]): Promise<void> {
  const rows = referrals.map((referral) => ({
    ...{ reference: referral.reference, version: referral.version, status: referral.status },
    ...{ team: referral.team, worker: workerOf(referral) ?? null, due_day: referral.due.day },
    body: JSON.parse(sealJson(database.kysely, at('referral.body', referral.reference), referral)),
  }))
  await sql`
    insert into referral (reference, version, status, team, worker, due_day, body)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (
      reference text, version int, status text, team text, worker text, due_day date, body jsonb)`.execute(
    database.kysely,
  )
}
