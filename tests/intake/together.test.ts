/** Referrals that arrive together are recorded together: each hears its own answer, and none is the end of the others. */
import assert from 'node:assert/strict'
import { sealOf } from '../../src/store/audit.ts'
import type { SentReferral } from '../../src/workflow/intake.ts'
import { openTaker } from '../../src/workflow/intake-together.ts'
import { openWorkflow, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'
import { LEAST } from './open-api.ts'

const sent = (key: string, body = key, name = 'Robin Sample'): SentReferral => ({
  key: { caller: 'c', key, body },
  details: { request: LEAST.request, prisoner: LEAST.prisoner, children: [{ fullName: name }], carer: {} },
  papers: [],
})

describe('referrals that arrive together', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  beforeEach(() => startAfresh(world))
  after(() => world.close())

  /** Counts the transactions of a store. */
  const counting = () => {
    let count = 0
    const store: WorkflowWorld['store'] = {
      ...world.store,
      transaction: (work) => {
        count += 1
        return world.store.transaction(work)
      },
    }
    return { world: { ...world, store }, count: () => count }
  }

  it('have numbers without gaps, in the order in which they came, and few transactions', async () => {
    const counted = counting()
    const take = openTaker(counted.world)
    const all = await Promise.all(Array.from({ length: 120 }, (_, index) => take(sent(`k${index}`))))
    const numbers = all.map((answer) => ('taken' in answer ? Number(answer.taken.reference.slice(-4)) : 0))
    const [first = 0] = numbers
    assert.deepEqual(
      numbers,
      numbers.map((_, index) => first + index),
    )
    assert.equal(counted.count(), 4, 'one by itself, twice fifty, and nineteen')
  })

  it('leave the chain of the audit whole', async () => {
    const take = openTaker(world)
    await Promise.all(Array.from({ length: 60 }, (_, index) => take(sent(`k${index}`))))
    const rows = await world.database.kysely.selectFrom('audit').selectAll().orderBy('id').execute()
    assert.ok(rows.length >= 60)
    let previous = '0'.repeat(64)
    for (const row of rows) {
      const { at, reference, who, what, version, reason } = row
      const from = row.from_status as 'nothing'
      const to = row.to_status as 'received'
      assert.equal(row.previous_hash, previous)
      assert.equal(row.hash, sealOf({ at, reference, who, what, version, from, to, reason }, previous))
      previous = row.hash
    }
  })

  it('hear what came of the first when they have its key, and are refused with another body', async () => {
    const take = openTaker(world)
    const [one, same, other, another] = await Promise.all([
      ...[take(sent('k', 'a')), take(sent('k', 'a')), take(sent('k', 'b')), take(sent('l', 'a'))],
    ])
    assert.ok(one && 'taken' in one && !one.again)
    assert.deepEqual(same, { taken: one.taken, again: true })
    assert.deepEqual(other, { refused: 'keyUsed' })
    assert.ok(another && 'taken' in another && another.taken.reference !== one.taken.reference)
  })

  it('are kept though one among them cannot be', async () => {
    const take = openTaker(world)
    const results = await Promise.allSettled(
      ['a', 'b', 'c\0c', 'd'].map((key) => take(sent(key, key, key === 'c\0c' ? 'x' : 'Robin Sample'))),
    )
    assert.deepEqual(
      results.map(({ status }) => status),
      ['fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
    )
    const { rows } = await world.database.run('select reference from referral order by 1')
    assert.equal(rows.length, 3)
  })
})
