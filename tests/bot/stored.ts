/** What stands in the store, as text to compare before and after; and words that must never leave a family's own cards. */
import { until } from '../support/jobs.ts'
import type { TestWorld } from '../support/outside-world.ts'

/** Everything a person can change. How far deliveries got is left out: jobs go on by themselves. */
export async function stored({ product }: TestWorld): Promise<string> {
  const db = product.database.kysely
  const rows = await Promise.all([
    db.selectFrom('referral').selectAll().orderBy('reference').execute(),
    db.selectFrom('section').selectAll().orderBy('reference').orderBy('key').orderBy('version').execute(),
    db.selectFrom('draft').selectAll().orderBy('id').execute(),
    db.selectFrom('directory_entry').selectAll().orderBy('kind').orderBy('id').orderBy('version').execute(),
    db.selectFrom('audit').selectAll().orderBy('id').execute(),
    db.selectFrom('notice').select(['key', 'event', 'audience', 'way', 'version']).orderBy('key').execute(),
    db
      .selectFrom('report')
      .select(['reference', 'submission', 'signed', 'document'])
      .orderBy('reference')
      .execute(),
  ])
  return JSON.stringify(rows)
}

/** Waits until every promise is kept or given up, so that nothing changes by itself any more. */
export const quiet = ({ product }: TestWorld): Promise<void> =>
  until(async () => {
    const open = await product.database.kysely
      .selectFrom('notice')
      .select('key')
      .where('status', 'in', ['promised', 'trying'])
      .execute()
    return open.length === 0
  }, 30_000)

/** How often something was done to a referral, by the audit. */
export async function timesDone({ product }: TestWorld, reference: string, what: string): Promise<number> {
  const rows = await product.database.kysely
    .selectFrom('audit')
    .select('id')
    .where('reference', '=', reference)
    .where('what', '=', what)
    .execute()
  return rows.length
}

/** What a sign-off card of the version that stands carries. */
export async function seenOf(world: TestWorld, reference: string) {
  const referral = (await world.product.world.store.load(reference))?.referral
  if (referral === undefined || !('submission' in referral)) throw new Error('Nothing was sent in.')
  const { number, fingerprint } = referral.submission
  return { reference, submission: number, fingerprint }
}

/** The family of the usual answers: names, numbers, addresses, days of birth, offences, and what was written. */
export const FAMILY =
  /Prisonson|Childsdottir|Childsson|Carerly|A1234BC|Hidden Lane|Nowhereham|Secretwood|960 555|CS-100|1985-04-02|2 Apr 1985|2014-03-03|3 Mar 2014|harming a child|bedtime stories|called the police|wants to say sorry|lives? with her grandmother/i

export const FAULT = /Something went wrong/
