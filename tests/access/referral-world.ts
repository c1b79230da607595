/** One product with a referral at each status, for all tests of one file; and the rows of the table that are about referrals. */
import assert from 'node:assert/strict'
import { ACCESS, type AccessRow } from '../../src/domain/access/access.ts'
import type { Person } from '../../src/domain/people.ts'
import type { Referral, Status } from '../../src/domain/referral.ts'
import type { Restriction } from '../../src/domain/restriction.ts'
import type { TestWorld } from '../support/outside-world.ts'
import { payloadOf } from './payloads.ts'
import { EVERYBODY, STRANGER } from './people.ts'
import type { Press } from './pressing.ts'
import { ALL_STATUSES, bringPapers, openStanding, standingAt } from './standing.ts'

export const referralRows = ACCESS.filter(({ about }) => about === 'a referral')
  .flatMap(({ rows }) => rows)
  .filter(({ verbs }) => verbs !== undefined)

/** To be called in a `describe`. */
export function referralWorld(restriction?: Restriction) {
  let world: TestWorld | undefined
  let other = ''
  const at: Partial<Record<Status, Referral>> = {}
  before(async () => {
    world = await openStanding()
    for (const status of ALL_STATUSES) at[status] = await standingAt(world, status, restriction)
    other = (await standingAt(world, 'in_progress')).reference
    await bringPapers(
      world,
      EVERYBODY.filter((person) => person !== STRANGER),
    )
  })
  after(() => world?.close())
  return {
    world: (): TestWorld => {
      assert.ok(world)
      return world
    },
    standing: (status: Status): Referral => {
      const found = at[status]
      assert.ok(found)
      return found
    },
    other: () => other,
  }
}

type On = { readonly by: Person; readonly at: string; readonly reference: string; readonly other: string }

/** What somebody sends with each verb of a row. */
export const pressOn = (row: AccessRow, { by, at, reference, other }: On): readonly Press[] =>
  (row.verbs ?? []).map((verb) => ({ by, verb, at, data: payloadOf(row, verb, { reference, other, by }) }))
