/** Batches to the Graph stand-in: each request in one has an answer of its own, and a batch that Graph refuses is refused. */
import assert from 'node:assert/strict'
import { type Outlook, startOutlook } from '../../src/local/outlook.ts'
import { call } from './outlook-calls.ts'

const AWAY = '/users/u1/mailboxSettings/automaticRepliesSetting'
const get = (id: string, url = AWAY) => ({ id, method: 'GET', url })
type Answer = { id: string; status: number; body: { status?: string; error?: { code: string } } }

describe('a batch to the Graph stand-in', () => {
  let outlook: Outlook
  beforeEach(async () => {
    outlook = await startOutlook({ folder: undefined })
  })
  afterEach(() => outlook.close())
  const send = (body: unknown, token?: string) =>
    call(outlook, '/$batch', { body, ...(token !== undefined && { token }) })
  const responses = async (...requests: object[]): Promise<Answer[]> => {
    const { status, text } = await send({ requests })
    assert.equal(status, 200, text)
    return JSON.parse(text).responses
  }

  it('has each answered by its id, in another order, whatever became of the others', async () => {
    await outlook.setAway('u1', {})
    outlook.setManager('u2', undefined)
    const answers = await responses(
      get('a'),
      get('b', '/users/u2/manager'),
      get('c', '/no/such/thing'),
      { ...get('d'), method: 'POST' },
      get('e', AWAY.replace('u1', 'u3')),
    )
    assert.deepEqual(
      answers.map(({ id, status, body }) => [id, status, body.status ?? body.error?.code]),
      [
        ['e', 200, 'disabled'],
        ['d', 405, 'Request_BadRequest'],
        ['c', 400, 'BadRequest'],
        ['b', 404, 'Request_ResourceNotFound'],
        ['a', 200, 'alwaysEnabled'],
      ],
    )
  })

  it('meets a fault in the one that it was meant for, with its headers', async () => {
    const path = /\/users\/u2\//
    outlook.fail({ path, status: 429, headers: { 'retry-after': '7' } })
    outlook.fail({ path: /\/users\/u3\//, drop: 'before' })
    const answers = await responses(
      get('1'),
      get('2', AWAY.replace('u1', 'u2')),
      get('3', AWAY.replace('u1', 'u3')),
    )
    assert.deepEqual(
      answers.map(({ status }) => status),
      [504, 429, 200],
    )
    assert.equal((answers[1] as unknown as { headers: Record<string, string> }).headers['retry-after'], '7')
  })

  it('is taken with twenty requests', async () => {
    const twenty = Array.from({ length: 20 }, (_, n) => get(String(n)))
    assert.equal((await responses(...twenty)).length, 20)
  })

  const refused: [why: string, body: unknown][] = [
    ['has more than twenty requests', { requests: Array.from({ length: 21 }, (_, n) => get(String(n))) }],
    ['has no requests', { requests: [] }],
    ['has the same id twice, in whatever case', { requests: [get('a'), get('A')] }],
    ['has a request without an id', { requests: [{ method: 'GET', url: AWAY }] }],
    ['has an id that is a number', { requests: [{ ...get('1'), id: 1 }] }],
    ['has a whole address', { requests: [get('1', 'https://graph.microsoft.com/v1.0/users/u/manager')] }],
    ['has what no batch has', { requests: [{ ...get('1'), priority: 1 }] }],
    ['is no JSON', '{'],
  ]
  for (const [why, body] of refused)
    it(`is refused as a whole when it ${why}`, async () => assert.equal((await send(body)).status, 400))

  it('is refused as a whole without a token', async () => {
    assert.equal((await send({ requests: [get('1')] }, '')).status, 401)
  })
})
