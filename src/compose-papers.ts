/** Joins what goes in and out as a file: fetched from Teams, opened or exported by a link, and the pages behind those. */
import { exportPage } from './bot/export-page.ts'
import { paperPage } from './bot/paper-page.ts'
import { isLoopbackUrl } from './bot/service-url.ts'
import type { BotWorld } from './bot/turn.ts'
import type { Settings } from './config.ts'
import { MOST_PAPER_BYTES } from './domain/papers.ts'
import { SHAREPOINT, teamsFiles } from './gateways/teams-files.ts'
import { Trouble } from './gateways/trouble.ts'
import { openExport } from './jobs/exports.ts'
import type { JobWorld } from './jobs/ports.ts'
import type { Log } from './log.ts'
import type { Page } from './server.ts'

type Parts = {
  readonly settings: Settings
  readonly log: Log
  /** Where the server listens, once it does. */
  readonly ownUrl: () => string
}

export function paperWays({
  settings,
  log,
  ownUrl,
}: Parts): Pick<BotWorld, 'fetchFile' | 'paperLink' | 'exportLink'> {
  // Where Graph is on this machine, so are the files.
  const local = settings.local || isLoopbackUrl(settings.graphBaseUrl)
  const fetchFile = teamsFiles({ hosts: SHAREPOINT, local, mostBytes: MOST_PAPER_BYTES })
  const base = settings.papers.publicUrl ?? (settings.local ? ownUrl : undefined)
  const linkTo = (page: string) =>
    base === undefined
      ? undefined
      : (ticket: string) => `${typeof base === 'string' ? base : base()}/${page}?ticket=${ticket}`
  return {
    fetchFile: (url) =>
      fetchFile(url).catch((fault: unknown) => {
        if (!(fault instanceof Trouble)) throw fault
        if (fault.code === 'file-too-large') return 'too large'
        // What does not lie where Teams puts files is no fault of ours, and anybody could send it.
        if (fault.code !== 'file-from-elsewhere') log.warn('file not fetched', { code: fault.code })
        return 'not reached'
      }),
    paperLink: linkTo('papers'),
    exportLink: linkTo('exports'),
  }
}

export const paperPages = (world: JobWorld): readonly Page[] => [
  {
    method: 'GET',
    path: '/papers',
    handle: ({ query }) => paperPage(world, query.get('ticket') ?? ''),
  },
  {
    method: 'GET',
    path: '/exports',
    handle: ({ query }) => exportPage(query.get('ticket') ?? '', (ticket) => openExport(world, ticket)),
  },
]
