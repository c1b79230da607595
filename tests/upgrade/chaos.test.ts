/** A short run of `npm run chaos`: two instances, people who press on either, and half a minute of trouble by a fixed plan. */
import assert from 'node:assert/strict'
import { judge } from '../../scripts/chaos/judge.ts'
import { drawPlan } from '../../scripts/chaos/plan.ts'
import { report } from '../../scripts/chaos/report.ts'
import { type Ran, run } from '../../scripts/chaos/run.ts'

const WANTED = { seed: 7, seconds: 20, walkers: 3, days: 0 }

describe('a short run of chaos', function () {
  this.timeout(300_000)
  let ran: Ran | undefined
  before(function () {
    // Two instances need a server to share, and the run has one of its own.
    if (process.env.TEST_DATABASE_URL === undefined) this.skip()
  })
  after(() => ran?.close())

  it('draws the same plan for the same seed, with every kind of trouble in ten minutes', () => {
    assert.deepEqual(drawPlan(7, 600), drawPlan(7, 600))
    assert.notDeepEqual(drawPlan(7, 600), drawPlan(8, 600))
    assert.equal(new Set(drawPlan(7, 600).map(({ kind }) => kind)).size, 14)
  })

  it('lets no two days pass while a press may be on its way', () => {
    const passes = drawPlan(41, 600).flatMap((each) => (each.kind === 'hours pass' ? [each] : []))
    for (const { at } of passes) {
      const meanwhile = passes.filter((other) => other.at >= at && other.at < at + 50_000)
      assert.ok(meanwhile.reduce((sum, { hours }) => sum + hours, 0) < 48, `from ${at} ms on`)
    }
  })

  it('ends with nothing lost, nothing doubled, and nobody who read what is not theirs', async () => {
    ran = await run(WANTED)
    const verdict = await judge(ran.town)
    assert.ok(ran.town.stories.length >= WANTED.walkers)
    const lines = report(ran, verdict).join('\n')
    for (const { what, found } of verdict.mustBeNothing) assert.deepEqual(found, [], `${what}\n${lines}`)
  })
})
