/** The same message twice in one chat, or two cards of one referral in a channel; and whether an answer was lost before. */
import type { Post } from '../../tests/support/teams-connector.ts'
import type { Town } from './council.ts'

export type Reposted = { readonly where: 'a chat' | 'a channel'; readonly what: string }

const REFERENCE = /PCA-\d{4}-\d{4,}/

/**
 * Teams has no word for “this one again”, so a post whose answer was lost, or whose process died before it could write
 * the answer down, is posted again: at least once, and as a rule once. Fewer lost answers than second posts is a fault.
 */
export function twicePosted(town: Town): { explained: readonly Reposted[]; unexplained: readonly string[] } {
  const again = [...inChats(town), ...inChannels(town)]
  const lost = town.weather.teams.spoiled.filter(({ done }) => done).length
  const died = town.lives.length
  const most = lost + died
  return again.length <= most
    ? { explained: again, unexplained: [] }
    : {
        explained: [],
        unexplained: [
          `${again.length} posts came again after ${lost} lost answers and ${died} troubles of an instance`,
          ...again.slice(0, 10).map(({ where, what }) => `in ${where}: ${what}`),
        ],
      }
}

function inChats({ teams, directory }: Town): readonly Reposted[] {
  return directory.people.flatMap(({ id }) =>
    repeated(teams.postsToPerson(id), ({ activity }) =>
      // What somebody asked for may be shown as often as they ask; what came by itself has a summary.
      typeof activity.summary === 'string' && activity.summary !== ''
        ? JSON.stringify([activity.summary, withoutStamps(activity.attachments)])
        : undefined,
    ).map((what) => ({ where: 'a chat' as const, what: what.slice(0, 120) })),
  )
}

function inChannels({ teams, directory }: Town): readonly Reposted[] {
  const channels = [directory.mash.channelId, ...directory.teams.map(({ channelId }) => channelId)]
  return channels.flatMap((channel) =>
    repeated(teams.posts(channel), ({ activity }) => {
      const summary = String(activity.summary ?? '')
      return REFERENCE.test(summary) ? summary : undefined
    }).map((what) => ({ where: 'a channel' as const, what })),
  )
}

function repeated(posts: readonly Post[], keyOf: (post: Post) => string | undefined): readonly string[] {
  const seen = new Set<string>()
  return posts.flatMap((post) => {
    const key = keyOf(post)
    if (key === undefined) return []
    if (seen.has(key)) return [key]
    seen.add(key)
    return []
  })
}

const withoutStamps = (attachments: unknown): string =>
  JSON.stringify(attachments ?? '').replaceAll(/__[0-9a-f]{6}/g, '')
