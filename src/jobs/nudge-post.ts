/** The message of nudges to one person: what of it still holds when it is delivered, or nothing. */
import { type Digest, digestSummary, nudgeDigest } from '../cards/nudge-digest.ts'
import { digestKey } from '../domain/digest.ts'
import { personById } from '../domain/directory.ts'
import { dayOf } from '../domain/moment.ts'
import type { Post } from '../gateways/ports.ts'
import { stillToSay } from '../workflow/nudges-told.ts'
import type { KeptNotice } from '../workflow/ports.ts'
import type { JobWorld } from './ports.ts'

export async function nudgePost(world: JobWorld, notice: KeptNotice): Promise<Post | undefined> {
  const { directory, clock, store } = world
  const by = personById(directory, notice.person ?? '')
  if (by === undefined) return undefined
  const standing = await stillToSay(world, notice.key)
  const [first] = standing
  if (first === undefined) return undefined
  const only = standing.length === 1 ? await store.load(first.referral.reference) : undefined
  const now = clock.now()
  const digest: Digest = {
    items: standing.map(({ referral, nudge }) => ({ referral, name: nudge.name })),
    assessment: only?.assessment ?? {},
    digest: digestDay(notice, by.id),
    ...{ by, directory, now },
  }
  return { card: nudgeDigest(digest, 'chat'), summary: digestSummary(digest) }
}

/** The day by which the list is found again: it was promised for that day, whenever it is delivered. */
function digestDay({ key, promisedAt }: KeptNotice, person: string): string {
  const day = dayOf(promisedAt)
  return key === digestKey(day, person) ? day : ''
}
