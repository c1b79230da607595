/** An instance that still runs when a newer release closes the store to it: it says so, works on nothing, and ends gently. */
import assert from 'node:assert/strict'
import { REFUSALS } from '../../src/domain/refusal.ts'
import { LEVEL } from '../../src/store/rollout.ts'
import { stored } from '../bot/stored.ts'
import { wordsOn } from '../support/cards.ts'
import { MAYA, SAM } from '../support/council.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { lastPost, record } from '../support/road.ts'

describe('an instance that a newer release has overtaken', function () {
  this.timeout(60_000)
  let world: TestWorld
  let reference = ''
  let before_ = ''
  before(async () => {
    world = await openWorld()
    reference = await record(world)
    await world.product.database.run(
      `insert into memo (name, value, at) values ('floor', '${LEVEL + 1}', now())`,
    )
    await world.product.world.rollout?.look()
    before_ = await stored(world)
  })
  after(() => world.close())

  it('answers every press and every word with that, and changes nothing', async () => {
    const { body } = await world.chat(SAM).presses('take', { reference })
    assert.ok(JSON.stringify(body).includes(REFUSALS.beingUpgraded))
    const dialog = await world.chat(MAYA).opensExtension('newReferral')
    assert.ok(JSON.stringify(dialog.body).includes(REFUSALS.beingUpgraded))
    await world.chat(MAYA).says('new referral')
    assert.equal(wordsOn(lastPost(world, MAYA)), REFUSALS.beingUpgraded)
    assert.equal(await stored(world), before_)
  })

  it('is not ready, so that it is sent nothing more', async () => {
    const response = await fetch(`${world.product.url}/ready`)
    assert.equal(response.status, 503)
    assert.match(await response.text(), /"release":false/)
  })

  it('says so once in its log', async () => {
    await world.product.world.rollout?.look()
    assert.equal(world.logged.filter((line) => line.includes('overtaken by a newer release')).length, 1)
  })
})
