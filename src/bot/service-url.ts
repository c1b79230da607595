/** Which service addresses the bot may answer to: a reply carries the bot's own token, so the host must be known. */

const LOOPBACK_HOSTS = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * True for an https address whose host is on the list. An entry is `host` or `host:port`; a leading dot allows
 * the hosts below it. Plain http passes for this machine alone, and only where this machine is on the list.
 */
export function isTrustedServiceUrl(serviceUrl: string, hosts: readonly string[]): boolean {
  const url = parse(serviceUrl)
  if (url === undefined || url.username + url.password !== '') return false
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK_HOSTS.has(url.hostname)))
    return false
  return hosts.some((entry) => entry === url.host || entry === url.hostname || isBelow(url, entry))
}

/** True for an address on this machine: all that local mode answers to. */
export function isLoopbackUrl(serviceUrl: string): boolean {
  const url = parse(serviceUrl)
  return url !== undefined && LOOPBACK_HOSTS.has(url.hostname)
}

/** Compares as addresses: the case of the host and a slash at the end make no difference, all else does. */
export function isSameServiceUrl(one: string, other: string): boolean {
  const [first, second] = [parse(one), parse(other)]
  return first !== undefined && second !== undefined && withoutSlash(first) === withoutSlash(second)
}

const parse = (text: string): URL | undefined => URL.parse(text) ?? undefined
const withoutSlash = (url: URL): string => url.href.replace(/\/+$/, '')
const isBelow = (url: URL, entry: string): boolean =>
  entry.startsWith('.') && (url.host.endsWith(entry) || url.hostname.endsWith(entry))
