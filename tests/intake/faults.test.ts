/** What the API says when a body is at fault: every fault at once, where it is, and never what was sent. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { REFERRAL_FORM } from '../../src/domain/referral-form.ts'
import { type Body, LEAST, type OpenApi, openApi, rowsIn } from './open-api.ts'

const JSON_TYPE = { 'content-type': 'application/json' }

describe('a referral that cannot be taken', () => {
  let api: OpenApi
  before(async () => {
    api = await openApi()
  })
  after(() => api.close())

  /** Pointer and sentence of each fault. */
  const faultsOf = async (referral: unknown): Promise<Readonly<Record<string, string>>> => {
    const before = await rowsIn(api.world)
    const { status, body, headers } = await api.send(referral)
    assert.equal(status, 422, JSON.stringify(body))
    assert.equal(headers.get('content-type'), 'application/problem+json')
    assert.equal(body.code, 'AnswersAtFault')
    assert.equal(await rowsIn(api.world), before)
    const faults: readonly { pointer: string; detail: string }[] = body.errors
    assert.equal(
      new Set(faults.map(({ pointer }) => pointer)).size,
      faults.length,
      'one fault for each place',
    )
    return Object.fromEntries(faults.map(({ pointer, detail }) => [pointer, detail]))
  }
  const at = async (referral: unknown) => Object.keys(await faultsOf(referral)).sort()

  it('hears of every fault at once, on every page and for every child', async () => {
    const found = await at({
      request: { requestType: 'something else', receivedOn: '2026-12-32', requesterEmail: 'nobody' },
      prisoner: { fullName: 7, prisonCode: 'QQQ', prisonNumber: '12', dateOfBirth: '2030-01-01' },
      children: [{ fullName: 'Robin Sample', dateOfBirth: '2001-01-01' }, { knownToSocialCare: 'perhaps' }],
      carer: { supportsContact: true },
    })
    assert.deepEqual(found, [
      '#/carer/supportsContact',
      '#/children/0/dateOfBirth',
      '#/children/1/fullName',
      '#/children/1/knownToSocialCare',
      '#/prisoner/dateOfBirth',
      '#/prisoner/fullName',
      '#/prisoner/prisonCode',
      '#/prisoner/prisonNumber',
      '#/request/receivedOn',
      '#/request/requestSource',
      '#/request/requestType',
      '#/request/requesterEmail',
    ])
  })

  it('hears what is missing at least, and of nothing more', async () => {
    assert.deepEqual(await at({ request: {}, prisoner: {}, children: [{}] }), [
      '#/children/0/fullName',
      '#/prisoner/fullName',
      '#/prisoner/prisonCode',
      '#/request/receivedOn',
      '#/request/requestSource',
      '#/request/requestType',
    ])
  })

  it('hears of every field that nobody asked for by its name, the team and hidden ones included', async () => {
    const body = `{"team":"north","__proto__":{"x":1},"a/b~c":1,
      "request":${JSON.stringify(LEAST.request)},
      "prisoner":{"fullName":"A","prisonCode":"ZAA","constructor":1},
      "children":[{"fullName":"B","toString":"x"}],"carer":{"team":"north"}}`
    const { status, body: problem } = await api.post(body, JSON_TYPE)
    assert.equal(status, 422)
    const found: Readonly<Record<string, string>> = Object.fromEntries(
      problem.errors.map((one) => [one.pointer, one.detail]),
    )
    assert.deepEqual(Object.keys(found).sort(), [
      '#/__proto__',
      '#/a~1b~0c',
      '#/carer/team',
      '#/children/0/toString',
      '#/prisoner/constructor',
      '#/team',
    ])
    assert.equal(found['#/carer/team'], 'MASH chooses the team. Please leave it out.')
  })

  it('never reads its own words again', async () => {
    const secret = 'Xylophone'
    const wrong = {
      request: { ...LEAST.request, requestType: secret, requesterEmail: secret, receivedOn: secret },
      prisoner: { fullName: [secret], prisonCode: secret, prisonNumber: secret },
      children: [{ fullName: { [secret]: 1 }, dateOfBirth: secret, legalStatus: secret }],
    }
    const { status, text } = await api.send(wrong)
    assert.equal(status, 422)
    assert.ok(!text.includes(secret))
  })

  it('is named no more than 250 faults, and told how many more there are', async () => {
    const more = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`f${index}`, 1]))
    const { body, text } = await api.send({ ...LEAST, ...more })
    assert.equal(body.errors.length, 251)
    assert.equal(body.errors.at(-1)?.detail, 'There are 750 faults more, which are left out here.')
    const long = await api.send({ ...LEAST, ['x'.repeat(100_000)]: 1 })
    assert.ok(text.length < 40_000 && long.text.length < 1_000)
  })

  it('is refused for a list or a text in the place of an object, and for more than twelve children', async () => {
    for (const body of [null, [], 'text', 7, true]) assert.deepEqual(await at(body), ['#'])
    assert.deepEqual(await at({ ...LEAST, children: [] }), ['#/children'])
    assert.deepEqual(await at({ ...LEAST, children: {} }), ['#/children'])
    const children = Array.from({ length: 13 }, () => ({ fullName: 'Robin Sample' }))
    assert.deepEqual(await at({ ...LEAST, children }), ['#/children'])
  })

  it('is refused for an answer longer than the form takes, at the very letter, and nothing is cut', async () => {
    for (const [page, { questions }] of Object.entries(REFERRAL_FORM))
      for (const question of questions) {
        if (question.kind !== 'text' || 'rule' in question) continue
        const body = (length: number) => {
          const answers = { [question.id]: 'é'.repeat(length) }
          const own: Record<string, object> = LEAST
          if (page === 'child') return { ...LEAST, children: [{ ...LEAST.children[0], ...answers }] }
          return { ...LEAST, [page]: { ...own[page], ...answers } }
        }
        const where = page === 'child' ? `#/children/0/${question.id}` : `#/${page}/${question.id}`
        assert.deepEqual(await at(body(201)), [where])
        assert.equal((await api.send(body(200))).status, 201, where)
      }
  }).timeout(60_000)

  it('is refused with 400 when it is no JSON, and 415 when it is something else', async () => {
    const before = await rowsIn(api.world)
    const cases: readonly [Body, Readonly<Record<string, string>>, number, string][] = [
      ['{"request":', JSON_TYPE, 400, 'NotJson'],
      ['', JSON_TYPE, 400, 'NotJson'],
      [new Uint8Array([0x22, 0xff, 0x22]), JSON_TYPE, 400, 'NotJson'],
      ['[['.repeat(200_000), JSON_TYPE, 400, 'NotJson'],
      ['{}', { 'content-type': 'text/plain' }, 415, 'NotJson'],
      ['request=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'NotJson'],
      ['{}', { ...JSON_TYPE, 'content-encoding': 'gzip' }, 415, 'Compressed'],
      ['x', { 'content-type': 'multipart/form-data' }, 400, 'NotMultipart'],
      ['x', { 'content-type': 'multipart/form-data; boundary=b' }, 400, 'NotMultipart'],
      ['x'.repeat(1_000_001), JSON_TYPE, 413, 'TooLarge'],
    ]
    for (const [body, headers, status, code] of cases) {
      const answer = await api.post(body, headers)
      assert.deepEqual([answer.status, answer.body.code], [status, code])
      assert.equal(answer.body.type, 'about:blank')
      assert.equal(answer.body.status, status)
    }
    assert.equal(await rowsIn(api.world), before)
  })

  it('is refused with a sentence for lists in lists without end, and for half a letter', async () => {
    const deep = `{"request":{"statedQuestions":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`
    assert.equal((await api.post(deep, JSON_TYPE)).status, 422)
    const body = JSON.stringify(LEAST)
    for (const letter of ['\\ud800', '\\u0000']) {
      const answer = await api.post(body.replace('Robin', `Robin${letter}`), JSON_TYPE)
      assert.deepEqual(
        answer.body.errors.map(({ pointer }) => pointer),
        ['#/children/0/fullName'],
      )
    }
  })

  it('may break off in the middle without taking the server down', async () => {
    const port = Number(new URL(api.url).port)
    for (const type of ['application/json', 'multipart/form-data; boundary=b']) {
      const socket = connect(port, '127.0.0.1')
      socket.end(
        [
          ...['POST /api/referrals HTTP/1.1', 'host: 127.0.0.1', `content-type: ${type}`],
          ...[
            `authorization: Bearer ${api.tenant.token()}`,
            'idempotency-key: k',
            'content-length: 5000',
            '',
          ],
          ...['--b', 'content-disposition: form-data; name="referral"', '', '{"req'],
        ].join('\r\n'),
      )
      socket.resume()
      await once(socket, 'close')
    }
    assert.equal((await api.send(LEAST)).status, 201)
    assert.deepEqual(api.faults, [])
  })
})
