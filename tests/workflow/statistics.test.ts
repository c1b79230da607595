/** The numbers that are shown, on a real store: true, the same for everybody who may ask, and asked for in the open. */

import assert from 'node:assert/strict'
import type { Person } from '../../src/domain/people.ts'
import { periodById } from '../../src/domain/periods.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import type { CubeRow, Published } from '../../src/domain/statistics.ts'
import { rowOf, statisticsTables } from '../../src/domain/statistics-tables.ts'
import { statisticsFor } from '../../src/workflow/statistics.ts'
import { ADMIN, COUNCIL, DEPUTY, HEAD, MAYA, SAM, SERVICE, SOUTH_MANAGER, TESS } from '../support/council.ts'
import { numbersFrom } from '../support/numbers-from.ts'
import { lifeOf } from '../support/past.ts'
import { layDown } from '../support/past-store.ts'
import { recountCube, recountHeadline } from '../support/recount.ts'
import { auditOf } from '../support/stored.ts'
import { openWorkflow, type WorkflowWorld } from '../support/workflow-world.ts'

const NOW = '2027-02-10T10:00:00.000Z'
const dice = numbersFrom(4)
const LIVES = Array.from({ length: 260 }, (_, index) =>
  lifeOf(index + 1, dice, { from: '2026-04-01', days: 300, now: NOW, among: 400 }),
)
/** A prison that the directory does not know stands with the others of its kind. */
const inRow = ({ table, value }: CubeRow): string => {
  const found = statisticsTables(COUNCIL).find(({ id }) => id === table)
  return found === undefined ? value : rowOf(found, value)
}
const YEAR = { from: '2026-04-01', to: '2027-03-31' }

describe('the numbers of a period', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
    world.setNow(NOW)
    await layDown(world.database, LIVES)
  })
  after(() => world.close())

  const ask = async (by: Person, period: string, team?: string): Promise<Published> => {
    const found = await statisticsFor(world, by, { period, team })
    if (isRefusal(found)) throw new Error(found.refused)
    return found
  }
  const refused = async (by: Person, period: string, team?: string): Promise<string> => {
    const found = await statisticsFor(world, by, { period, team })
    return isRefusal(found) ? found.refused : 'shown'
  }

  it('are those of the recount wherever they are shown, and never one to four', async () => {
    const truth = recountCube(LIVES, YEAR)
    let shown = 0
    for (const period of ['2026-27', '2026-Q2', '2026-Q3', '2026-Q4'])
      for (const team of [undefined, 'north', 'south']) {
        const { tables } = await ask(MAYA, period, team)
        for (const { id, rows } of tables)
          for (const { id: value, count } of rows) {
            const own = truth
              .filter(
                (row) =>
                  row.table === id &&
                  inRow(row) === value &&
                  (period === '2026-27' || row.quarter === period),
              )
              .filter((row) => team === undefined || row.team === team)
              .reduce((sum, row) => sum + row.count, 0)
            if (count === undefined) continue
            shown += 1
            assert.equal(count, own, `${period} ${team} ${id} ${value}`)
            assert.ok(count === 0 || count >= 5)
          }
      }
    assert.ok(shown > 300, `${shown}`)
  })

  it('say how many children there are now and in twelve months', async () => {
    const { headline } = await ask(HEAD, '2026-27')
    const period = periodById('2026-27')
    assert.ok(period)
    assert.deepEqual(headline, recountHeadline(LIVES, { period, team: undefined, today: '2027-02-10' }))
  })

  it('are the same whoever asks and whatever was asked before', async () => {
    const one = await ask(MAYA, '2026-Q3', 'north')
    await ask(TESS, '2026-27')
    await ask(HEAD, '2026-Q4', 'south')
    assert.deepEqual(await ask(TESS, '2026-Q3', 'north'), one)
  })

  it('are for managers of their own team and the whole council, and for those who count all of it', async () => {
    for (const by of [MAYA, HEAD, ADMIN, SERVICE])
      assert.equal(await refused(by, '2026-27', 'south'), 'shown')
    for (const by of [TESS, DEPUTY]) {
      assert.equal(await refused(by, '2026-27', 'north'), 'shown')
      assert.equal(await refused(by, '2026-27'), 'shown')
      assert.equal(await refused(by, '2026-27', 'south'), 'notYourTeamsNumbers')
    }
    assert.equal(await refused(SOUTH_MANAGER, '2026-27', 'north'), 'notYourTeamsNumbers')
    for (const team of [undefined, 'north', 'south'])
      assert.equal(await refused(SAM, '2026-27', team), 'notForNumbers')
  })

  it('are of quarters and financial years that have begun, and of teams that there are', async () => {
    for (const period of ['2026', '2026-Q5', '2026-07', '2026-28', ''])
      assert.equal(await refused(MAYA, period), 'noSuchPeriod')
    assert.equal(await refused(MAYA, '2027-Q2'), 'notBegun')
    assert.equal(await refused(MAYA, '2026-27', 'nowhere'), 'noSuchTeam')
  })

  it('leave a line in the audit that says who asked for what, and name no referral', async () => {
    const lines = async () => (await auditOf(world.database)).filter(({ what }) => what === 'read statistics')
    const before = (await lines()).length
    await ask(TESS, '2026-Q3', 'north')
    await refused(TESS, '2026-Q3', 'south')
    const added = (await lines()).slice(before)
    assert.deepEqual(
      added.map(({ who, reference, reason }) => ({ who, reference, reason })),
      [{ who: TESS.id, reference: 'statistics', reason: '2026-Q3, north' }],
    )
  })
})
