/** What the Graph gateway makes of refusals, lost connections and late answers: nothing is ever sent twice. */
import assert from 'node:assert/strict'
import { graphGateway } from '../../src/gateways/graph.ts'
import type { GraphGateway } from '../../src/gateways/ports.ts'
import { Trouble } from '../../src/gateways/trouble.ts'
import { type Exchange, type Outlook, startOutlook } from '../../src/local/outlook.ts'
import { awayOf } from './away-of.ts'
import { startLoopback } from './loopback.ts'
import { faultsIn } from './published-graph.ts'

const MAILBOX = 'prison.contact@council.example'
const SINCE = '2026-11-21T09:00:00.000Z'
const FILE = { name: 'a.pdf', contentType: 'application/pdf', bytes: new Uint8Array([1]) }
const NOTE = { activityType: 'x', previewText: 'y', templateParameters: {} }
const calls = {
  sendMail: (graph: GraphGateway) =>
    graph.sendMail({ to: 'a@prison.example', subject: 's', text: 't', attachments: [], dispatchId: 'd-1' }),
  findSent: (graph: GraphGateway) => graph.findSent('d-1', SINCE),
  mailNews: (graph: GraphGateway) => graph.mailNews('inbox', undefined, SINCE),
  putFile: (graph: GraphGateway) => graph.putFile({ driveId: 'd', folderId: 'f', name: 'a.pdf' }, FILE),
  managerOf: (graph: GraphGateway) => graph.managerOf('person-1'),
  awayUntil: (graph: GraphGateway) => awayOf(graph, 'person-1', SINCE),
  notify: (graph: GraphGateway) => graph.notify('person-1', NOTE),
} as const
const names = Object.keys(calls) as (keyof typeof calls)[]

describe('the Graph gateway in trouble', () => {
  const seen: Exchange[] = []
  let outlook: Outlook
  const open = (more: { baseUrl?: string; timeLimitMs?: number } = {}) =>
    graphGateway({
      baseUrl: outlook.baseUrl,
      mailbox: MAILBOX,
      tokens: { tokenFor: async () => 'secret-word' },
      ...more,
    })

  beforeEach(async () => {
    outlook = await startOutlook({ folder: undefined, record: true })
  })
  afterEach(async () => {
    seen.push(...outlook.exchanges())
    await outlook.close()
  })

  const tryAgain = 'try again'
  const table: [status: number, others: string, sendMail?: string][] = [
    [400, 'refused'],
    [401, 'refused'],
    [403, 'refused'],
    [404, 'not there'],
    [409, 'refused'],
    [413, 'refused'],
    [423, 'refused'],
    [429, tryAgain],
    [500, tryAgain, 'not known'],
    [502, tryAgain, 'not known'],
    [503, tryAgain],
    [504, tryAgain, 'not known'],
    [509, tryAgain],
  ]
  for (const [status, others, sendMail] of table)
    it(`a status of ${status} is "${others}"${sendMail ? `, but "${sendMail}" for a mail` : ''}, after one request`, async () => {
      for (const name of names) {
        if ((name === 'managerOf' || name === 'awayUntil') && status === 404) continue
        const before = outlook.exchanges().length
        outlook.fail({ status, code: 'ErrorOfGraph' })
        const fault = await troubleFrom(calls[name](open()))
        const advice = name === 'sendMail' ? (sendMail ?? others) : others
        assert.deepEqual([fault.advice, fault.status, fault.code], [advice, status, 'ErrorOfGraph'], name)
        assert.equal(outlook.exchanges().length - before, 1, name)
      }
    })

  for (const [name, text, least, most] of [
    ['17', () => '17', 17, 17],
    ['0', () => '0', 0, 0],
    ['a date to come', () => new Date(Date.now() + 90_000).toUTCString(), 60, 90],
    ['a date gone by', () => new Date(0).toUTCString(), 0, 0],
    ['99999999', () => '99999999', 86_400, 86_400],
  ] as const)
    it(`waits as long as Retry-After asks: ${name}`, async () => {
      outlook.fail({ status: 429, headers: { 'retry-after': text() } })
      const { retryAfterSeconds = -1 } = await troubleFrom(calls.sendMail(open()))
      assert.ok(retryAfterSeconds >= least && retryAfterSeconds <= most, String(retryAfterSeconds))
    })

  it('has no wait to tell when Retry-After cannot be read', async () => {
    outlook.fail({ status: 429, headers: { 'retry-after': 'soon' } })
    assert.equal((await troubleFrom(calls.sendMail(open()))).retryAfterSeconds, undefined)
  })

  it("keeps Graph's code and nothing else of the answer, and no token", async () => {
    for (const body of [
      { error: { code: 'ErrorInvalidUser', message: "The user 'ann@council.example' is invalid." } },
      { error: { code: 'ann@council.example', message: '' } },
      'ann@council.example is not known here',
    ]) {
      outlook.fail({ answer: { status: 403, body } })
      const fault = await troubleFrom(calls.sendMail(open()))
      assert.match(fault.code, /^(ErrorInvalidUser|status-403)$/)
      assert.doesNotMatch(`${fault.stack}${JSON.stringify(fault)}${String(fault.cause)}`, /ann@|secret-word/)
    }
  })

  for (const [when, kept] of [
    ['before', 0],
    ['after', 1],
  ] as const)
    it(`a connection lost ${when} the mail is accepted leaves its fate "not known", and it is sent once`, async () => {
      outlook.fail({ drop: when })
      assert.equal((await troubleFrom(calls.sendMail(open()))).advice, 'not known')
      assert.equal(outlook.mails().length, kept)
      assert.equal(outlook.exchanges().length, 1)
    })

  it('a mail that was accepted behind a 504 can be found', async () => {
    const since = new Date().toISOString()
    outlook.fail({ status: 504, accepted: true })
    assert.equal((await troubleFrom(calls.sendMail(open()))).advice, 'not known')
    assert.equal((await open().findSent('d-1', since))?.id, '000001')
  })

  for (const [name, advice] of [
    ['findSent', tryAgain],
    ['managerOf', tryAgain],
    ['awayUntil', tryAgain],
    ['putFile', 'not known'],
    ['notify', 'not known'],
  ] as const)
    it(`a connection lost in ${name} is "${advice}", after one request`, async () => {
      outlook.fail({ drop: 'before' })
      assert.equal((await troubleFrom(calls[name](open()))).advice, advice)
      assert.equal(outlook.exchanges().length, 1)
    })

  it('a server that cannot be reached took nothing: "try again" for every call', async () => {
    const gone = await startLoopback(() => undefined)
    await gone.close()
    for (const name of names) {
      const fault = await troubleFrom(calls[name](open({ baseUrl: `${gone.url}/v1.0` })))
      assert.deepEqual([fault.advice, fault.code], [tryAgain, 'ECONNREFUSED'], name)
    }
  })

  it('an answer that takes too long leaves a mail "not known", and anything only read "try again"', async () => {
    outlook.fail({ delayMs: 60_000, times: 2 })
    const hasty = open({ timeLimitMs: 100 })
    const fault = await troubleFrom(calls.sendMail(hasty))
    assert.deepEqual([fault.advice, fault.code], ['not known', 'time-limit'])
    assert.equal(outlook.mails().length, 1)
    assert.equal((await troubleFrom(calls.findSent(hasty))).advice, tryAgain)
  })

  it('an answer that cannot be read is never taken for "was not sent"', async () => {
    for (const body of ['<html>', '{}', '[]', '{"value":{}}']) {
      outlook.fail({ answer: { status: 200, body: Buffer.from(body) } })
      assert.equal((await troubleFrom(calls.findSent(open()))).advice, tryAgain, body)
    }
  })

  it('pages without end are trouble, not "was not sent"', async () => {
    const body = {
      value: [],
      '@odata.nextLink': `${outlook.baseUrl}/users/x/mailFolders/sentitems/messages?$skip=1`,
    }
    outlook.fail({
      times: 1000,
      answer: { status: 200, headers: { 'content-type': 'application/json' }, body },
    })
    assert.equal((await troubleFrom(calls.findSent(open()))).code, 'too-many-pages')
  })

  describe('a token that is refused', () => {
    const rotating = () => {
      const asked: string[] = []
      let count = 1
      const tokens = {
        tokenFor: async () => `t${count}`,
        forget: (_: string, token: string) => {
          asked.push(token)
          count += 1
        },
      }
      return { asked, graph: graphGateway({ baseUrl: outlook.baseUrl, mailbox: MAILBOX, tokens }) }
    }

    it('is changed once, and the mail goes out once, after a look into Sent Items', async () => {
      outlook.fail({ status: 401 })
      const { graph, asked } = rotating()
      await calls.sendMail(graph)
      assert.deepEqual(asked, ['t1'])
      assert.equal(outlook.exchanges().length, 3)
      assert.equal(outlook.mails().length, 1)
    })

    it('a second time is refused, after two requests', async () => {
      outlook.fail({ status: 401, times: 5, code: 'InvalidAuthenticationToken' })
      const fault = await troubleFrom(calls.putFile(rotating().graph))
      assert.deepEqual([fault.advice, fault.code], ['refused', 'InvalidAuthenticationToken'])
      assert.equal(outlook.exchanges().length, 2)
    })
  })

  it('passes on the trouble of a missing token, and sends nothing', async () => {
    const tokens = { tokenFor: () => Promise.reject(new Trouble('try again', 'token-unavailable')) }
    const graph = graphGateway({ baseUrl: outlook.baseUrl, mailbox: MAILBOX, tokens })
    for (const name of names) assert.equal((await troubleFrom(calls[name](graph))).code, 'token-unavailable')
    assert.equal((await troubleFrom(graph.ready())).code, 'token-unavailable')
    assert.equal(outlook.exchanges().length, 0)
  })

  it('follows no redirection, with the mail or with the token', async () => {
    const elsewhere = await startLoopback(() => ({ status: 202 }))
    outlook.fail({ times: names.length, answer: { status: 307, headers: { location: elsewhere.url } } })
    for (const name of names) assert.equal((await troubleFrom(calls[name](open()))).code, 'status-307', name)
    assert.equal(elsewhere.asked.length, 0)
    await elsewhere.close()
  })

  it('does not start with an address that would show the token on the network', () => {
    for (const baseUrl of [
      'http://graph.example/v1.0',
      'graph.example',
      'https://user:word@graph.example/v1.0',
    ])
      assert.throws(() => open({ baseUrl }), { code: 'graph-address-not-https' })
  })

  // In a group of its own, because mocha runs single tests before groups.
  describe('in all of the above', () => {
    it('is answered as Graph publishes it', async function () {
      const surprises = (body: unknown) => typeof body === 'string' || Buffer.isBuffer(body)
      const usual = seen.filter(({ response }) => response?.status !== 307 && !surprises(response?.body))
      assert.ok(usual.length > 100)
      const faults = await faultsIn(usual)
      if (faults === undefined) return this.skip()
      assert.deepEqual(faults, [])
    })
  })
})

async function troubleFrom(call: Promise<unknown>): Promise<Trouble> {
  const fault = await call.then(
    (answer) => assert.fail(`no trouble but ${JSON.stringify(answer)}`),
    (reason: unknown) => reason,
  )
  assert.ok(fault instanceof Trouble, String(fault))
  return fault
}
