/** Which referral falls due next: of the open ones, the first after a day. */
import assert from 'node:assert/strict'
import type { Referral } from '../../src/domain/referral.ts'
import { nextDue } from '../../src/store/next-due.ts'
import { clear } from '../support/clear.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

describe('the referral that falls due next', () => {
  let database: FreshDatabase
  before(async () => {
    database = await freshDatabase()
  })
  after(() => database?.drop())
  const rows: [number: number, status: string, day: string][] = [
    [1, 'in_progress', '2026-12-11'],
    [2, 'sent', '2026-12-08'],
    [3, 'signed_off', '2026-12-08'],
    [4, 'submitted', '2026-12-10'],
    [5, 'assigned_to_team', '2026-12-10'],
    [6, 'allocated', '2026-12-07'],
  ]
  const referenceOf = (number: number) => `PCA-2026-000${number}`

  it('is none in an empty store', async () => {
    assert.equal(await nextDue(database.kysely, '2026-01-01'), undefined)
  })

  it('is the earliest after the day, of those that nobody has signed', async () => {
    const values = rows.map(([number, status, due_day]) => ({
      ...{ reference: referenceOf(number), version: 1, status, team: 'north', worker: null, due_day },
      body: clear<Referral>({}),
    }))
    await database.kysely.insertInto('referral').values(values).execute()
    const expected: [after: string, number: number | undefined, day: string][] = [
      ['2026-12-06', 6, '2026-12-07'],
      ['2026-12-07', 4, '2026-12-10'],
      ['2026-12-10', 1, '2026-12-11'],
      ['2026-12-11', undefined, ''],
    ]
    for (const [after, number, day] of expected) {
      const found = await nextDue(database.kysely, after)
      assert.deepEqual(
        found,
        number === undefined ? undefined : { reference: referenceOf(number), day },
        after,
      )
    }
  })
})
