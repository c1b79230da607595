/** The pages of local mode over HTTP with everything behind them made up, hostile wherever a text can be. */
import { request } from 'node:http'
import type { AutomaticReplies, InboxChange, KeptMail } from '../../src/local/outlook.ts'
import { type LocalPageParts, localPages, type NoticeLine } from '../../src/local/page.ts'
import type { NextDue } from '../../src/local/page-clock.ts'
import type { UnseenMessage } from '../../src/local/unseen.ts'
import { openLog } from '../../src/log.ts'
import { openServer } from '../../src/server.ts'

export const HOSTILE = `</title></style><script>alert(1)</script><img src=x onerror=alert(2)>"' onload="x\``
export const NOW = '2026-11-20T10:00:00.000Z'

/** What the pages show, to be changed by a test; `moves` are the moments at which what is due was done. */
export type PageWorld = {
  readonly url: string
  now: string
  mails: KeptMail[]
  inbox: InboxChange[]
  notices: NoticeLine[]
  unseen: UnseenMessage[]
  due: NextDue | undefined
  readonly away: Map<string, AutomaticReplies>
  readonly moves: string[]
  /** What was pressed below an e-mail. */
  readonly answered: string[]
  read(path?: string): Promise<string>
  /** A form of the page's own, unless the headers say otherwise. */
  post(path: string, body: string, headers?: Record<string, string>): Promise<Response>
  statusFor(host: string, path?: string): Promise<number | undefined>
  close(): Promise<void>
}

export async function openPageWorld(): Promise<PageWorld> {
  const shown = {
    now: NOW,
    mails: [] as KeptMail[],
    inbox: [] as InboxChange[],
    notices: [] as NoticeLine[],
    unseen: [] as UnseenMessage[],
    due: undefined,
  }
  const away = new Map<string, AutomaticReplies>()
  const moves: string[] = []
  const answered: string[] = []
  const server = await openServer({
    ...{ host: '127.0.0.1', port: 0, log: openLog('silent'), pages: localPages(partsOf(() => world)) },
    messages: async () => ({ status: 200 }),
    ready: async () => ({ ok: true, checks: {} }),
  })
  const { url } = server
  const world: PageWorld = {
    ...{ ...shown, url, away, moves, answered, close: () => server.close() },
    read: async (path = '/local') => (await fetch(url + path)).text(),
    post: (path, body, headers = {}) =>
      fetch(url + path, {
        ...{ method: 'POST', body, redirect: 'manual' },
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: url, ...headers },
      }),
    statusFor: (host, path = '/local') => statusFor(url + path, host),
  }
  return world
}

function partsOf(world: () => PageWorld): LocalPageParts {
  const folder = { driveId: HOSTILE, folderId: HOSTILE }
  const people = [
    { id: 'a', name: HOSTILE, roles: ['team_manager'] },
    { id: 'b', name: 'Dev Sample', roles: ['social_worker', 'deputy'] },
    { id: 'c', name: 'Sam Example', roles: ['social_worker'] },
  ]
  return {
    clock: {
      now: () => world().now,
      moveTo: (moment) => {
        world().now = moment
      },
      offsetSeconds: 0,
    },
    directory: { council: { name: HOSTILE, closures: [] }, people } as unknown as LocalPageParts['directory'],
    outlook: {
      mails: () => world().mails,
      inbox: () => world().inbox,
      bounce: async (dispatchId) => void world().answered.push(`${dispatchId} came back`),
      reply: async (dispatchId, how) =>
        void world().answered.push(`${dispatchId} answered by a ${how?.auto ? 'machine' : 'person'}`),
      files: () => [
        {
          ...{ id: '1', ...folder, name: HOSTILE, contentType: HOSTILE, bytes: Buffer.from('x') },
          ...{ filedAt: NOW, webUrl: `http://127.0.0.1:1/files/${HOSTILE}` },
        },
      ],
      notifications: () => [
        {
          ...{ personId: 'a', activityType: HOSTILE, previewText: HOSTILE, webUrl: HOSTILE },
          ...{ templateParameters: {}, sentAt: NOW },
        },
      ],
      awayOf: (id) => world().away.get(id),
      setAway: async (id, replies) => {
        if (replies === undefined) world().away.delete(id)
        else world().away.set(id, replies)
      },
    },
    persons: [
      {
        ...{ key: 'a', id: 'a', name: HOSTILE, email: HOSTILE, role: HOSTILE, port: 56150 },
        ...{ channel: { id: HOSTILE, name: HOSTILE }, firstWords: HOSTILE, hint: HOSTILE },
      },
    ],
    notices: async () => world().notices,
    unseen: () => world().unseen,
    nextDue: async () => world().due,
    afterMove: async () => void world().moves.push(world().now),
  }
}

/** `fetch` does not let a caller choose the Host. */
const statusFor = (url: string, host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const asked = request(url, { headers: { host } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    asked.on('error', reject).end()
  })
