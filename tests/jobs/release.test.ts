/** The pages are drawn before anything is released, so that too large a report stops while nothing has gone. */
import assert from 'node:assert/strict'
import type { JobWorld } from '../../src/jobs/ports.ts'
import { releaseDrawn, releaseDrawnWhatIsDue } from '../../src/jobs/release.ts'
import { openLedger } from '../../src/store/ledger.ts'
import { changeReports } from '../support/clear.ts'
import { promised, signed } from '../support/workflow-road.ts'
import { openWorkflow, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

describe('releasing by a job', () => {
  let world: WorkflowWorld & JobWorld
  let draw: () => Promise<Uint8Array>
  let drawn: number
  let heard: number

  before(async () => {
    const open = await openWorkflow()
    const counting = async (): Promise<Uint8Array> => {
      drawn += 1
      return draw()
    }
    world = {
      ...open,
      ...({ graph: {}, teams: {}, pdf: { draw: counting } } as unknown as Pick<
        JobWorld,
        'graph' | 'teams' | 'pdf'
      >),
      ledger: openLedger(open.database),
      hear: () => {
        heard += 1
      },
    }
  })
  after(() => world.close())
  beforeEach(async () => {
    await startAfresh(world)
    draw = async () => new Uint8Array([1])
    drawn = 0
    heard = 0
  })

  it('draws each page once and releases', async () => {
    const { reference, signOff } = await signed(world)
    assert.equal('refused' in (await releaseDrawn(world, reference)), true)
    assert.equal(drawn, 0, 'not before the time to undo is over')
    world.setNow(signOff.releaseAt)
    const answer = await releaseDrawn(world, reference)
    assert.deepEqual(['status' in answer && answer.status, drawn], ['sending', 2])
  })

  for (const [by, release] of [
    ['its job', (reference: string) => releaseDrawn(world, reference)],
    ['the sweep', () => releaseDrawnWhatIsDue(world)],
  ] as const)
    it(`stops by ${by} when the pages together are over 3 MB, and nobody outside gets anything`, async () => {
      draw = async () => new Uint8Array(1_600_000)
      const { reference, signOff } = await signed(world)
      world.setNow(signOff.releaseAt)
      await release(reference)
      await release(reference)
      assert.equal((await world.store.load(reference))?.referral.status, 'signed_off')
      assert.deepEqual(await promised(world, reference, 'released'), [])
      assert.deepEqual(await promised(world, reference, 'sendStopped'), [
        'send-stopped to signer by chat',
        'send-stopped to worker by chat',
      ])
      assert.equal(drawn, 2)
    })

  it('goes on when the pages cannot be drawn: the e-mails tell people of that', async () => {
    draw = () => Promise.reject(new Error('no font'))
    const { reference, signOff } = await signed(world)
    world.setNow(signOff.releaseAt)
    const answer = await releaseDrawn(world, reference)
    assert.deepEqual(['status' in answer && answer.status, heard], ['sending', 1])
  })

  it('draws no other words than those that were signed', async () => {
    const { reference, signOff } = await signed(world)
    await changeReports(world, reference, (words) => words.replaceAll('wants it slow', 'wants it now'))
    world.setNow(signOff.releaseAt)
    const answer = await releaseDrawn(world, reference)
    assert.deepEqual(['refused' in answer && answer.refused, drawn], ['reportsChanged', 0])
  })
})
