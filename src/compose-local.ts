/** Joins local mode: no tenant, a sample council, Graph on this machine, a clock that moves, three Playgrounds. */
import { compose, type Product } from './compose.ts'
import type { Settings } from './config.ts'
import { showReferral } from './jobs/deliver-card.ts'
import { greeting } from './local/greeting.ts'
import { openLocal } from './local/local.ts'
import { severalTeams } from './local/several-teams.ts'
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
    const { places } = local
    product = await compose(settings, log, {
      clock: local.clock,
      directory: local.directory,
      graphBaseUrl: local.outlook.baseUrl,
      ...(withPlaygrounds
        ? {
            teams: (_one, at) => severalTeams({ one: at, playgrounds: places }),
            chatOf: (personId) => places.personConversation(personId),
          }
        : {}),
      pages: ({ database, sweep }) =>
        local.pages({
          notices: () => newestNotices(database.kysely, NOTICES_SHOWN),
          afterMove: sweep,
          playgrounds: withPlaygrounds,
        }),
    })
    if (withPlaygrounds) {
      await local.startPlaygrounds(product.url)
      await showOpenCardsAgain(product)
    }
    print(greeting({ botUrl: product.url, persons: withPlaygrounds ? local.persons : [] }))
    return { stop }
  } catch (fault) {
    await stop()
    throw fault
  }
}

/** A Playground forgets what it showed when it stops; the cards of open referrals are put back. */
async function showOpenCardsAgain({ world, database }: Product): Promise<void> {
  await forgetChannelPosts(database.kysely)
  const teams = world.directory.teams.map(({ id }) => id)
  for (const { reference } of await world.store.work({ teams })) await showReferral(world, reference)
}
