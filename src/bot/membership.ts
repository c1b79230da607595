/** Whether somebody may be answered in a channel: it is that of a team here, and Teams lists them in it. */
import { REFUSALS } from '../domain/refusal.ts'
import type { Reply, Turn } from './turn.ts'

/** What Teams says of a person and of a channel; the same as the gateway answers. */
export type Membership = {
  readonly person: 'member' | 'guest' | 'nobody'
  readonly channel: 'standard' | 'private or shared' | 'not of this team' | 'not known'
}

/** Where a turn comes from when it comes from a channel. */
export type TeamPlace = {
  readonly channelId: string
  readonly teamId: string | undefined
  readonly serviceUrl: string
}

/**
 * Why nothing is done in this channel; undefined where it may be. Who may do what is decided by the council’s own
 * directory: this only keeps out whoever the directory cannot know about.
 */
export async function whyNotInChannel(turn: Turn): Promise<Reply | undefined> {
  const { mash, teams } = turn.world.directory
  const own = [mash.channelId, ...teams.map(({ channelId }) => channelId)]
  if (turn.channel === undefined || !own.includes(turn.channel)) return { text: REFUSALS.notTheirChannel }
  const membership = await turn.membership?.()
  return membership === undefined ? undefined : refused(membership)
}

/** The same for a channel that is to become that of a team: it also has to be one that nobody from elsewhere comes into. */
export async function whyNotToBeTied(turn: Turn): Promise<Reply | undefined> {
  const membership = await turn.membership?.()
  if (membership === undefined) return undefined
  if (membership === 'not known' || membership.channel === 'not known')
    return { text: REFUSALS.membershipNotKnown }
  return membership.channel === 'standard' ? refused(membership) : { text: REFUSALS.notStandardChannel }
}

function refused(membership: Membership | 'not known'): Reply | undefined {
  if (membership === 'not known') return { text: REFUSALS.membershipNotKnown }
  if (membership.person === 'guest') return { text: REFUSALS.guestHere }
  if (membership.person === 'nobody') return { text: REFUSALS.notInThisTeam }
  return membership.channel === 'private or shared' ? { text: REFUSALS.notStandardChannel } : undefined
}
