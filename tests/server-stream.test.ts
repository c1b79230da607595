/** A file that is made while it is fetched: no faster than it is read, and never short without anybody noticing. */
import assert from 'node:assert/strict'
import { get, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { openLog } from '../src/log.ts'
import { type OpenServer, openServer } from '../src/server.ts'

const CHUNK = 64 * 1024

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/**
 * What is held, and not what waits to be collected. Buffers are freed by a thread of their own after a collection, on
 * a busy machine some time after it: so it is the least of several looks. What is truly held stands in each of them.
 */
async function held(): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let look = 0; look < 5; look++) {
    collect()
    await new Promise((resolve) => setTimeout(resolve, 10))
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    least = Math.min(least, heapUsed + arrayBuffers)
  }
  return least
}

const LOOK_EVERY = 20 * 1024 * 1024

describe('a file that is made while it is fetched', () => {
  const lines: string[] = []
  const log = openLog('info', { write: (line: string) => void lines.push(line) })
  let server: OpenServer
  let made = 0
  let ended = false

  const serve = async (count: number, failsAt = Number.POSITIVE_INFINITY) => {
    made = 0
    ended = false
    lines.length = 0
    const chunks = async function* () {
      try {
        while (made < count) {
          if (made === failsAt) throw new Error('the store went away')
          made++
          yield new Uint8Array(CHUNK).fill(made % 251)
        }
      } finally {
        ended = true
      }
    }
    server = await openServer({
      ...{ host: '127.0.0.1', port: 0, log },
      messages: async () => ({ status: 200 }),
      ready: async () => ({ ok: true, checks: {} }),
      pages: [
        {
          ...{ method: 'GET', path: '/file' },
          handle: async () => ({
            status: 200,
            body: chunks(),
            type: 'text/csv',
            headers: { 'x-own': 'yes' },
          }),
        },
      ],
    })
  }
  afterEach(() => server.close())

  const asked = (): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => get(`${server.url}/file`, resolve).on('error', reject))
  const until = async (isSo: () => boolean): Promise<void> => {
    const late = Date.now() + 5_000
    while (!isSo() && Date.now() < late) await new Promise((resolve) => setImmediate(resolve))
  }

  it('arrives whole, with its headers', async () => {
    await serve(40)
    const response = await fetch(`${server.url}/file`)
    const body = new Uint8Array(await response.arrayBuffer())
    assert.equal(body.length, 40 * CHUNK)
    assert.equal(body.at(-1), 40)
    assert.equal(response.headers.get('content-type'), 'text/csv')
    assert.equal(response.headers.get('x-own'), 'yes')
    assert.equal(response.headers.get('cache-control'), 'no-store')
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
    assert.equal(response.headers.get('content-length'), null)
  })

  it('is not made while nobody reads it, and goes on as soon as somebody does', async () => {
    const many = 4_000
    await serve(many)
    const response = await asked()
    response.pause()
    // However much the connection itself takes: after it nothing more is made.
    let before = -1
    while (before !== made) {
      before = made
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    assert.ok(made > 0 && made < many / 4, `${made} of ${many} were made`)
    let read = 0
    for await (const chunk of response) {
      read += (chunk as Buffer).length
      const ahead = made * CHUNK - read
      assert.ok(ahead < (many / 4) * CHUNK, `${ahead} bytes ahead`)
    }
    assert.equal(read, many * CHUNK)
  })

  it('keeps memory flat for hundreds of megabytes', async () => {
    await serve(3_200)
    const before = await held()
    const response = await asked()
    let most = 0
    let read = 0
    let looks = 0
    for await (const chunk of response) {
      read += (chunk as Buffer).length
      if (read < (looks + 1) * LOOK_EVERY) continue
      looks += 1
      most = Math.max(most, (await held()) - before)
    }
    assert.equal(read, 3_200 * CHUNK)
    assert.ok(looks >= 5, `${looks} looks`)
    assert.ok(
      most < read / 4,
      `${Math.round(most / 1024 / 1024)} MB for ${Math.round(read / 1024 / 1024)} MB`,
    )
  })

  it('breaks the connection when it cannot be made to its end, and says so in the log without its words', async () => {
    await serve(100, 30)
    const response = await asked()
    await assert.rejects(
      async () => {
        for await (const _ of response);
      },
      { code: 'ECONNRESET' },
    )
    await until(() => lines.length > 0)
    assert.match(lines.join('\n'), /answer broken off/)
  })

  it('breaks it for an old client too, for whom the end of the connection is the end of the file', async () => {
    await serve(100, 30)
    const { port } = new URL(server.url)
    const broken = await new Promise<unknown>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('GET /file HTTP/1.0\r\n\r\n'))
      socket.on('error', (fault: NodeJS.ErrnoException) => resolve(fault.code))
      socket.on('end', () => resolve('ended as if whole'))
      socket.resume()
    })
    assert.equal(broken, 'ECONNRESET')
  })

  it('stops being made when its reader goes away, and that is no fault', async () => {
    await serve(100_000)
    const response = await asked()
    response.once('data', () => response.destroy())
    await until(() => ended)
    assert.ok(made < 100_000)
    assert.deepEqual(lines, [])
  })
})
