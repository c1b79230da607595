/** A line in a person's activity feed, by Graph: the reference and what waits, no names. */
import type { FeedNotification } from '../gateways/ports.ts'
import type { KeptNotice } from '../workflow/ports.ts'
import { personFor } from './audience.ts'
import type { JobWorld } from './ports.ts'
import { settleNotice } from './settle-notice.ts'
import { stillAsked } from './still-submitted.ts'

/** The activity types are declared in the manifest under the same names. */
const feedLine = (notice: KeptNotice): FeedNotification => ({
  activityType: notice.what,
  previewText: `${notice.reference} waits for your sign-off`,
  templateParameters: { reference: notice.reference },
})

export const notify = (world: JobWorld) =>
  settleNotice(world, async (notice, { referral }) => {
    const person = personFor(notice, referral, world.directory)
    if (person === undefined || !stillAsked(notice, referral)) return 'not needed'
    await world.graph.notify(person, feedLine(notice))
    return 'accepted'
  })
