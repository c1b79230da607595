/** A batch that fails as a whole: everybody in it has that fault, nobody else has, and nobody is called away or there. */
import assert from 'node:assert/strict'
import type { Socket } from 'node:net'
import { graphGateway } from '../../src/gateways/graph.ts'
import { openGraphPace } from '../../src/gateways/graph-pace.ts'
import type { GraphGateway } from '../../src/gateways/ports.ts'
import { Trouble } from '../../src/gateways/trouble.ts'
import { type Exchange, type Outlook, startOutlook } from '../../src/local/outlook.ts'
import { awayOf, persons, told } from './away-of.ts'
import { faultsIn } from './published-graph.ts'
import { startRawServer } from './raw-server.ts'

const NOW = '2026-11-24T10:00:00.000Z'
const BATCH = /\$batch$/
const THERE = { away: false }

/** Each refused token is followed by a new one. */
function rotating() {
  let count = 1
  const forget = (_: string, token: string) => {
    if (token === `t${count}`) count += 1
  }
  return { tokenFor: async () => `t${count}`, forget }
}
const open = (baseUrl: string, more: Partial<Parameters<typeof graphGateway>[0]> = {}): GraphGateway =>
  graphGateway({ baseUrl, mailbox: 'bot@council.example', tokens: rotating(), timeLimitMs: 5_000, ...more })
const found = async (graph: GraphGateway, count: number) =>
  [...(await graph.awayUntil(persons(count), NOW)).values()].map(told)
const same = (count: number, one: unknown) => Array.from({ length: count }, () => one)

describe('a batch to Graph', () => {
  const seen: Exchange[] = []
  let outlook: Outlook
  beforeEach(async () => {
    outlook = await startOutlook({ folder: undefined, record: true, now: () => Date.parse(NOW) })
  })
  afterEach(async () => {
    seen.push(...outlook.exchanges())
    await outlook.close()
  })
  const calls = () => outlook.exchanges().length

  const table: [status: number, advice: string, wait?: number][] = [
    [400, 'refused'],
    [403, 'refused'],
    [404, 'refused'],
    [413, 'refused'],
    [429, 'try again', 9],
    [500, 'try again', 9],
    [502, 'try again', 9],
    [503, 'try again', 9],
    [504, 'try again', 9],
  ]
  for (const [status, advice, ...wait] of table)
    it(`that is answered with ${status} is "${advice}" for everybody in it, after one call`, async () => {
      outlook.fail({ path: BATCH, status, code: 'ErrorOfGraph', headers: { 'retry-after': '9' } })
      assert.deepEqual(
        await found(open(outlook.baseUrl), 3),
        same(3, [advice, 'ErrorOfGraph', status, ...wait]),
      )
      assert.equal(calls(), 1)
    })

  it('that fails is one and the same fault for everybody in it, and none for those in the next', async () => {
    outlook.fail({ path: BATCH, status: 503 })
    const answers = [...(await open(outlook.baseUrl).awayUntil(persons(25), NOW)).values()]
    const faults = answers.slice(0, 20).map((one) => ('fault' in one ? one.fault : assert.fail()))
    assert.equal(new Set(faults).size, 1)
    assert.deepEqual(answers.slice(20), same(5, THERE))
    assert.equal(calls(), 2)
  })

  it('is sent again, once and whole, with a new token when the first is refused', async () => {
    outlook.fail({ path: BATCH, status: 401 })
    assert.deepEqual(await found(open(outlook.baseUrl), 3), same(3, THERE))
    const [first, second] = outlook.exchanges().map(({ body }) => body)
    assert.equal(calls(), 2)
    assert.equal(first, second)
  })

  it('is refused after the second token that is no better', async () => {
    outlook.fail({ path: BATCH, status: 401, times: 9, code: 'InvalidAuthenticationToken' })
    const fault = ['refused', 'InvalidAuthenticationToken', 401]
    assert.deepEqual(await found(open(outlook.baseUrl), 3), same(3, fault))
    assert.equal(calls(), 2)
  })

  it('is not sent without a token', async () => {
    const tokens = { tokenFor: () => Promise.reject(new Trouble('try again', 'token-unavailable')) }
    const graph = open(outlook.baseUrl, { tokens })
    assert.deepEqual(await found(graph, 2), same(2, ['try again', 'token-unavailable']))
    assert.equal(calls(), 0)
  })

  it('that is not answered in time may be asked for again: it only reads', async () => {
    outlook.fail({ path: BATCH, delayMs: 60_000 })
    const graph = open(outlook.baseUrl, { timeLimitMs: 100 })
    assert.deepEqual(await found(graph, 2), same(2, ['try again', 'time-limit']))
  })

  for (const body of ['<html>', '', '[]', '{}', '{"responses":{}}', '{"responses":null}', '{"responses":[]}'])
    it(`that is answered with ${body === '' ? 'nothing' : body} says nothing of anybody`, async () => {
      outlook.fail({ path: BATCH, answer: { status: 200, body: Buffer.from(body) } })
      const fault = ['try again', 'answer-not-understood']
      assert.deepEqual(await found(open(outlook.baseUrl), 2), same(2, fault))
    })

  it('keeps the next one waiting while Graph asks to be left alone, and nobody in any mailbox', async () => {
    const graph = open(outlook.baseUrl, { pace: openGraphPace({ patienceMs: 50 }) })
    outlook.fail({ path: BATCH, status: 429, headers: { 'retry-after': '7' } })
    const [first, ...more] = await found(graph, 22)
    assert.deepEqual(first, ['try again', 'UnknownError', 429, 7])
    for (const one of more.slice(19)) {
      const [advice, code, wait] = one as [string, string, number]
      assert.deepEqual([advice, code, wait >= 7 && wait <= 9], ['try again', 'MailboxLimit', true])
    }
    assert.equal(calls(), 1)
    assert.deepEqual(await awayOf(graph, persons(1)[0] ?? '', NOW), THERE)
  })

  it('is not held off by what is too much in one of its mailboxes', async () => {
    const graph = open(outlook.baseUrl, { pace: openGraphPace({ patienceMs: 50 }) })
    outlook.fail({ path: /mailboxSettings/, status: 429, headers: { 'retry-after': '7' } })
    const answers = await found(graph, 22)
    assert.equal(answers.filter((one) => Array.isArray(one)).length, 1)
    assert.equal(calls(), 2)
  })

  // In a group of its own, because mocha runs single tests before groups.
  describe('in all of the above', () => {
    it('is asked and answered as Graph publishes it', async function () {
      const usual = seen.filter(({ response }) => response !== null && !Buffer.isBuffer(response.body))
      assert.ok(usual.length > 15)
      const faults = await faultsIn(usual)
      if (faults === undefined) return this.skip()
      assert.deepEqual(faults, [])
    })
  })
})

describe('a batch on a line that breaks', () => {
  const whole = JSON.stringify({ responses: [{ id: '1', status: 200, body: { status: 'disabled' } }] })
  const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n`
  const broken: [when: string, code: RegExp, answer: (socket: Socket) => void][] = [
    ['before the answer', /ECONNRESET|UND_ERR_SOCKET/, (socket) => void socket.resetAndDestroy()],
    ['in the first line', /^\w+$/, (socket) => void socket.end('HTTP/1.1 20')],
    [
      'in the middle of the answer',
      /answer-not-understood/,
      (socket) =>
        void socket.write(`${head}content-length: ${whole.length + 1}\r\n\r\n${whole}`, () =>
          socket.resetAndDestroy(),
        ),
    ],
    [
      'in a piece of the answer',
      /answer-not-understood/,
      (socket) =>
        void socket.end(
          `${head}transfer-encoding: chunked\r\n\r\n${whole.length.toString(16)}\r\n${whole}\r\n`,
        ),
    ],
  ]
  for (const [when, code, answer] of broken)
    it(`${when} leaves everybody in it to be asked for again, and those in the next one are asked for`, async () => {
      const server = await startRawServer((socket) => answer(socket))
      const faults = await open(server.url).awayUntil(persons(22), NOW)
      await server.close()
      assert.equal(faults.size, 22)
      for (const one of faults.values()) {
        const [advice, name] = told(one) as [string, string]
        assert.equal(advice, 'try again')
        assert.match(name, code)
      }
      assert.deepEqual(server.asked, same(2, 'POST /v1.0/$batch HTTP/1.1'))
    })
})
