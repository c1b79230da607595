/** Joins papers: how a file is fetched from Teams, where a paper is opened, and the page behind that link. */
import { paperPage } from './bot/paper-page.ts'
import { isLoopbackUrl } from './bot/service-url.ts'
import type { BotWorld } from './bot/turn.ts'
import type { Settings } from './config.ts'
import { MOST_PAPER_BYTES } from './domain/papers.ts'
import { SHAREPOINT, teamsFiles } from './gateways/teams-files.ts'
import { Trouble } from './gateways/trouble.ts'
import type { Log } from './log.ts'
import type { Page } from './server.ts'
import type { World } from './workflow/ports.ts'

type Parts = {
  readonly settings: Settings
  readonly log: Log
  /** Where the server listens, once it does. */
  readonly ownUrl: () => string
}

export function paperWays({ settings, log, ownUrl }: Parts): Pick<BotWorld, 'fetchFile' | 'paperLink'> {
  // Where Graph is on this machine, so are the files.
  const local = settings.local || isLoopbackUrl(settings.graphBaseUrl)
  const fetchFile = teamsFiles({ hosts: SHAREPOINT, local, mostBytes: MOST_PAPER_BYTES })
  const base = settings.papers.publicUrl ?? (settings.local ? ownUrl : undefined)
  return {
    fetchFile: (url) =>
      fetchFile(url).catch((fault: unknown) => {
        if (!(fault instanceof Trouble)) throw fault
        if (fault.code === 'file-too-large') return 'too large'
        // What does not lie where Teams puts files is no fault of ours, and anybody could send it.
        if (fault.code !== 'file-from-elsewhere') log.warn('file not fetched', { code: fault.code })
        return 'not reached'
      }),
    paperLink:
      base === undefined
        ? undefined
        : (ticket) => `${typeof base === 'string' ? base : base()}/papers?ticket=${ticket}`,
  }
}

export const paperPages = (world: World): readonly Page[] => [
  {
    method: 'GET',
    path: '/papers',
    handle: ({ query }) => paperPage(world, query.get('ticket') ?? ''),
  },
]
