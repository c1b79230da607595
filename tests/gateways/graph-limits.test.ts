/** The gateway against a mailbox that enforces Outlook's limits, with a minute of half a second. */
import assert from 'node:assert/strict'
import { graphGateway } from '../../src/gateways/graph.ts'
import { openGraphPace } from '../../src/gateways/graph-pace.ts'
import type { GraphGateway } from '../../src/gateways/ports.ts'
import { Trouble } from '../../src/gateways/trouble.ts'
import { type Outlook, startOutlook } from '../../src/local/outlook.ts'

const MAILBOX = 'prison.contact@council.example'
const MINUTE_MS = 500
/** Wide, because a busy machine may take a call in late. */
const OWN_MINUTE_MS = 2 * MINUTE_MS
const SINCE = '2026-11-21T09:00:00.000Z'

describe('a mailbox that enforces the limits', () => {
  let outlook: Outlook
  let asked: number
  const tokens = {
    tokenFor: async () => {
      asked += 1
      return 'word'
    },
  }
  beforeEach(async () => {
    asked = 0
    const limits = { atOnce: 4, mailsPerMinute: 30, minuteMs: MINUTE_MS }
    outlook = await startOutlook({ folder: undefined, limits })
  })
  afterEach(() => outlook.close())
  const paced = (patienceMs = 5_000) =>
    graphGateway({
      ...{ baseUrl: outlook.baseUrl, mailbox: MAILBOX, tokens },
      pace: openGraphPace({ mails: { most: 30, ms: OWN_MINUTE_MS }, patienceMs }),
    })
  const send = (graph: GraphGateway, n: number) =>
    graph.sendMail({ to: 'a@prison.example', subject: 's', text: 't', attachments: [], dispatchId: `d-${n}` })
  const all = (graph: GraphGateway) => [
    ...Array.from({ length: 45 }, (_, n) => send(graph, n)),
    ...Array.from({ length: 12 }, () => graph.findSent('d-x', SINCE)),
  ]

  it('refuses nothing to a gateway with a pace, and each mail arrives once', async () => {
    outlook.fail({ delayMs: 25, times: 1_000 })
    await Promise.all(all(paced()))
    const { mailsTaken, refused, mostAtOnce } = outlook.limitCounts()
    assert.deepEqual([mailsTaken, refused], [45, 0])
    assert.ok(mostAtOnce <= 4 && mostAtOnce > 1)
    assert.equal(new Set(outlook.mails().map(({ dispatchId }) => dispatchId)).size, 45)
  })

  it('is asked once more for each mail when that has its turn: what is not to go any more does not', async () => {
    const graph = paced()
    const begun = performance.now()
    const first = Array.from({ length: 30 }, (_, n) => send(graph, n))
    const waits: number[] = []
    const late = graph.sendMail(
      { to: 'a@prison.example', subject: 's', text: 't', attachments: [], dispatchId: 'late' },
      async () => {
        waits.push(performance.now() - begun)
        throw new RangeError('somebody else has sent it')
      },
    )
    await assert.rejects(late, RangeError)
    await Promise.all(first)
    assert.equal(waits.length, 1)
    assert.ok((waits[0] ?? 0) >= OWN_MINUTE_MS / 2, `asked after ${waits[0]} ms`)
    assert.equal(outlook.limitCounts().mailsTaken, 30)
    await send(graph, 31)
    assert.equal(outlook.limitCounts().mailsTaken, 31)
  })

  it('refuses much to a gateway without one', async () => {
    const free = graphGateway({ baseUrl: outlook.baseUrl, mailbox: MAILBOX, tokens })
    await Promise.allSettled(all(free))
    const { mailsTaken, refused } = outlook.limitCounts()
    assert.ok(mailsTaken <= 30 && refused >= 15)
  })

  it('hears nothing from anybody while it has asked to be left alone', async () => {
    const graph = paced(50)
    outlook.fail({ status: 429, headers: { 'retry-after': '7' } })
    const faults = [await troubleFrom(send(graph, 1)), await troubleFrom(send(graph, 2))]
    faults.push(await troubleFrom(graph.findSent('d-1', SINCE)))
    assert.deepEqual(
      faults.map(({ advice, code }) => `${advice}: ${code}`),
      ['try again: UnknownError', 'try again: MailboxLimit', 'try again: MailboxLimit'],
    )
    for (const { retryAfterSeconds = 0 } of faults) assert.ok(retryAfterSeconds >= 7)
    assert.equal(outlook.limitCounts().mailsTaken, 1)
    await graph.managerOf('person-1')
  })

  it('is asked for nothing while there is no token', async () => {
    const graph = graphGateway({
      ...{ baseUrl: outlook.baseUrl, mailbox: MAILBOX, pace: openGraphPace() },
      tokens: { tokenFor: () => Promise.reject(new Trouble('try again', 'token-unavailable')) },
    })
    // Were a turn taken for each, the second mail would have to wait for two seconds.
    for (let n = 0; n < 5; n++) assert.equal((await troubleFrom(send(graph, n))).code, 'token-unavailable')
  })

  it('gets a mail only when its token is there, so that those who waited for one do not come together', async () => {
    await send(paced(), 1)
    assert.ok(asked >= 2)
  })
})

async function troubleFrom(call: Promise<unknown>): Promise<Trouble> {
  const fault = await call.then(
    () => assert.fail('no trouble'),
    (reason: unknown) => reason,
  )
  assert.ok(fault instanceof Trouble, String(fault))
  return fault
}
