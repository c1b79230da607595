/** Joins local mode: no tenant, a sample council, Graph on this machine, a clock that moves, three Playgrounds. */
import { compose, type Product } from './compose.ts'
import type { Instead } from './compose-outside.ts'
import type { Settings } from './config.ts'
import { showAgain } from './jobs/deliver-card.ts'
import { greeting } from './local/greeting.ts'
import { openLocal } from './local/local.ts'
import type { NoticeLine } from './local/page.ts'
import type { PlaygroundPlaces } from './local/playground-persons.ts'
import { type PlaygroundTeams, playgroundTeams } from './local/playground-teams.ts'
import { openUnseen, type Unseen } from './local/unseen.ts'
import type { Log } from './log.ts'
import { forgetChannelPosts } from './store/channel-posts.ts'
import type { Database } from './store/database.ts'
import { knownOf } from './store/deliveries.ts'
import { nextDue } from './store/next-due.ts'
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
  const unseen = openUnseen(() => local.clock.now())
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
      ...(withPlaygrounds ? instead(local.places, unseen) : {}),
      pages: ({ database, sweep }) =>
        local.pages({
          notices: () => ledgerLines(database.kysely),
          nextDue: (after) => nextDue(database.kysely, after),
          afterMove: sweep,
          unseen: unseen.messages,
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

/** The newest, each e-mail with what became known of it. */
async function ledgerLines(db: Database['kysely']): Promise<readonly NoticeLine[]> {
  const notices = await newestNotices(db, NOTICES_SHOWN)
  const known = await knownOf(
    db,
    notices.map(({ key }) => key),
  )
  return notices.map((notice) => ({ ...notice, known: known.get(notice.key) }))
}

/** What the Playgrounds put in the place of Teams. */
function instead(places: PlaygroundPlaces, unseen: Unseen): Instead {
  let several: PlaygroundTeams | undefined
  return {
    teams: (_one, at) => {
      several = playgroundTeams(places, at, unseen.keep)
      return several.gateway
    },
    chatOf: (personId) => places.personConversation(personId),
    channelOpened: async (world, channelId, serviceUrl) => {
      const repost = several?.opens(channelId, serviceUrl)
      if (repost !== undefined) await showAgain(world, channelId, repost)
    },
  }
}
