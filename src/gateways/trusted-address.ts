/** Which addresses may be given a secret or a token. */

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** https anywhere, or http on this machine; no user name or password inside the address. */
export function isTrustedAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  if (url.username !== '' || url.password !== '') return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname))
}
