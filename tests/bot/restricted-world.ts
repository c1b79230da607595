/** A world in which one referral is restricted to Sam and Tess. */
import { SAM, TESS } from '../support/council.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { ownChat } from './own-chat.ts'
import { quiet } from './stored.ts'

export const WHY = 'A cousin of the family works in the office.'

export async function openRestricted(): Promise<{ world: TestWorld; reference: string }> {
  const world = await openWorld()
  const { says, fresh } = ownChat(() => world)
  world.clock.set('2026-12-03T10:00:00.000Z')
  const reference = await fresh()
  await says(TESS, `restrict ${reference} to ${SAM.name} and me: ${WHY}`)
  await quiet(world)
  return { world, reference }
}
