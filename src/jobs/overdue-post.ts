/** What is posted in the team's channel when a referral is overdue, or nothing when it no longer is. */
import { overduePost as overdueCard } from '../cards/overdue-post.ts'
import { dayOf } from '../domain/moment.ts'
import type { Post } from '../gateways/ports.ts'
import { stillToSay } from '../workflow/nudges-told.ts'
import type { KeptNotice } from '../workflow/ports.ts'
import type { JobWorld } from './ports.ts'

export async function overduePost(world: JobWorld, notice: KeptNotice): Promise<Post | undefined> {
  const [standing] = await stillToSay(world, notice.key)
  if (standing === undefined) return undefined
  const { referral } = standing
  const card = overdueCard(referral, world.directory, dayOf(world.clock.now()))
  return { card, summary: `Prison contact assessment ${referral.reference} is overdue` }
}
