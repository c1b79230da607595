/** Teams' side of the load, in a process of its own: keys, tokens, and a Connector that takes each post and forgets it. */
import { createPublicKey } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Started, startChild } from './load-child.ts'
import { LOAD_COUNCIL } from './load-council.ts'

export type ConnectorCounts = { readonly posts: number; readonly bytes: number }

/** `privateKey` is the PEM of the key that the load maker signs with. */
export const startLoadConnector = (
  privateKey: string,
  tenantId: string,
): Promise<Started<'counts', ConnectorCounts>> =>
  startChild(import.meta.url, { env: { LOAD_KEY: privateKey, LOAD_TENANT: tenantId } })

const CHANNELS = LOAD_COUNCIL.teams.map(({ channelId }) => ({ id: channelId, type: 'standard' }))

export const KEY_ID = 'load-key'
export const ISSUER = 'https://api.botframework.com'

if (process.argv[1] === import.meta.filename) {
  const jwk = createPublicKey(process.env.LOAD_KEY ?? '').export({ format: 'jwk' })
  const keys = [{ ...jwk, use: 'sig', alg: 'RS256', kid: KEY_ID, endorsements: ['msteams'] }]
  const { LOAD_TENANT: tenantId } = process.env
  // The Teams SDK reads what it was given as a token; nobody checks this one.
  const accessToken = `${encode({ alg: 'none' })}.${encode({ exp: 4_102_444_800 })}.x`
  let posts = 0
  let bytes = 0
  const server = createServer((request, response) => {
    const { url = '/' } = request
    if (url === '/metadata') return reply(response, 200, { issuer: ISSUER, jwks_uri: `${own()}/keys` })
    if (url === '/keys') return reply(response, 200, { keys })
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
    })
    request.on('end', () => {
      if (url === '/token')
        return reply(response, 200, { token_type: 'Bearer', expires_in: 86_400, access_token: accessToken })
      const [, person] = /\/members\/([^/]+)$/.exec(url) ?? []
      // Everybody is a member of every team.
      if (person !== undefined)
        return reply(response, 200, {
          ...{ id: `29:${person}`, aadObjectId: decodeURIComponent(person), tenantId },
        })
      if (url.startsWith('/v3/teams/')) return reply(response, 200, { conversations: CHANNELS })
      posts += 1
      reply(response, 201, { id: String(posts) })
    })
  })
  server.keepAliveTimeout = 600_000
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const own = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  process.on('message', () => process.send?.({ posts, bytes }))
  process.on('disconnect', () => process.exit())
  process.send?.({ url: own() })
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}
