/** Figures by the use cases themselves: what people do is counted with the next sweep, and stays when it is purged. */
import assert from 'node:assert/strict'
import type { CubeRow } from '../../src/domain/statistics.ts'
import { savePage } from '../../src/workflow/assessment.ts'
import { closeReferral } from '../../src/workflow/decision.ts'
import { countAll, countSome } from '../../src/workflow/figures.ts'
import { ASSESSMENT } from '../support/answers.ts'
import { SAM } from '../support/council.ts'
import { readLives } from '../support/past-store.ts'
import { recountCube, recountHeadline, recountMedians } from '../support/recount.ts'
import { decided } from '../support/workflow-decided.ts'
import { page, submitted, taken, write } from '../support/workflow-road.ts'
import { openWorkflow, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

const YEAR = { from: '2026-04-01', to: '2027-03-31' }
const ASKED = {
  period: { ...YEAR, id: '2026', say: 'April 2026 to March 2027', quarters: [] },
  ...{ team: undefined, today: '2026-12-31' },
}

describe('the figures, by the use cases', function () {
  this.timeout(30_000)
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())
  beforeEach(() => startAfresh(world))

  const agree = async (): Promise<void> => {
    const lives = await readLives(world.database)
    assert.deepEqual(inOrder(await world.store.cube(YEAR)), inOrder(recountCube(lives, YEAR)))
    assert.deepEqual(await world.store.headline(ASKED), recountHeadline(lives, ASKED))
    assert.deepEqual(await world.store.medians(ASKED), recountMedians(lives, ASKED))
  }
  const cell = async (table: string): Promise<readonly (readonly [string, number])[]> =>
    (await world.store.cube(YEAR))
      .filter((row) => row.table === table)
      .map(({ value, count }) => [value, count] as const)

  it('follow a referral from the day it is recorded to its decision, and agree with the recount', async () => {
    await submitted(world)
    await countAll(world)
    assert.deepEqual(await cell('outcome'), [['open', 1]])
    assert.deepEqual(await cell('level_recommended'), [])
    await agree()
    const { reference } = await decided(world)
    await countAll(world)
    await agree()
    assert.deepEqual((await cell('outcome')).toSorted(), [
      ['open', 1],
      ['report_sent', 1],
    ])
    assert.deepEqual(await cell('useful'), [['not_answered', 1]])
    const closed = await closeReferral(world, SAM, { reference, reason: '', useful: 'yes', usefulWhy: '' })
    assert.equal('status' in closed && closed.status, 'closed')
    await countAll(world)
    assert.deepEqual(await cell('useful'), [['yes', 1]])
    await agree()
  })

  it('are not made again because a page was saved: an answer counts once it is signed', async () => {
    const reference = await taken(world)
    await countAll(world)
    await write(world, reference)
    assert.equal(await countSome(world), 1, 'the first page is a step of its own')
    const typed = { ...ASSESSMENT.F, barriers: 'distance,cost' }
    const saved = await savePage(world, SAM, page(reference, 'F', { baseVersion: 1, typed }))
    assert.ok('mergedWith' in saved)
    assert.equal(await countSome(world), 0)
  })
})

const inOrder = (rows: readonly CubeRow[]): readonly string[] =>
  rows
    .map(({ table, quarter, team, value, count }) => `${table} ${quarter} ${team} ${value}: ${count}`)
    .toSorted()
