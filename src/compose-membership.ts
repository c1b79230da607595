/** What Teams says of a person in a channel, asked for within a turn and kept for a short while. */
import type { Membership, TeamPlace } from './bot/membership.ts'
import { soon } from './compose-turn.ts'

type Look = (place: TeamPlace, personId: string) => Promise<Membership>

const KEPT_MS = 10 * 60_000
const MOST_KEPT = 2_000

export type Memberships = (place: TeamPlace, personId: string) => Promise<Membership | 'not known'>

/** An answer that could not be had is no answer, and is asked for again at once. `ticks` is in milliseconds. */
export function keepMemberships(look: Look, ticks: () => number = () => performance.now()): Memberships {
  const kept = new Map<string, { readonly until: number; readonly answer: Promise<Membership> }>()
  return async (place, personId) => {
    const key = `${place.channelId} ${place.teamId} ${personId}`
    const known = kept.get(key)
    if (known !== undefined && ticks() < known.until) return known.answer.catch(() => 'not known' as const)
    if (kept.size >= MOST_KEPT) kept.clear()
    const answer = soon(look(place, personId))
    kept.set(key, { until: ticks() + KEPT_MS, answer })
    try {
      const answered = await answer
      // Only a good answer is kept: whoever has just been let into the team does not wait.
      if (answered.person !== 'member') kept.delete(key)
      return answered
    } catch {
      kept.delete(key)
      return 'not known'
    }
  }
}
