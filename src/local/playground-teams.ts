/** Which Playgrounds get a channel's cards: those in which somebody has opened it. One that was not would lose them. */
import type { Place, Post, TeamsGateway } from '../gateways/ports.ts'
import type { PlaygroundPlaces } from './playground-persons.ts'
import { repostIn, severalTeams } from './several-teams.ts'

type Repost = (
  at: { readonly place: Place | undefined; readonly channelId: string },
  post: Post,
) => Promise<Place>

export type PlaygroundTeams = {
  readonly gateway: TeamsGateway
  /**
   * A page that is loaded again shows nothing of before, and says that the channel is opened. The way to put cards
   * back there; undefined where it is no channel of ours.
   */
  opens(channelId: string, serviceUrl: string): Repost | undefined
}

export function playgroundTeams(
  places: PlaygroundPlaces,
  one: (serviceUrl: string) => TeamsGateway,
  unseen: (personId: string, post: Post) => void,
): PlaygroundTeams {
  const opened = new Set<string>()
  const channelPlaces = (channelId: string): readonly string[] =>
    places.channelPlaces(channelId).filter((serviceUrl) => opened.has(`${channelId} ${serviceUrl}`))
  return {
    gateway: severalTeams({ one, unseen, playgrounds: { ...places, channelPlaces } }),
    opens(channelId, serviceUrl) {
      if (!places.channelPlaces(channelId).includes(serviceUrl)) return undefined
      opened.add(`${channelId} ${serviceUrl}`)
      return (at, post) => repostIn({ one }, { ...at, serviceUrl }, post)
    },
  }
}
