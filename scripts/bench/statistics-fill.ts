/** Three made years in the store, as the use cases would leave them: referrals, pages, lines of the audit. */

import type { Period } from '../../src/domain/statistics.ts'
import type { Database } from '../../src/store/database.ts'
import { numbersFrom } from '../../tests/support/numbers-from.ts'
import { lifeOf } from '../../tests/support/past.ts'
import { layDown } from '../../tests/support/past-store.ts'

export const TODAY = '2026-12-09'

/** The last whole year of the three. */
export const PERIOD: Period = {
  ...{ id: '2025', say: 'April 2025 to March 2026', from: '2025-04-01', to: '2026-03-31' },
  quarters: ['2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1'],
}

const TIMES = { from: '2023-12-01', days: 1_095, now: `${TODAY}T10:00:00.000Z` } as const
const AT_ONCE = 250

export async function fillPast(database: Database, count: number): Promise<void> {
  const dice = numbersFrom(20_261_122)
  for (let first = 1; first <= count; first += AT_ONCE) {
    const size = Math.min(AT_ONCE, count - first + 1)
    await layDown(
      database,
      Array.from({ length: size }, (_, index) => lifeOf(first + index, dice, { ...TIMES, among: count })),
    )
  }
  await database.run('analyze referral')
  await database.run('analyze section')
  await database.run('analyze audit')
}
