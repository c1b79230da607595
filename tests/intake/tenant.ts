/** A tenant on loopback: publishes its keys as Entra does, and signs tokens for applications. */
import { openLog } from '../../src/log.ts'
import { openServer } from '../../src/server.ts'
import { newKey, publishedKey, signToken, type TestKey, type TokenParts } from '../support/teams-keys.ts'

export const TENANT = '00000000-0000-4000-8000-000000000002'
export const API = '00000000-0000-4000-8000-000000000001'
/** The council's case system, as an application of the tenant. */
export const CASE_SYSTEM = '00000000-0000-4000-8000-0000000000c5'
export const OTHER_SYSTEM = '00000000-0000-4000-8000-0000000000c6'

export type Tenant = {
  readonly metadataUrl: string
  readonly key: TestKey
  /** A token that is valid for an hour, but for what is said otherwise; a claim given as undefined is left out. */
  token(changes?: TokenParts, header?: TokenParts): string
  close(): Promise<void>
}

export async function openTenant(): Promise<Tenant> {
  const key = newKey('tenant-key', null)
  let url = ''
  const server = await openServer({
    ...{ host: '127.0.0.1', port: 0, log: openLog('silent') },
    messages: async () => ({ status: 404 }),
    ready: async () => ({ ok: true, checks: {} }),
    pages: [
      {
        ...{ method: 'GET', path: '/metadata' },
        handle: async () => ({ status: 200, body: { jwks_uri: `${url}/keys` } }),
      },
      {
        ...{ method: 'GET', path: '/keys' },
        handle: async () => ({ status: 200, body: { keys: [publishedKey(key)] } }),
      },
    ],
  })
  url = server.url
  return {
    key,
    metadataUrl: `${url}/metadata`,
    token: (changes = {}, header = {}) => signToken({ ...claims(), ...changes }, key, header),
    close: () => server.close(),
  }
}

function claims(): TokenParts {
  const now = Math.floor(Date.now() / 1000)
  return {
    ...{ aud: API, iss: `https://login.microsoftonline.com/${TENANT}/v2.0`, tid: TENANT },
    ...{ azp: CASE_SYSTEM, idtyp: 'app', roles: ['Referral.Write'], ver: '2.0' },
    ...{ iat: now, nbf: now, exp: now + 3600 },
  }
}
