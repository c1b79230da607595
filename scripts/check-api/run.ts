/** Drives the API from its own document: each request that fast-check makes is sent, and everything around it looked at. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { type Answer, type OpenApi, openApi, rowsIn } from '../../tests/intake/open-api.ts'
import type { ApiDocument } from './document.ts'
import { type Judge, openJudge } from './judge.ts'
import { type ApiRequest, requestsFrom, type Token } from './requests.ts'

export type Found = {
  /** How many answers there were of each status. */
  readonly statuses: Readonly<Record<string, number>>
  /** Referrals that the document allows, and how many of those were taken. */
  readonly allowed: number
  readonly taken: number
}

/** Throws with the smallest request that breaks a rule, and with the seed that finds it again. */
export async function checkApi(requests: number, seed: number): Promise<Found> {
  const api = await openApi()
  try {
    const document: ApiDocument = JSON.parse((await api.get('/api/openapi.json')).text)
    return await drive(api, document, { requests, seed })
  } finally {
    await api.close()
  }
}

async function drive(
  api: OpenApi,
  document: ApiDocument,
  { requests, seed }: { readonly requests: number; readonly seed: number },
): Promise<Found> {
  const judge = openJudge(document)
  const statuses: Record<string, number> = {}
  let allowed = 0
  let taken = 0
  let kept = await rowsIn(api.world)
  const look = async (request: ApiRequest): Promise<void> => {
    const before = kept
    const answer = await send(api, request)
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
    kept = await rowsIn(api.world)
    expectRules(judge, request, { answer, changed: before !== kept })
    if (request.kind === 'json' && request.type.startsWith('application/json') && request.token === 'valid') {
      if (judge.allows(asSent(request.value))) allowed += 1
      if (answer.status === 201) taken += 1
    }
  }
  await fc.assert(fc.asyncProperty(requestsFrom(document), look), {
    ...{ numRuns: requests, seed, endOnFailure: false },
    interruptAfterTimeLimit: 60 * 60_000,
    markInterruptAsFailure: true,
  })
  assert.deepEqual(api.faults, [], 'nothing was written down as broken')
  return { statuses, allowed, taken }
}

/** What a body of JSON holds, after it was written and read: -0 is 0, and what JSON has no word for is gone. */
const asSent = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

type Seen = { readonly answer: Answer; readonly changed: boolean }

function expectRules(judge: Judge, request: ApiRequest, { answer, changed }: Seen): void {
  const { status } = answer
  assert.ok(status < 500, `${status} ${answer.text}`)
  const type = answer.headers.get('content-type') ?? ''
  const operation =
    request.kind === 'get'
      ? (['get', '/api/referrals/{reference}'] as const)
      : (['post', '/api/referrals'] as const)
  assert.equal(judge.faultOf(operation, { status, type, body: answer.body }), undefined)
  if (request.token !== 'valid') assert.ok(status === 401 || status === 403, `${status} without a right`)
  const isNew = status === 201 && answer.headers.get('idempotency-replayed') === null
  assert.equal(changed, isNew, isNew ? 'a new one is kept' : `something was kept after ${status}`)
  if (status === 201 && request.kind !== 'get')
    assert.ok(judge.allows(asSent(request.value)), 'what breaks the schema was taken')
  if (status === 422) assert.ok(answer.body.errors.length > 0)
}

function send(api: OpenApi, request: ApiRequest): Promise<Answer> {
  const authorization = headerFor(api, request.token)
  if (request.kind === 'get')
    return api.get(`/api/referrals/${encodeURIComponent(request.reference)}`, { authorization })
  const headers = { authorization, 'idempotency-key': request.key }
  if (request.kind === 'json')
    return api.post(JSON.stringify(request.value), { ...headers, 'content-type': request.type })
  const form = new FormData()
  form.append('referral', new Blob([JSON.stringify(request.value)], { type: 'application/json' }))
  for (const { part, bytes } of request.papers)
    form.append(part, new Blob([new Uint8Array(bytes)]), randomUUID())
  return api.post(form, headers)
}

function headerFor({ tenant }: OpenApi, token: Token): string | undefined {
  switch (token) {
    case 'none':
      return undefined
    case 'not a token':
      return 'Bearer x'
    case 'no role':
      return `Bearer ${tenant.token({ roles: ['Other'] })}`
    case 'expired':
      return `Bearer ${tenant.token({ exp: 1 })}`
    default:
      return `Bearer ${tenant.token()}`
  }
}
