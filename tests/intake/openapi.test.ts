/** The published document: valid by itself, made of the form, and true of what the server does. */
import assert from 'node:assert/strict'
import { Validator } from '@seriousme/openapi-schema-validator'
import type { ApiDocument } from '../../scripts/check-api/document.ts'
import { openJudge } from '../../scripts/check-api/judge.ts'
import { checkApi } from '../../scripts/check-api/run.ts'
import { REFERRAL_FORM } from '../../src/domain/referral-form.ts'
import { type Answer, LEAST, type OpenApi, openApi } from './open-api.ts'
import { CASE_SYSTEM } from './tenant.ts'

describe('the published document of the API', () => {
  let api: OpenApi
  let document: ApiDocument
  before(async () => {
    api = await openApi({ requestsPerMinute: 40 })
    document = JSON.parse((await api.get('/api/openapi.json', { authorization: undefined })).text)
  })
  after(() => api.close())

  it('is a valid document of OpenAPI 3.1, and needs no token', async () => {
    const validator = new Validator()
    const { valid, errors } = await validator.validate(structuredClone(document))
    assert.deepEqual([valid, errors, validator.version], [true, undefined, '3.1'])
  })

  it('has every question of the form but the team, with its label, and nothing else', () => {
    const { properties = {} } = document.components.schemas.Referral ?? {}
    const pages = {
      ...{ request: properties.request, prisoner: properties.prisoner, carer: properties.carer },
      child: properties.children?.items,
    }
    for (const [page, { questions }] of Object.entries(REFERRAL_FORM)) {
      const asked = Object.entries(pages[page as keyof typeof pages]?.properties ?? {})
      const labels = asked.map(([id, schema]) => [id, (schema as { title?: string }).title])
      const form = questions.filter(({ id }) => id !== 'team').map(({ id, label }) => [id, label])
      assert.deepEqual(labels, form, page)
    }
  })

  it('has examples that it allows itself, and that the server takes', async () => {
    const judge = openJudge(document)
    const examples =
      document.paths['/api/referrals']?.post?.requestBody?.content['application/json']?.examples
    assert.ok(Object.keys(examples ?? {}).length >= 2)
    for (const { value } of Object.values(examples ?? {})) {
      assert.ok(judge.allows(value))
      assert.equal((await api.send(value)).status, 201)
    }
    for (const path of Object.values(document.paths))
      for (const operation of Object.values(path))
        for (const [status, { content }] of Object.entries(operation.responses))
          for (const { schema, examples: own = {} } of Object.values(content))
            for (const { value } of Object.values(own))
              assert.ok(schema.$ref && judge.fits(schema.$ref, value), `the example of ${status}`)
  })

  it('has every status that the server answers with, and each of them comes, just as it says', async () => {
    const judge = openJudge(document)
    const post = ['post', '/api/referrals'] as const
    const get = ['get', '/api/referrals/{reference}'] as const
    const lacking = { authorization: `Bearer ${api.tenant.token({ roles: [] })}` }
    const key = { 'idempotency-key': 'every-status' }
    const unreachable = await openApi({ url: 'http://127.0.0.1:9/' })
    const broken = await openApi()
    await broken.world.database.run('drop table referral cascade')
    const own = await api.send(LEAST, key)
    const gone = await api.send(LEAST, { 'idempotency-key': 'gone' })
    await api.world.store.transaction((tx) =>
      tx.purge({
        ...{ reference: String(gone.body.reference), at: '2027-03-04T06:00:00.000Z', status: 'logged_only' },
        ...{ rule: 'test', caller: `case-system:${CASE_SYSTEM}` },
      }),
    )
    const answers: [typeof post | typeof get, Answer][] = [
      [post, own],
      [post, await api.send(LEAST, { 'idempotency-key': undefined })],
      [post, await api.send(LEAST, { authorization: undefined })],
      [post, await api.send(LEAST, lacking)],
      [post, await api.send({ ...LEAST, carer: { fullName: 'Jo' } }, key)],
      [post, await api.post('x'.repeat(1_000_001), { 'content-type': 'application/json' })],
      [post, await api.post('x', { 'content-type': 'text/plain' })],
      [post, await api.send({})],
      [post, await broken.send(LEAST)],
      [post, await unreachable.send(LEAST)],
      [get, await api.get(own.headers.get('location') ?? '')],
      [get, await api.get('/api/referrals/PCA-2026-9999')],
      [get, await api.get(gone.headers.get('location') ?? '')],
      [get, await api.get('/api/referrals/x', { authorization: undefined })],
      [get, await api.get('/api/referrals/x', lacking)],
      [get, await broken.get('/api/referrals/PCA-2026-0001')],
      [get, await unreachable.get('/api/referrals/x')],
    ]
    await Promise.all([unreachable.close(), broken.close()])
    let last = await api.get('/api/referrals/x')
    while (last.status !== 429) last = await api.get('/api/referrals/x')
    answers.push([get, last], [post, await api.send(LEAST)])
    for (const [operation, { status, headers, body }] of answers)
      assert.equal(
        judge.faultOf(operation, { status, type: headers.get('content-type') ?? '', body }),
        undefined,
        `${operation[0]} ${status}`,
      )
    for (const operation of [post, get]) {
      const came = answers.filter(([asked]) => asked === operation).map(([, { status }]) => String(status))
      const [method, path] = operation
      const promised = Object.keys(document.paths[path]?.[method]?.responses ?? {})
      assert.deepEqual([...new Set(came)].sort(), promised.sort(), method)
    }
  })
})

describe('the API, driven from its own document', () => {
  it('breaks no rule in 300 requests', async () => {
    const { statuses, allowed, taken } = await checkApi(300, 20261207)
    assert.ok(taken >= 20 && taken <= allowed, `${taken} of ${allowed}`)
    for (const status of [200, 201, 400, 401, 404, 422])
      assert.ok((statuses[status] ?? 0) > 0, String(status))
  }).timeout(180_000)
})
