/** Figures on a real store: every cell, count and median is what the slow recount comes to, whatever happened between. */

import assert from 'node:assert/strict'
import type { Referral } from '../../src/domain/referral.ts'
import type { CubeRow } from '../../src/domain/statistics.ts'
import { TABLES } from '../../src/domain/statistics-tables.ts'
import { numbersFrom } from '../support/numbers-from.ts'
import { type Life, lifeOf } from '../support/past.ts'
import { change, layDown, purge, readLives } from '../support/past-store.ts'
import { recountCube, recountHeadline, recountMedians } from '../support/recount.ts'
import { milestones } from '../support/recount-stages.ts'
import { openWorkflow, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

const TIMES = { from: '2026-01-05', days: 700, now: '2027-10-01T10:00:00.000Z', among: 200 } as const
const TODAY = '2027-10-01'
const SPANS = [
  { from: '2026-04-01', to: '2027-03-31' },
  { from: '2025-04-01', to: '2028-03-31' },
  { from: '2026-07-01', to: '2026-09-30' },
] as const

const STAGES = [
  'received',
  'assigned',
  'allocated',
  'started',
  'submitted',
  'signed',
  'sent',
  'decided',
] as const

const livesFrom = (seed: number, first: number, count: number): readonly Life[] => {
  const dice = numbersFrom(seed)
  return Array.from({ length: count }, (_, index) => lifeOf(first + index, dice, TIMES))
}

describe('the figures of the store', function () {
  this.timeout(60_000)
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())
  beforeEach(() => startAfresh(world))

  const refreshAll = async (most = 97): Promise<number> => {
    let all = 0
    for (
      let some = await world.store.refreshFigures(most);
      some > 0;
      some = await world.store.refreshFigures(most)
    )
      all += some
    return all
  }

  const daysOf = async (): Promise<readonly object[]> => {
    const rows = await world.database.kysely.selectFrom('figure').selectAll().orderBy('reference').execute()
    return rows.map((row) =>
      Object.fromEntries(
        STAGES.flatMap((stage) => (row[`${stage}_on`] === null ? [] : [[stage, row[`${stage}_on`]]])),
      ),
    )
  }

  const agree = async (lives: readonly Life[]): Promise<void> => {
    assert.deepEqual(await daysOf(), lives.map(milestones))
    for (const span of SPANS) {
      assert.deepEqual(inOrder(await world.store.cube(span)), inOrder(recountCube(lives, span)))
      const period = { ...span, id: '', say: '', quarters: [] }
      const byTeam = await world.store.headlines({ period, today: TODAY })
      for (const [team, found] of byTeam)
        assert.deepEqual(found, recountHeadline(lives, { period, team, today: TODAY }))
      assert.deepEqual([...byTeam.keys()].toSorted(), ['', 'east', 'north', 'south', 'west'])
      for (const team of [undefined, 'north', 'west', '', 'nobody']) {
        const asked = { period, team, today: TODAY }
        assert.deepEqual(await world.store.headline(asked), recountHeadline(lives, asked))
        assert.deepEqual(await world.store.medians(asked), recountMedians(lives, asked))
      }
    }
  }

  it('are what the slow recount comes to, cell by cell', async () => {
    await layDown(world.database, livesFrom(1, 1, 400))
    assert.equal(await refreshAll(), 400)
    const lives = await readLives(world.database)
    const [span] = SPANS
    const tables = new Set((await world.store.cube(span)).map(({ table }) => table))
    assert.equal(tables.size, TABLES.length, 'every table has something to count')
    await agree(lives)
  })

  it('follow what changes, and leave the rest alone', async () => {
    await layDown(world.database, livesFrom(2, 1001, 150))
    await refreshAll()
    const dice = numbersFrom(3)
    const changed = (await readLives(world.database))
      .filter(() => dice() < 0.3)
      .map(({ referral }): Referral => {
        const [first = {}, ...others] = referral.details.children
        const other = { ...first, caseSystemId: 'none', dateOfBirth: '2012-02-29' }
        const children = dice() < 0.5 ? [other, ...others] : [first, other]
        return { ...referral, team: 'east', details: { ...referral.details, children } }
      })
    await change(world.database, changed)
    assert.equal(await refreshAll(), changed.length)
    await agree(await readLives(world.database))
    assert.equal(await refreshAll(), 0)
  })

  it('stay as they were when working copies are deleted', async () => {
    await layDown(world.database, livesFrom(4, 2001, 200))
    await refreshAll()
    const lives = await readLives(world.database)
    const dice = numbersFrom(5)
    const gone = lives.filter(() => dice() < 0.4).map(({ referral }) => referral.reference)
    for (const reference of gone) {
      await world.store.transaction(async (tx) => {
        await tx.lock(reference)
        await tx.refreshFigure(reference)
        await tx.forgetFigureKeys(reference)
      })
      await purge(world.database, reference)
    }
    assert.equal(await refreshAll(), 0)
    await agree(lives)
    assert.equal((await readLives(world.database)).length, 200 - gone.length)
  })
})

const inOrder = (rows: readonly CubeRow[]): readonly string[] =>
  rows
    .map(({ table, quarter, team, value, count }) => `${table} ${quarter} ${team} ${value}: ${count}`)
    .toSorted()
