/** What the store holds of every referral, as far as anything is counted from it: read a thousand at a time. */
import type { Answers } from '../../src/domain/form.ts'
import type { Database } from '../../src/store/database.ts'
import { referralsAfter, savesOf } from '../../src/store/read-all.ts'
import type { Life } from '../../tests/support/past.ts'

const AT_ONCE = 1_000

/** The pages that are counted. */
const COUNTED = /^(B|C|F|G\d+)$/

export async function readAll(database: Database): Promise<readonly Life[]> {
  const lives: Life[] = []
  for (let after = '', more = true; more; ) {
    const some = await readSome(database, after)
    lives.push(...some)
    after = some.at(-1)?.referral.reference ?? after
    more = some.length === AT_ONCE
  }
  return lives
}

async function readSome({ kysely }: Database, after: string): Promise<readonly Life[]> {
  const referrals = await referralsAfter(kysely, after, AT_ONCE)
  const references = referrals.map(({ reference }) => reference)
  if (references.length === 0) return []
  const lines = await kysely
    .selectFrom('audit')
    .selectAll()
    .where('reference', 'in', references)
    .orderBy('id')
    .execute()
  const saves = await savesOf(kysely, references)
  const pages = Map.groupBy(
    saves.filter(({ key }) => COUNTED.test(key)),
    ({ reference }) => reference,
  )
  const audit = Map.groupBy(lines, ({ reference }) => reference)
  return referrals.map((referral) => ({
    referral,
    pages: Object.fromEntries(
      (pages.get(referral.reference) ?? []).map(({ key, answers }): [string, Answers] => [key, answers]),
    ),
    audit: (audit.get(referral.reference) ?? []).map(
      ({ from_status: from, to_status: to, ...line }) => ({ ...line, from, to }) as Life['audit'][number],
    ),
  }))
}
