/** What holds after any press by anybody: who wrote what into the audit, and that every change of a status is one of the table. */
import assert from 'node:assert/strict'
import { MOVES, SIDE_MOVES, TRIAGE_MOVES } from '../../src/domain/lifecycle.ts'
import type { TestWorld } from '../support/outside-world.ts'

type Line = {
  readonly id: number
  readonly reference: string
  readonly who: string
  readonly what: string
  readonly version: number
  readonly from_status: string
  readonly to_status: string
}

export const linesAfter = ({ product }: TestWorld, id: number): Promise<readonly Line[]> =>
  product.database.kysely
    .selectFrom('audit')
    .select(['id', 'reference', 'who', 'what', 'version', 'from_status', 'to_status'])
    .where('id', '>', id)
    .orderBy('id')
    .execute()

export async function lastLine({ product }: TestWorld): Promise<number> {
  const rows = product.database.kysely.selectFrom('audit').select('id').orderBy('id', 'desc').limit(1)
  return (await rows.executeTakeFirst())?.id ?? 0
}

/** Each line begins where the one before it of the same referral ended, and ends where the table lets it. */
export async function isLawful(world: TestWorld): Promise<void> {
  const stands = new Map<string, string>()
  for (const line of await linesAfter(world, 0)) {
    const { reference, what, from_status: from, to_status: to } = line
    if (!/^PCA-/.test(reference)) continue
    const said = `${reference}: ${what} from ${from} to ${to}, by ${line.who}`
    const before = stands.get(reference)
    if (before !== undefined && what !== 'record') assert.equal(from, before, said)
    stands.set(reference, to)
    if (before === undefined || what === 'record') continue
    const beside = SIDE_MOVES.filter((row) => row.move === what).flatMap(({ during }) => [...during])
    assert.ok(beside.length === 0 || beside.some((one) => one === from), said)
    if (from === to) continue
    const byTable = MOVES.some((row) => row.move === what && row.from === from && row.to === to)
    const inTriage = TRIAGE_MOVES.some(
      (row) =>
        row.move === what &&
        row.from.some((one) => one === from) &&
        (row.to === to || String(row.to) === 'as it was'),
    )
    assert.ok(byTable || inTriage, said)
  }
  for (const { reference, status } of await world.product.database.kysely
    .selectFrom('referral')
    .select(['reference', 'status'])
    .execute())
    assert.equal(stands.get(reference), status, `${reference} stands where its last line says`)
  for (const chain of ['audit', 'look'] as const)
    assert.equal((await world.product.world.store.walkWhole(chain)).broken, undefined, chain)
}

/** What is a move of a referral; the rest is reading, or of something else. */
export const MOVE_NAMES: ReadonlySet<string> = new Set(
  [...MOVES, ...TRIAGE_MOVES, ...SIDE_MOVES].flatMap((row) => [String(row.move)]),
)
