/** A back-up that is put back brings copies back that were deleted since: they go again, and nothing of it by itself. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ownChat, words } from './bot/own-chat.ts'
import { quiet } from './bot/stored.ts'
import { canBackUp, putBack, takeBackUp } from './support/back-up.ts'
import { ADMIN, MAYA } from './support/council.ts'
import { openWorld, type TestWorld } from './support/outside-world.ts'
import { record } from './support/road.ts'

const BACKED_UP = '2027-03-08T06:00:00.000Z'
const GONE = ['PCA-2026-0001', 'PCA-2026-0002']

describe('what was deleted between a back-up and its return', function () {
  this.timeout(180_000)
  let world: TestWorld
  let folder = ''
  before(async function () {
    if (!canBackUp) this.skip()
    folder = mkdtempSync(join(tmpdir(), 'prison-contact-restore-purged-'))
    world = await openWorld()
  })
  after(async () => {
    await world?.close()
    if (folder !== '') rmSync(folder, { recursive: true, force: true })
  })

  const { says } = ownChat(() => world)
  /** Ended without a report, with everything in the case system: its copy may go ninety days later. */
  const overAt = async (moment: string): Promise<void> => {
    world.clock.set(moment)
    const reference = await record(world)
    await quiet(world)
    await says(MAYA, `log only ${reference}: Nothing to assess.`)
    await quiet(world)
    assert.match(words(await says(MAYA, `in the case system ${reference}: Record 4711.`)), /Noted/)
    await quiet(world)
  }
  /** The first may join one that began before the clock was moved. */
  const sweepAt = async (moment: string): Promise<void> => {
    world.clock.set(moment)
    await world.product.sweep()
    await world.product.sweep()
  }
  const rowsOf = async (sql: string): Promise<readonly unknown[]> =>
    (await world.product.database.run(sql)).rows.map((row) => Object.values(row as object)[0])
  const there = () => rowsOf('select reference from referral order by 1')
  const purged = () => rowsOf('select reference from purged order by 1')

  it('is gone: one was announced when the back-up was made, and one was not yet', async () => {
    await overAt('2026-12-03T10:00:00.000Z')
    await overAt('2026-12-08T10:00:00.000Z')
    await sweepAt('2027-03-04T06:00:00.000Z')
    await sweepAt(BACKED_UP)
    assert.deepEqual(await rowsOf('select reference from referral where goes_on is not null'), [GONE[0]])
    await takeBackUp(world, folder)
    await sweepAt('2027-03-09T06:00:00.000Z')
    await sweepAt('2027-03-17T06:00:00.000Z')
    assert.deepEqual([await there(), await purged()], [[], GONE])
  })

  it('is there again, and stays as long as everything is held', async () => {
    await world.moveTo(await putBack(world.where, folder), { RESTORED_FROM: BACKED_UP })
    await sweepAt('2027-03-17T07:00:00.000Z')
    assert.deepEqual([await there(), await purged()], [GONE, []])
  })

  it('is deleted again when it goes on, with a line of its own: what was announced at once', async () => {
    assert.match(words(await says(ADMIN, 'send after restore')), /I go on now/)
    await sweepAt('2027-03-17T08:00:00.000Z')
    assert.deepEqual([await there(), await purged()], [[GONE[1]], [GONE[0]]])
    assert.deepEqual(await rowsOf(`select reference from audit where what = 'purge'`), [GONE[0]])
  })

  it('is announced anew for seven days where it was not, so that somebody can still keep it', async () => {
    assert.deepEqual(await rowsOf('select goes_on::text from referral'), ['2027-03-24'])
    await sweepAt('2027-03-23T08:00:00.000Z')
    assert.deepEqual(await there(), [GONE[1]])
    await sweepAt('2027-03-24T08:00:00.000Z')
    assert.deepEqual([await there(), await purged()], [[], GONE])
  })
})
