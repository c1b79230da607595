/** A stand-in for Microsoft Graph on this machine: takes the bot's calls, keeps what it got, and can be told to fail. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerCall, type GraphAnswer, type GraphRequest, graphError, header } from './outlook-answers.ts'
import { type AutomaticReplies, awayRoutes, openAbsences } from './outlook-away.ts'
import { batchRoute } from './outlook-batch.ts'
import { openCabinet } from './outlook-cabinet.ts'
import { openDelta } from './outlook-delta.ts'
import { type FaultRule, faultsOf } from './outlook-faults.ts'
import { type FiledFile, fileRoutes, openDrive } from './outlook-files.ts'
import { type Delivery, type InboxChange, openInbox } from './outlook-inbox.ts'
import { type LimitCounts, type OutlookLimits, openLimits } from './outlook-limits.ts'
import { type KeptMail, type Mailbox, mailRoutes, openMailbox } from './outlook-mail.ts'
import { type KeptNotification, type ManagerPerson, openPeople, peopleRoutes } from './outlook-people.ts'
import { receivedRoutes } from './outlook-received.ts'
import { readBody, send } from './outlook-wire.ts'

export type { AutomaticReplies } from './outlook-away.ts'
export type { FaultRule } from './outlook-faults.ts'
export type { FiledFile } from './outlook-files.ts'
export type { InboxChange } from './outlook-inbox.ts'
export type { KeptMail } from './outlook-mail.ts'
export type { KeptNotification, ManagerPerson } from './outlook-people.ts'

export type OutlookOptions = {
  /** Where mail and files are kept so that they outlive the process; `undefined` keeps them in memory. */
  readonly folder: string | undefined
  readonly port?: number
  /** Calls to Graph need a bearer token, any word will do. True unless told otherwise. */
  readonly requireToken?: boolean
  /** The clock that dates mail and files: local mode gives its own. Milliseconds since 1970. */
  readonly now?: () => number
  /** Shows `internetMessageHeaders` on the copies in Sent Items, which Exchange often does not. */
  readonly sentHeaders?: boolean
  /** Outlook's limits, where they are to be felt: nothing is refused for being too much unless they are given. */
  readonly limits?: OutlookLimits
  /** Keeps every exchange for tests, without its token. */
  readonly record?: boolean
}

/** `body` is JSON where it was JSON, else its length in words. */
export type Exchange = {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly response: GraphAnswer | null
}

export type Outlook = {
  readonly port: number
  /** For GRAPH_BASE_URL: `http://127.0.0.1:port/v1.0`. */
  readonly baseUrl: string
  /** Oldest first. */
  mails(): readonly KeptMail[]
  /** The newest mail with that dispatch id comes back to the mailbox, is answered, or is answered by a machine. */
  bounce(dispatchId: string): Promise<void>
  reply(dispatchId: string, how?: { readonly auto: boolean }): Promise<void>
  inbox(): readonly InboxChange[]
  removeFromInbox(id: string): Promise<void>
  /** A mail from elsewhere comes to a mailbox; its id. */
  deliver(mail: Delivery): Promise<string>
  /** Every link of a delta query is answered with 410 from now on. */
  forgetLinks(): void
  files(): readonly FiledFile[]
  notifications(): readonly KeptNotification[]
  exchanges(): readonly Exchange[]
  /** What was taken and refused under `limits`. */
  limitCounts(): LimitCounts
  fail(rule: FaultRule): void
  setManager(userId: string, person: ManagerPerson | undefined): void
  /** Switches a person's automatic replies on, or off; on disk before it resolves. */
  setAway(userId: string, replies: AutomaticReplies | undefined): Promise<void>
  awayOf(userId: string): AutomaticReplies | undefined
  close(): Promise<void>
}

/** Starts it on 127.0.0.1. Calls, shapes and refusals are those of Graph v1.0; nothing leaves this machine. */
export async function startOutlook(options: OutlookOptions): Promise<Outlook> {
  const now = options.now ?? Date.now
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const cabinet = openCabinet(options.folder)
  const mailbox = await openMailbox({ cabinet, now, sentHeaders: options.sentHeaders ?? false })
  const inbox = await openInbox({ cabinet, now })
  const delta = openDelta({ mailbox, inbox })
  const drive = await openDrive({ cabinet, now, origin })
  const people = await openPeople({ cabinet, now })
  const absences = await openAbsences({ cabinet, now })
  const routes = [
    ...[...mailRoutes(mailbox), ...delta.routes, ...receivedRoutes(inbox), ...fileRoutes(drive)],
    ...[...peopleRoutes(people), ...awayRoutes(absences), batchRoute((call) => answerAround(call))],
  ]
  const faults = faultsOf()
  const limits = openLimits(options.limits)
  const exchanges: Exchange[] = []

  const server = createServer(async (request, response) => {
    const body = await readBody(request).catch(() => undefined)
    if (body === undefined) return void request.socket.destroy()
    const call: GraphRequest = {
      method: request.method ?? 'GET',
      url: new URL(request.url ?? '/', origin()),
      headers: request.headers,
      body,
    }
    const answer = await answerAround(call)
    if (options.record) exchanges.push(recorded(call, answer))
    if (answer === null) return void request.socket.destroy()
    send(response, answer)
  })

  const answerAround = (call: GraphRequest): Promise<GraphAnswer | null> =>
    limits.around(call, () => faults.around(call, () => answerTo(call)))
  const answerTo = async (call: GraphRequest): Promise<GraphAnswer> => {
    if (!isOurName(header(call, 'host'), origin())) return graphError(400, 'BadRequest')
    const needsToken = (options.requireToken ?? true) && call.url.pathname.startsWith('/v1.0/')
    if (needsToken && !/^Bearer \S+$/.test(header(call, 'authorization') ?? ''))
      return graphError(401, 'InvalidAuthenticationToken', 'Access token is empty.')
    return answerCall(routes, call).catch(() => graphError(500, 'UnknownError', 'It could not be kept.'))
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    baseUrl: `${origin()}/v1.0`,
    mails: mailbox.mails,
    inbox: inbox.changes,
    removeFromInbox: inbox.remove,
    deliver: inbox.deliver,
    forgetLinks: delta.forgetLinks,
    bounce: (dispatchId) => inbox.bounce(mailWith(mailbox, dispatchId)),
    reply: (dispatchId, how = { auto: false }) => inbox.reply(mailWith(mailbox, dispatchId), how),
    files: drive.files,
    notifications: people.notifications,
    exchanges: () => exchanges,
    limitCounts: limits.counts,
    fail: faults.add,
    setManager: people.setManager,
    setAway: absences.setAway,
    awayOf: absences.awayOf,
    close: async () => {
      faults.clear()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}

function mailWith(mailbox: Mailbox, dispatchId: string): KeptMail {
  const mail = mailbox.mails().findLast((one) => one.dispatchId === dispatchId)
  if (mail === undefined) throw new Error('There is no such mail.')
  return mail
}

/** A page elsewhere that points its own name at this machine must not read the files here. */
function isOurName(host: string | undefined, origin: string): boolean {
  const port = new URL(origin).port
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`
}

function recorded(call: GraphRequest, response: GraphAnswer | null): Exchange {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(call.headers)) headers[name] = String(value)
  if (headers.authorization !== undefined) headers.authorization = 'Bearer hidden'
  const isJson = /json/.test(headers['content-type'] ?? '')
  const { method, url } = call
  if (call.body.length === 0) return { method, url: url.href, headers, response }
  const body: unknown = isJson ? call.body.toString() : `${call.body.length} bytes`
  return { method, url: url.href, headers, body, response }
}
