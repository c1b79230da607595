/** Fetches a file that somebody sent to the bot in Teams, from where Teams has put it; never with a token of ours. */
import { Trouble } from './trouble.ts'

export type TeamsFilesOptions = {
  /** Hosts of a council's own tenant; a leading dot allows those below it. */
  readonly hosts: readonly string[]
  /** Http on this machine is allowed as well: for local mode. */
  readonly local: boolean
  readonly mostBytes: number
  readonly timeLimitMs?: number
}

export type FetchFile = (url: string) => Promise<Uint8Array>

export const SHAREPOINT = ['.sharepoint.com'] as const

/** A turn has to be answered before Teams gives it up. */
const TIME_LIMIT_MS = 8_000
const MOST_HOPS = 3

/**
 * The address is a key by itself, and comes from outside: only https to the given hosts is asked, also where one of
 * them sends us on. `Trouble` with code `file-too-large` once more has come than is allowed, whatever was announced.
 */
export const teamsFiles =
  (options: TeamsFilesOptions): FetchFile =>
  async (url) => {
    const signal = AbortSignal.timeout(options.timeLimitMs ?? TIME_LIMIT_MS)
    try {
      return await bytesOf(await responseOf(url, signal, options), options.mostBytes)
    } catch (fault) {
      if (fault instanceof Trouble) throw fault
      throw new Trouble('try again', signal.aborted ? 'file-too-slow' : 'file-not-reached')
    }
  }

async function responseOf(url: string, signal: AbortSignal, options: TeamsFilesOptions): Promise<Response> {
  let from = url
  for (let hop = 0; hop < MOST_HOPS; hop += 1) {
    if (!isAllowed(from, options)) throw new Trouble('refused', 'file-from-elsewhere')
    const response = await fetch(from, { redirect: 'manual', signal, credentials: 'omit' })
    const next = response.headers.get('location')
    if (response.status < 300 || response.status > 399 || next === null) return answered(response)
    await response.body?.cancel()
    if (!URL.canParse(next, from)) throw new Trouble('refused', 'file-from-elsewhere')
    from = new URL(next, from).href
  }
  throw new Trouble('refused', 'file-sent-on-too-often')
}

async function answered(response: Response): Promise<Response> {
  if (response.ok) return response
  await response.body?.cancel()
  const advice = response.status === 404 ? 'not there' : response.status >= 500 ? 'try again' : 'refused'
  throw new Trouble(advice, 'file-not-given', { status: response.status })
}

function isAllowed(url: string, { hosts, local }: TeamsFilesOptions): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname, port, username, password } = new URL(url)
  if (username !== '' || password !== '') return false
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
  if (local && isHere) return protocol === 'http:' || protocol === 'https:'
  const isOurs = hosts.some((host) => (host.startsWith('.') ? hostname.endsWith(host) : hostname === host))
  return protocol === 'https:' && port === '' && isOurs
}

async function bytesOf(response: Response, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    length += part.length
    if (length > most) throw new Trouble('refused', 'file-too-large')
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}
