/** Joins local mode: no tenant, a sample council, Graph on this machine, a clock that moves, three Playgrounds. */
import { compose, type Instead, type Product } from './compose.ts'
import type { Settings } from './config.ts'
import type { TeamsGateway } from './gateways/ports.ts'
import { showAgain } from './jobs/deliver-card.ts'
import { greeting } from './local/greeting.ts'
import { openLocal } from './local/local.ts'
import type { PlaygroundPlaces } from './local/playground-persons.ts'
import { repostIn, severalTeams } from './local/several-teams.ts'
import type { Log } from './log.ts'
import { forgetChannelPosts } from './store/channel-posts.ts'
import { newestNotices } from './store/notices.ts'

export type LocalParts = {
  readonly log: Log
  readonly print: (text: string) => void
  readonly withPlaygrounds: boolean
}

const NOTICES_SHOWN = 200

export async function composeLocal(settings: Settings, parts: LocalParts): Promise<Pick<Product, 'stop'>> {
  const { log, print, withPlaygrounds } = parts
  const local = await openLocal(settings, print)
  let product: Product | undefined
  const stop = async (): Promise<void> => {
    await product?.stop()
    await local.stop()
  }
  try {
    product = await compose(settings, log, {
      clock: local.clock,
      directory: local.directory,
      graphBaseUrl: local.outlook.baseUrl,
      ...(withPlaygrounds ? playgroundTeams(local.places) : {}),
      pages: ({ database, sweep }) =>
        local.pages({
          notices: () => newestNotices(database.kysely, NOTICES_SHOWN),
          afterMove: sweep,
          playgrounds: withPlaygrounds,
        }),
    })
    if (withPlaygrounds) {
      await forgetChannelPosts(product.database.kysely)
      await local.startPlaygrounds(product.url)
    }
    print(greeting({ botUrl: product.url, persons: withPlaygrounds ? local.persons : [] }))
    return { stop }
  } catch (fault) {
    await stop()
    throw fault
  }
}

/**
 * Cards go to the Playgrounds in which somebody has opened the channel. A Playground forgets what it showed when its
 * page is loaded again, so the cards of what is open are put back each time the channel is opened.
 */
function playgroundTeams(places: PlaygroundPlaces): Instead {
  const opened = new Set<string>()
  const channelPlaces = (channelId: string): readonly string[] =>
    places.channelPlaces(channelId).filter((serviceUrl) => opened.has(`${channelId} ${serviceUrl}`))
  let one: ((serviceUrl: string) => TeamsGateway) | undefined
  return {
    teams: (_one, at) => {
      one = at
      return severalTeams({ one: at, playgrounds: { ...places, channelPlaces } })
    },
    chatOf: (personId) => places.personConversation(personId),
    channelOpened: async (world, channelId, serviceUrl) => {
      if (one === undefined || !places.channelPlaces(channelId).includes(serviceUrl)) return
      opened.add(`${channelId} ${serviceUrl}`)
      const gateways = { one }
      await showAgain(world, channelId, (at, post) => repostIn(gateways, { ...at, serviceUrl }, post))
    },
  }
}
