/** A line in a person's activity feed, by Graph: the reference and what waits, no names. */
import { openConcern } from '../domain/concern.ts'
import { personById } from '../domain/directory.ts'
import { dayOf } from '../domain/moment.ts'
import { isUp } from '../domain/nudge-plan.ts'
import type { Referral } from '../domain/referral.ts'
import type { FeedNotification } from '../gateways/ports.ts'
import { planOf } from '../workflow/nudges.ts'
import type { KeptNotice } from '../workflow/ports.ts'
import { personFor } from './audience.ts'
import { stillOurs } from './in-hand.ts'
import type { JobWorld } from './ports.ts'
import { settleNotice } from './settle-notice.ts'
import { stillAsked } from './still-submitted.ts'

export const notify = (world: JobWorld) =>
  settleNotice(world, async (notice, { referral }) => {
    const person = personFor(notice, referral, world.directory)
    const isThere = person !== undefined && personById(world.directory, person) !== undefined
    if (!isThere || !(await stillFits(world, notice, referral))) return 'not needed'
    await stillOurs(world, notice)
    await world.graph.notify(person, feedLine(notice))
    return 'accepted'
  })

/** A nudge goes in the feed only while it would be said now; the request to sign only to whoever signs just now. */
async function stillFits(world: JobWorld, notice: KeptNotice, referral: Referral): Promise<boolean> {
  if (notice.what === 'signOffWaiting') return stillAsked(notice, referral)
  if (notice.what === 'urgentMatter') return openConcern(referral) !== undefined
  const watched = await world.store.watched(notice.reference)
  if (watched === undefined) return false
  const now = world.clock.now()
  const name = notice.what === 'reportOverdue' ? 'overdue' : 'dueToday'
  if (name === 'dueToday' && watched.referral.due.day !== dayOf(now)) return false
  const { nudges } = await planOf(world, watched)
  return nudges.some((nudge) => nudge.name === name && nudge.to === notice.person && isUp(nudge, now))
}

/** The activity types are declared in the manifest under the same names. */
const feedLine = (notice: KeptNotice): FeedNotification => ({
  activityType: notice.what,
  previewText: `${notice.reference} ${SAYS[notice.what] ?? 'waits for you'}`,
  templateParameters: { reference: notice.reference },
})

const SAYS: Partial<Record<KeptNotice['what'], string>> = {
  signOffWaiting: 'waits for your sign-off',
  reportDueToday: 'is due today',
  reportOverdue: 'is overdue',
  urgentMatter: 'needs you now',
}
