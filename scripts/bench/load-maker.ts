/** The load, in a process of its own: so many turns at a time, each with its token, and how long each took. */
import { createPrivateKey, sign } from 'node:crypto'
import { Agent, request } from 'node:http'
import { type Started, startChild } from './load-child.ts'
import { ISSUER, KEY_ID } from './load-connector.ts'
import { echoOf, mixOf, type Place } from './load-mix.ts'

export type Block = {
  /** Which store of saves this is about: each of our subjects has its own. */
  readonly subject: string
  readonly url: string
  readonly kind: 'mix' | 'echo'
  readonly atATime: number
  readonly turns: number
  /** A token for each turn, or one for all of them as a Connector that caches would show. */
  readonly tokens: 'each' | 'one'
}

/** In milliseconds. `wrong` says the first answer that was none. */
export type Loaded = { readonly took: readonly number[]; readonly wrong: string | undefined }

type Settings = Place & { readonly privateKey: string }

export const startLoadMaker = (settings: Settings): Promise<Started<Block, Loaded>> =>
  startChild(import.meta.url, { env: { LOAD_SETTINGS: JSON.stringify(settings) } })

/** Signed ahead, because signing costs more than a turn; more than any subject remembers. */
const TOKENS = 2_500

if (process.argv[1] === import.meta.filename) {
  const { privateKey, ...place }: Settings = JSON.parse(process.env.LOAD_SETTINGS ?? '')
  const tokens = Array.from({ length: TOKENS }, (_, number) => tokenOf(place, privateKey, number))
  const agent = new Agent({ keepAlive: true, maxSockets: 200 })
  const makers = new Map<string, { readonly next: ReturnType<typeof mixOf>; turn: number; token: number }>()
  process.on('disconnect', () => process.exit())
  process.on('message', async (block: Block) => process.send?.(await load(block)))
  process.send?.({ url: '' })

  async function load({ subject, url, kind, atATime, turns, tokens: which }: Block): Promise<Loaded> {
    const made = { next: kind === 'mix' ? mixOf(place) : echoOf(place), turn: 0, token: 0 }
    const maker = makers.get(subject) ?? made
    makers.set(subject, maker)
    const took: number[] = []
    let begun = 0
    let wrong: string | undefined
    const lane = async (): Promise<void> => {
      while (begun < turns && wrong === undefined) {
        begun += 1
        const { what, activity, holds } = await maker.next(maker.turn++)
        const token = tokens[which === 'one' ? 0 : maker.token++ % TOKENS] ?? ''
        const body = JSON.stringify(activity)
        const start = performance.now()
        const answer = await post(`${url}/api/messages`, { agent, token, body })
        took.push(performance.now() - start)
        const good = answer.status === 200 && (holds === undefined || answer.text.includes(holds))
        if (!good) wrong ??= `${what}: ${answer.status} ${answer.text.slice(0, 400)}`
      }
    }
    await Promise.all(Array.from({ length: atATime }, lane))
    return { took, wrong }
  }
}

function tokenOf({ appId, serviceUrl }: Place, privateKey: string, number: number): string {
  const now = Math.floor(Date.now() / 1_000)
  const claims = { iss: ISSUER, aud: appId, serviceurl: serviceUrl, nbf: now - 60, exp: now + 86_400 }
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const text = `${part({ typ: 'JWT', alg: 'RS256', kid: KEY_ID })}.${part({ ...claims, jti: String(number) })}`
  return `${text}.${sign('sha256', Buffer.from(text), createPrivateKey(privateKey)).toString('base64url')}`
}

type Asked = { readonly agent: Agent; readonly token: string; readonly body: string }

function post(url: string, { agent, token, body }: Asked): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
    }
    const outgoing = request(url, { method: 'POST', agent, headers }, (incoming) => {
      let text = ''
      incoming.setEncoding('utf8')
      incoming.on('data', (chunk: string) => {
        text += chunk
      })
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, text }))
      incoming.on('error', reject)
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
