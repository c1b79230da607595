/** The API on a real server and a real store, with a tenant that signs real tokens. */
import { randomUUID } from 'node:crypto'
import { openIdKeys } from '../../src/bot/openid-keys.ts'
import { openIntake } from '../../src/intake/intake.ts'
import { openLog } from '../../src/log.ts'
import { openServer } from '../../src/server.ts'
import { openWorkflow, type WorkflowWorld } from '../support/workflow-world.ts'
import { API, openTenant, TENANT, type Tenant } from './tenant.ts'

export type Answer = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** Undefined where the text is no JSON. */
  readonly body: AnswerBody
}

/** Of a receipt, of how a referral stands, or of a problem: a field that is not there is undefined. */
export type AnswerBody = {
  readonly [field in
    | 'reference'
    | 'receivedOn'
    | 'dueOn'
    | 'statusText'
    | 'team'
    | 'sentOn'
    | 'type'
    | 'code'
    | 'detail']: string
} & {
  readonly status: string | number
  readonly errors: readonly { readonly pointer: string; readonly detail: string }[]
}

/** What `fetch` takes as a body here. */
export type Body = string | FormData | Uint8Array<ArrayBuffer>

export type OpenApi = {
  readonly url: string
  readonly world: WorkflowWorld
  readonly tenant: Tenant
  /** Codes of callers that were not let in, and ids of faults. */
  readonly refused: string[]
  readonly faults: { readonly id: string; readonly fault: unknown }[]
  /** A valid token and a new key, unless the headers say otherwise; a header given as undefined is left out. */
  post(body: Body, headers?: Readonly<Record<string, string | undefined>>): Promise<Answer>
  send(referral: unknown, headers?: Readonly<Record<string, string | undefined>>): Promise<Answer>
  get(path: string, headers?: Readonly<Record<string, string | undefined>>): Promise<Answer>
  close(): Promise<void>
}

export type Changes = { readonly appId?: string; readonly requestsPerMinute?: number; readonly url?: string }

export async function openApi(changes: Changes = {}): Promise<OpenApi> {
  const { appId = API, requestsPerMinute = 1_000_000 } = changes
  const [world, tenant] = await Promise.all([openWorkflow(), openTenant()])
  const refused: string[] = []
  const faults: { id: string; fault: unknown }[] = []
  const server = await openServer({
    ...{ host: '127.0.0.1', port: 0, log: openLog('silent') },
    messages: async () => ({ status: 404 }),
    ready: async () => ({ ok: true, checks: {} }),
    pages: openIntake({
      settings: { appId, tenantId: TENANT, audience: API, requestsPerMinute },
      world,
      keys: openIdKeys(changes.url ?? tenant.metadataUrl),
      onRefused: (code) => void refused.push(code),
      onFault: (id, fault) => void faults.push({ id, fault }),
    }),
  })
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(server.url + path, init)
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: parsed(text) as AnswerBody }
  }
  const own = () => ({ authorization: `Bearer ${tenant.token()}`, 'idempotency-key': randomUUID() })
  const post: OpenApi['post'] = (body, headers = {}) =>
    ask('/api/referrals', { method: 'POST', body, headers: present({ ...own(), ...headers }) })
  return {
    ...{ url: server.url, world, tenant, refused, faults, post },
    send: (referral, headers = {}) =>
      post(JSON.stringify(referral), { 'content-type': 'application/json', ...headers }),
    get: (path, headers = {}) =>
      ask(path, { headers: present({ authorization: own().authorization, ...headers }) }),
    async close() {
      await Promise.all([server.close(), tenant.close()])
      await world.close()
    },
  }
}

const present = (headers: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The least that is taken; on the Monday of the tests. */
export const LEAST = {
  request: { requestType: 'contact_assessment', requestSource: 'prison', receivedOn: '2026-12-04' },
  prisoner: { fullName: 'Alex Sample', prisonCode: 'ZAA' },
  children: [{ fullName: 'Robin Sample' }],
} as const

/** How many rows of each kind there are: a refused request adds none. */
export async function rowsIn(world: WorkflowWorld): Promise<string> {
  const { rows } = await world.database.run(`select
    (select count(*) from referral) || ' ' || (select count(*) from audit) || ' ' || (select count(*) from notice)
    || ' ' || (select count(*) from paper) || ' ' || (select count(*) from intake_key)
    || ' ' || (select coalesce(sum(last), 0) from reference_counter) as rows`)
  return String((rows[0] as { rows: string }).rows)
}
