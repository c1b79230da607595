/** The Teams gateway of local mode: several Playgrounds that share nothing, posted to as if they were one Teams. */
import { z } from 'zod'
import type { Place, Post, TeamsGateway } from '../gateways/ports.ts'
import { Trouble } from '../gateways/trouble.ts'
import type { PlaygroundPlaces } from './playground-persons.ts'

export type SeveralTeamsOptions = {
  /** The real gateway, bound to one service address. */
  readonly one: (serviceUrl: string) => TeamsGateway
  readonly playgrounds: PlaygroundPlaces
  /** Takes what is posted to somebody who has no Playground. */
  readonly unseen: (personId: string, post: Post) => void
}

const COPIES = z.array(
  z.strictObject({ serviceUrl: z.string(), conversationId: z.string(), activityId: z.string() }),
)
type Copy = z.infer<typeof COPIES>[number]

/**
 * A place is the list of all copies of one post. A channel that no Playground shows, or a person who has none, is
 * posted to by an empty list; a change to that is "not there", so the next card is posted anew and reaches Playgrounds
 * that show it by then.
 */
export function severalTeams({ one, playgrounds, unseen }: SeveralTeamsOptions): TeamsGateway {
  return {
    async postToChannel(channelId, post, before) {
      const places = playgrounds.channelPlaces(channelId)
      const copies = await Promise.allSettled(
        places.map(async (serviceUrl) => ({
          serviceUrl,
          ...(await one(serviceUrl).postToChannel(channelId, playable(post), before)),
        })),
      )
      const posted = copies.flatMap((copy) => (copy.status === 'fulfilled' ? [copy.value] : []))
      // Once it stands anywhere it must not be posted there again, so one Playground that is gone is let be.
      if (posted.length === 0) throwFirst(copies)
      return placeOf(posted)
    },

    async update(place, post) {
      const copies = copiesIn(place)
      if (copies.length === 0) throw new Trouble('not there', 'NoCopies')
      const changes = await Promise.allSettled(
        copies.map(({ serviceUrl, ...at }) => one(serviceUrl).update(at, playable(post))),
      )
      const faults = changes.flatMap((change) => (change.status === 'rejected' ? [change.reason] : []))
      const gone = faults.find((fault) => fault instanceof Trouble && fault.advice === 'not there')
      if (gone !== undefined) throw gone
      throwFirst(changes)
    },

    async postToPerson(personId, post, before) {
      const own = playgrounds.personConversation(personId)
      if (own === undefined) {
        unseen(personId, post)
        return placeOf([])
      }
      const { serviceUrl } = own
      return placeOf([{ serviceUrl, ...(await one(serviceUrl).postToPerson(personId, post, before)) }])
    },

    ready: async () => undefined,
  }
}

/** Posts in one Playground that has lost its copy; the copies in the others stay where they are. */
export async function repostIn(
  { one }: Pick<SeveralTeamsOptions, 'one'>,
  where: { readonly serviceUrl: string; readonly channelId: string; readonly place: Place | undefined },
  post: Post,
): Promise<Place> {
  const { serviceUrl, channelId, place } = where
  const others = place === undefined ? [] : copiesIn(place).filter((copy) => copy.serviceUrl !== serviceUrl)
  const posted = await one(serviceUrl).postToChannel(channelId, playable(post))
  return placeOf([...others, { serviceUrl, ...posted }])
}

/** Without the buttons that open a dialog: in a Playground they do nothing at all. */
function playable(post: Post): Post {
  if (!('card' in post) || !Array.isArray(post.card.actions)) return post
  const actions = post.card.actions.filter(
    (action: { data?: { msteams?: unknown } }) => action.data?.msteams === undefined,
  )
  return { ...post, card: { ...post.card, actions } }
}

const placeOf = (copies: readonly Copy[]): Place => ({
  conversationId: 'playgrounds',
  activityId: JSON.stringify(copies),
})

/** A place of an earlier start without Playgrounds is none of ours, and so not there. */
function copiesIn({ conversationId, activityId }: Place): readonly Copy[] {
  if (conversationId !== 'playgrounds') return []
  return COPIES.parse(JSON.parse(activityId))
}

function throwFirst(outcomes: readonly PromiseSettledResult<unknown>[]): void {
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}
