/** The web server: what it takes, what it refuses, and what it tells nobody. */
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openLog } from '../src/log.ts'
import { type OpenServer, openServer, type Page, type ServerParts } from '../src/server.ts'

describe('the web server', () => {
  const lines: string[] = []
  const log = openLog('info', { write: (line: string) => void lines.push(line) })
  let parts: ServerParts
  let server: OpenServer
  beforeEach(async () => {
    lines.length = 0
    parts = {
      host: '127.0.0.1',
      port: 0,
      log,
      messages: async (_authorization, activity) => ({ status: 200, body: activity }),
      ready: async () => ({ ok: true, checks: { store: true } }),
    }
  })
  afterEach(() => server.close())

  const open = async (changes: Partial<ServerParts> = {}) => {
    server = await openServer({ ...parts, ...changes })
  }
  const post = async (
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = { 'content-type': 'application/json' },
  ) => {
    const response = await fetch(`${server.url}/api/messages`, { method: 'POST', body, headers })
    return { status: response.status, body: await response.json().catch(() => undefined) }
  }
  const get = async (path: string) => {
    const response = await fetch(server.url + path)
    return { status: response.status, body: await response.json() }
  }

  it('hands a JSON object and the authorization header to the bot, and sends back what it answers', async () => {
    await open({
      messages: async (authorization, { type }) => ({ status: 202, body: { authorization, type } }),
    })
    const headers = { 'content-type': 'application/json; charset=utf-8', authorization: 'Bearer x' }
    const answer = await post('{"type":"message"}', headers)
    assert.deepEqual(answer, { status: 202, body: { authorization: 'Bearer x', type: 'message' } })
  })

  const refusals: readonly (readonly [
    string,
    string | Uint8Array<ArrayBuffer>,
    Record<string, string>,
    number,
    string,
  ])[] = [
    ['text that is not JSON', '{"type":', { 'content-type': 'application/json' }, 400, 'NotJson'],
    ['an empty body', '', { 'content-type': 'application/json' }, 400, 'NotJson'],
    [
      'bytes that are not text',
      new Uint8Array([34, 255, 34]),
      { 'content-type': 'application/json' },
      400,
      'NotJson',
    ],
    ['a list', '[]', { 'content-type': 'application/json' }, 400, 'NotAnObject'],
    ['null', 'null', { 'content-type': 'application/json' }, 400, 'NotAnObject'],
    ['a form', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'NotJson'],
    ['plain text', '{}', { 'content-type': 'text/plain' }, 415, 'NotJson'],
    [
      'a compressed body',
      '{}',
      { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      415,
      'Compressed',
    ],
    [
      'more than a megabyte',
      `"${'x'.repeat(1_000_000)}"`,
      { 'content-type': 'application/json' },
      413,
      'TooLarge',
    ],
  ]
  for (const [what, body, headers, status, code] of refusals)
    it(`refuses ${what} with ${status}`, async () => {
      await open()
      assert.deepEqual(await post(body, headers), { status, body: { error: { code } } })
    })

  it('refuses a body of unknown length as soon as it has grown too large', async () => {
    await open()
    let sent = 0
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1
        controller.enqueue(new Uint8Array(100_000).fill(32))
      },
    })
    const asked = fetch(`${server.url}/api/messages`, {
      method: 'POST',
      body: endless,
      duplex: 'half',
      headers: { 'content-type': 'application/json' },
    })
    const status = await asked.then(
      (response) => response.status,
      () => 'connection cut',
    )
    assert.ok(status === 413 || status === 'connection cut', String(status))
    assert.ok(sent < 200, `${sent} pieces were taken`)
  })

  it('answers a fault with an id that the log has too, and tells neither message nor name', async () => {
    await open({
      messages: async () => {
        throw new TypeError('Amina Example was not found')
      },
    })
    const { status, body } = await post('{}')
    assert.equal(status, 500)
    const { id } = Object(body).error
    assert.deepEqual(body, { error: { code: 'Fault', id } })
    const logged = JSON.parse(lines.join(''))
    assert.equal(logged.id, id)
    assert.equal(logged.fault.name, 'TypeError')
    assert.doesNotMatch(lines.join(''), /Amina/)
  })

  it('says nothing about what it is made of', async () => {
    await open()
    for (const path of ['/health', '/nothing']) {
      const { headers } = await fetch(server.url + path)
      assert.equal(headers.get('server'), null)
      assert.equal(headers.get('x-powered-by'), null)
    }
    assert.deepEqual(await get('/nothing'), { status: 404, body: { error: { code: 'ResourceNotFound' } } })
    assert.equal((await get('/api/messages')).status, 405)
  })

  it('is healthy as long as it answers, and ready when every check is', async () => {
    let ok = true
    await open({ ready: async () => ({ ok, checks: { store: ok } }) })
    assert.deepEqual(await get('/health'), { status: 200, body: { ok: true } })
    assert.deepEqual(await get('/ready'), { status: 200, body: { ok: true, checks: { store: true } } })
    ok = false
    assert.deepEqual(await get('/ready'), { status: 503, body: { ok: false, checks: { store: false } } })
  })

  it('is not ready when a check throws or hangs', async () => {
    await open({ ready: () => Promise.reject(new Error('no')) })
    assert.deepEqual(await get('/ready'), { status: 503, body: { ok: false, checks: { answered: false } } })
    await server.close()
    await open({ ready: () => new Promise(() => {}), readyWithinMs: 20 })
    assert.deepEqual(await get('/ready'), {
      status: 503,
      body: { ok: false, checks: { answeredInTime: false } },
    })
  })

  it('serves the pages it is given', async () => {
    const handle = async ({ query }: { query: URLSearchParams }) => ({
      status: 200,
      body: `<p>${query.get('a')}</p>`,
      type: 'text/html; charset=utf-8',
    })
    await open({ pages: [{ method: 'GET', path: '/local', handle }] })
    const response = await fetch(`${server.url}/local?a=b`)
    assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8')
    assert.equal(await response.text(), '<p>b</p>')
  })

  it('sends bytes and headers of a page as they are', async () => {
    const bytes = Uint8Array.of(37, 80, 68, 70, 0, 255, 254)
    const reply = { status: 200, body: bytes, type: 'application/pdf', headers: { 'x-own': 'yes' } }
    await open({ pages: [{ method: 'GET', path: '/file', handle: async () => reply }] })
    const response = await fetch(`${server.url}/file`)
    assert.deepEqual(new Uint8Array(await response.arrayBuffer()), bytes)
    assert.equal(response.headers.get('content-type'), 'application/pdf')
    assert.equal(response.headers.get('x-own'), 'yes')
    assert.equal(response.headers.get('cache-control'), 'no-store')
  })

  it('hands host, origin and the fields of a form to a page that takes forms', async () => {
    const handle: Page['handle'] = async ({ host, origin, body }) => ({
      status: 200,
      body: { host, origin, body },
    })
    await open({ pages: [{ method: 'POST', path: '/form', takesForms: true, handle }] })
    const send = async (body: string, type: string) => {
      const headers = { 'content-type': type, origin: 'http://elsewhere.example' }
      return (await fetch(`${server.url}/form`, { method: 'POST', body, headers })).json()
    }
    const seen = { host: new URL(server.url).host, origin: 'http://elsewhere.example' }
    const form = 'application/x-www-form-urlencoded'
    assert.deepEqual(await send('a=1+2&b=%26', form), { ...seen, body: { a: '1 2', b: '&' } })
    assert.deepEqual(await send('{"a":1}', 'application/json'), { ...seen, body: { a: 1 } })
    assert.deepEqual(await send('a=1', 'text/plain'), { error: { code: 'NotJson' } })
    assert.deepEqual(await send('a'.repeat(1_000_001), form), { error: { code: 'TooLarge' } })
  })

  it('says which port is taken and what to do', async () => {
    await open()
    const other = createServer()
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
    const { port } = other.address() as AddressInfo
    await assert.rejects(openServer({ ...parts, port }), {
      message: `Port ${port} on 127.0.0.1 is already in use. Stop the program that has it, or set PORT to another number.`,
    })
    await new Promise((done) => other.close(done))
  })

  it('lets a turn that is under way end before it closes', async () => {
    let finish = () => {}
    const started = new Promise<void>((begun) => {
      parts = {
        ...parts,
        messages: () => {
          begun()
          return new Promise((done) => {
            finish = () => done({ status: 200, body: { ended: true } })
          })
        },
      }
    })
    await open()
    const answer = post('{}')
    await started
    const closed = server.close()
    finish()
    assert.deepEqual(await answer, { status: 200, body: { ended: true } })
    await closed
    await assert.rejects(fetch(`${server.url}/health`))
  })
})
