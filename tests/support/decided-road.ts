/** On the road of the product as far as a recorded decision, through the real doors but for the decision itself. */
import { recordDecisionOf } from '../../src/workflow/decision.ts'
import { releaseWhatIsDue } from '../../src/workflow/dispatch.ts'
import { quiet } from '../bot/stored.ts'
import { TOLD } from '../domain/decision-sample.ts'
import { SAM, TESS } from './council.ts'
import { until } from './jobs.ts'
import type { TestWorld } from './outside-world.ts'
import { press, sendIn, signOffCard } from './road.ts'

/** Written already: sent in, signed by Tess, sent to the prison and the LADO. */
export async function sendReport(world: TestWorld, reference: string): Promise<void> {
  await sendIn(world, reference)
  await press(world, TESS, { card: await signOffCard(world), title: 'Sign off and send' })
  world.clock.add(601)
  await releaseWhatIsDue(world.product.world)
  await until(
    async () => (await world.product.world.store.load(reference))?.referral.status === 'sent',
    30_000,
  )
  await quiet(world)
}

/** What the prison told on the day that the clock shows, for a report that has gone. */
export async function decide(world: TestWorld, reference: string): Promise<void> {
  const decidedOn = world.clock.now().slice(0, 10)
  await recordDecisionOf(world.product.world, SAM, { reference, ...TOLD, decidedOn })
  await quiet(world)
}
