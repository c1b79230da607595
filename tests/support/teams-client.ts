/** A Teams on this machine: people, channels, signed activities, keys, tokens and a Connector, all by HTTP. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { TEST_KEYS } from './keys.ts'
import {
  type Activity,
  type ConnectorAnswer,
  loopbackConnector,
  type Post,
  personalConversation,
  refused,
} from './teams-connector.ts'
import { newKey, publishedKey, signToken, type TestKey, type TokenParts } from './teams-keys.ts'
import {
  type BotAnswer,
  type Deed,
  deedsOf,
  type TestChannel,
  type TestPerson,
  teamsIdOf,
} from './teams-people.ts'

/** Applies to the next `times` calls whose method and path fit; `drop` cuts the line after the call was read. */
export type Fault = {
  readonly method?: string
  readonly path?: RegExp
  readonly status?: number
  readonly code?: string
  readonly retryAfter?: string
  readonly drop?: boolean
  readonly delayMs?: number
  times?: number
}

export type Call = { readonly method: string; readonly path: string; readonly body: unknown }

export type LoopbackTeams = {
  readonly url: string
  readonly serviceUrl: string
  readonly appId: string
  readonly tenantId: string
  /** Settings for a bot of its own process. The rest (mailbox, authority file) is the caller's. */
  envFor(): Record<string, string>
  /** Where the bot listens: `http://127.0.0.1:3978`. */
  botAt(url: string): void
  person(person: TestPerson): Deed & { in(channel: TestChannel, threadId?: string): Deed }
  /** Posts one activity with a good token, unless `authorization` says otherwise (undefined = no header). */
  send(activity: unknown, more?: { authorization: string | undefined }): Promise<BotAnswer>
  /** A good token; a claim given as undefined is left out. */
  token(claims?: TokenParts, key?: TestKey, header?: TokenParts): string
  claims(changes?: TokenParts): TokenParts
  /** Keys that are published from now on. The first one signs. */
  keys: TestKey[]
  fault(fault: Fault): void
  /** What Teams says of somebody in a channel from now on, over what it says of everybody; or that they are not there. */
  roster(personId: string, says: Activity | 'nobody'): void
  /** A channel of every team beside the first: `standard`, `private` or `shared`. */
  channelIs(channelId: string, type: string): void
  /** Calls of the bot by what they asked for. */
  readonly asked: { metadata: number; keys: number; tokens: number }
  readonly calls: readonly Call[]
  postsToPerson(personId: string): readonly Post[]
  posts(conversationOrChannelId: string): readonly Post[]
  close(): Promise<void>
}

export const TEST_APP = '00000000-0000-4000-8000-00000000b071'
export const TEST_TENANT = '00000000-0000-4000-8000-0000000000aa'
const ISSUER = 'https://api.botframework.com'

export async function openTeams({ appId = TEST_APP, tenantId = TEST_TENANT } = {}): Promise<LoopbackTeams> {
  const people = new Map<string, TestPerson>()
  const rosters = new Map<string, Activity | 'nobody'>()
  const members = () =>
    [...people.values()].map((each) => ({
      id: teamsIdOf(each),
      name: each.name,
      aadObjectId: each.id,
      tenantId,
      userRole: 'user',
      ...Object(rosters.get(each.id)),
    }))
  const channelTypes = new Map<string, string>()
  const connector = loopbackConnector(
    () => members().filter(({ aadObjectId }) => rosters.get(aadObjectId) !== 'nobody'),
    channelTypes,
  )
  const faults: Fault[] = []
  const calls: Call[] = []
  const asked = { metadata: 0, keys: 0, tokens: 0 }
  const keys = [newKey('key-1')]
  const issued = new Set<string>(appId === '' ? ['local'] : [])
  let bot = ''

  const answer = (method: string, path: string, call: { body: unknown; bearer: string }): ConnectorAnswer => {
    if (path === '/metadata') {
      asked.metadata += 1
      return { status: 200, body: { issuer: ISSUER, jwks_uri: `${url}/keys` } }
    }
    if (path === '/keys') {
      asked.keys += 1
      return { status: 200, body: { keys: keys.map(publishedKey) } }
    }
    if (path === '/token') {
      asked.tokens += 1
      issued.add(`bot-token-${asked.tokens}`)
      const body = { token_type: 'Bearer', expires_in: 3600, access_token: `bot-token-${asked.tokens}` }
      return { status: 200, body }
    }
    calls.push({ method, path: decodeURIComponent(path), body: call.body })
    return issued.has(call.bearer) ? connector.answer(method, path, call.body) : refused(401, 'Unauthorized')
  }

  const server = createServer(async (request, response) => {
    const text = await readText(request)
    const method = request.method ?? 'GET'
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const fault = takeFault(faults, method, path)
    if (fault?.delayMs) await new Promise((done) => setTimeout(done, fault.delayMs).unref())
    if (fault?.drop) {
      calls.push({ method, path: decodeURIComponent(path), body: parse(text) })
      return void request.socket.destroy()
    }
    if (fault?.status) {
      calls.push({ method, path: decodeURIComponent(path), body: parse(text) })
      return reply(response, refused(fault.status, fault.code ?? 'ServiceError'), fault.retryAfter)
    }
    const bearer = (request.headers.authorization ?? '').replace(/^Bearer /, '')
    reply(response, answer(method, path, { body: parse(text), bearer }))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const serviceUrl = `${url}/`

  const claims = (changes: TokenParts = {}): TokenParts => {
    const now = Math.floor(Date.now() / 1000)
    return { iss: ISSUER, aud: appId, serviceurl: serviceUrl, nbf: now - 5, exp: now + 3600, ...changes }
  }
  const token: LoopbackTeams['token'] = (changes, key, header) =>
    signToken(claims(changes), key ?? firstOf(keys), header)
  const send: LoopbackTeams['send'] = async (activity, more) => {
    const authorization = more ? more.authorization : appId === '' ? undefined : `Bearer ${token()}`
    const response = await fetch(`${bot}/api/messages`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        ...(authorization ? { authorization } : {}),
      },
      body: typeof activity === 'string' ? activity : JSON.stringify(activity),
    })
    return { status: response.status, body: parse(await response.text()) }
  }
  return {
    url,
    serviceUrl,
    appId,
    tenantId,
    keys,
    asked,
    calls,
    claims,
    token,
    send,
    botAt(address) {
      bot = address
    },
    envFor: () => ({
      MicrosoftAppId: appId,
      MicrosoftAppPassword: 'loopback-only',
      MicrosoftAppTenantId: tenantId,
      DATA_KEYS: TEST_KEYS,
      BOT_OPENID_METADATA_URL: `${url}/metadata`,
      BOT_TOKEN_ISSUER: ISSUER,
      SERVICE_URL_HOSTS: new URL(url).host,
      TOKEN_ENDPOINT_URL: `${url}/token`,
    }),
    person(person) {
      people.set(person.id, person)
      const world = { place: { appId, tenantId, serviceUrl }, send: (activity: Activity) => send(activity) }
      const inChannel = (channel: TestChannel, threadId?: string) =>
        deedsOf(person, { channel, ...(threadId === undefined ? {} : { threadId }) }, world)
      return { ...deedsOf(person, {}, world), in: inChannel }
    },
    fault: (fault) => void faults.push({ ...fault }),
    roster: (personId, says) => void rosters.set(personId, says),
    channelIs: (channelId, type) => void channelTypes.set(channelId, type),
    posts: (id) => connector.posts(id),
    postsToPerson: (id) => connector.posts(personalConversation(id)),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

function takeFault(faults: Fault[], method: string, path: string): Fault | undefined {
  const at = faults.findIndex(
    (fault) => (fault.method ?? method) === method && (fault.path ?? /^\/v3\//).test(path),
  )
  const fault = faults[at]
  if (fault === undefined) return undefined
  fault.times = (fault.times ?? 1) - 1
  if (fault.times <= 0) faults.splice(at, 1)
  return fault
}

function reply(response: ServerResponse, { status, body }: ConnectorAnswer, retryAfter?: string): void {
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter)
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(body === undefined ? undefined : JSON.stringify(body))
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return text
  }
}

function firstOf(keys: readonly TestKey[]): TestKey {
  const [first] = keys
  if (!first) throw new Error('No key is published')
  return first
}
