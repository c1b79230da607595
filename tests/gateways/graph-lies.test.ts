/** A Graph that breaks off, answers twice or tells lies: a mail is never taken for sent, or for unsent, on its word alone. */
import assert from 'node:assert/strict'
import type { Socket } from 'node:net'
import { graphGateway } from '../../src/gateways/graph.ts'
import type { GraphGateway } from '../../src/gateways/ports.ts'
import { Trouble } from '../../src/gateways/trouble.ts'
import { type Outlook, startOutlook } from '../../src/local/outlook.ts'
import { type RawServer, startRawServer } from './raw-server.ts'

const MAILBOX = 'prison.contact@council.example'
const ACCEPTED = 'HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\n\r\n'

/** Each refused token is followed by a new one. */
function rotating() {
  let count = 1
  return {
    tokenFor: async () => `t${count}`,
    forget: (_: string, token: string) => {
      if (token === `t${count}`) count += 1
    },
  }
}
const open = (baseUrl: string, timeLimitMs = 5_000) =>
  graphGateway({ baseUrl, mailbox: MAILBOX, tokens: rotating(), timeLimitMs })
const send = (graph: GraphGateway, dispatchId = 'd-1') =>
  graph.sendMail({ to: 'a@prison.example', subject: 's', text: 't', attachments: [], dispatchId })

async function troubleFrom(call: Promise<unknown>): Promise<Trouble> {
  const fault = await call.then(
    () => assert.fail('no trouble'),
    (reason: unknown) => reason,
  )
  assert.ok(fault instanceof Trouble, String(fault))
  return fault
}

describe('a mail to a Graph that breaks the rules', () => {
  let server: RawServer
  const over = async (answer: (socket: Socket, count: number) => void): Promise<GraphGateway> => {
    server = await startRawServer(answer)
    return open(server.url, 1_000)
  }
  afterEach(() => server.close())

  const doubtful: [name: string, answer: (socket: Socket) => void][] = [
    ['the line is reset after the body was sent', (socket) => void socket.resetAndDestroy()],
    ['the line is closed after the body was sent', (socket) => void socket.end()],
    ['the answer breaks off in its first line', (socket) => void socket.end('HTTP/1.1 20')],
    ['the answer is no HTTP', (socket) => void socket.end('so be it\r\n\r\n')],
    ['no answer comes', () => undefined],
    [
      'a page is answered in place of "accepted"',
      (socket) => void socket.end('HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\n<html>'),
    ],
    [
      '"created" is answered',
      (socket) => void socket.end('HTTP/1.1 201 Created\r\ncontent-length: 2\r\n\r\n{}'),
    ],
  ]
  for (const [name, answer] of doubtful)
    it(`is "not known" and went out once when ${name}`, async () => {
      const graph = await over(answer)
      assert.equal((await troubleFrom(send(graph))).advice, 'not known')
      assert.deepEqual(server.asked.length, 1)
    })

  it('was accepted when 202 was said, though the line breaks before the end of the answer', async () => {
    const graph = await over(
      (socket) => void socket.end('HTTP/1.1 202 Accepted\r\ncontent-length: 9\r\n\r\n{'),
    )
    await send(graph)
    assert.equal(server.asked.length, 1)
  })

  it('is not taken for accepted because the mail before it was, twice', async () => {
    const graph = await over((socket, count) => {
      if (count === 1) socket.write(ACCEPTED + ACCEPTED)
      else socket.resetAndDestroy()
    })
    await send(graph)
    assert.equal((await troubleFrom(send(graph, 'd-2'))).advice, 'not known')
    assert.equal(server.asked.length, 2)
  })

  it('is sent again after a 401 only when Sent Items could be read', async () => {
    const graph = await over((socket, count) => {
      const status = count === 1 ? '401 Unauthorized' : '503 Service Unavailable'
      socket.end(`HTTP/1.1 ${status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`)
    })
    assert.deepEqual([(await troubleFrom(send(graph))).advice, server.asked.length], ['try again', 2])
    assert.match(server.asked[1] ?? '', /^GET \S+sentitems/)
  })
})

describe('a mail that Graph took behind a lie', () => {
  let outlook: Outlook
  beforeEach(async () => {
    outlook = await startOutlook({ folder: undefined, record: true })
  })
  afterEach(() => outlook.close())

  it('is found after a 401, and is not sent again', async () => {
    outlook.fail({ status: 401, accepted: true })
    await send(open(outlook.baseUrl))
    assert.equal(outlook.mails().length, 1)
  })

  it('is sent again after a 401 that was true, and just once', async () => {
    outlook.fail({ status: 401, method: 'POST' })
    await send(open(outlook.baseUrl))
    assert.equal(outlook.mails().length, 1)
  })

  it('is refused after the second 401: the new token is no better', async () => {
    outlook.fail({ status: 401, method: 'POST', times: 9 })
    const fault = await troubleFrom(send(open(outlook.baseUrl)))
    assert.deepEqual([fault.advice, fault.status], ['refused', 401])
    assert.equal(outlook.exchanges().filter(({ method }) => method === 'POST').length, 2)
  })

  it('says how long to wait before anybody looks, where a gateway gave up on it', async () => {
    outlook.fail({ status: 504, accepted: true, headers: { 'retry-after': '20' } })
    const { advice, retryAfterSeconds } = await troubleFrom(send(open(outlook.baseUrl)))
    assert.deepEqual([advice, retryAfterSeconds], ['not known', 20])
  })
})
