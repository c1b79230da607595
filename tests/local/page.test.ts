/** The pages of local mode over HTTP: everything escaped, only for this machine, and the clock moved by a form. */
import assert from 'node:assert/strict'
import { request } from 'node:http'
import fc from 'fast-check'
import { type Html, html } from '../../src/local/html.ts'
import type { KeptMail } from '../../src/local/outlook.ts'
import { type LocalPageParts, localPages, type NoticeLine } from '../../src/local/page.ts'
import { openLog } from '../../src/log.ts'
import { type OpenServer, openServer } from '../../src/server.ts'

const HOSTILE = `</title></style><script>alert(1)</script><img src=x onerror=alert(2)>"' onload="x\``
const NOW = '2026-11-20T10:00:00.000Z'

describe('the page of local mode', () => {
  let server: OpenServer
  let mails: KeptMail[]
  let notices: NoticeLine[]
  let moves: string[]
  let now: string
  beforeEach(async () => {
    mails = []
    notices = []
    moves = []
    now = NOW
    const clock: LocalPageParts['clock'] = {
      now: () => now,
      moveTo: (moment) => {
        now = moment
      },
      offsetSeconds: 0,
    }
    const folder = { driveId: HOSTILE, folderId: HOSTILE }
    const council = { name: HOSTILE, closures: [] }
    const pages = localPages({
      clock,
      directory: { council, people: [{ id: 'a', name: HOSTILE }] } as unknown as LocalPageParts['directory'],
      outlook: {
        mails: () => mails,
        files: () => [
          {
            ...{ id: '1', ...folder, name: HOSTILE, contentType: HOSTILE, bytes: Buffer.from('x') },
            ...{ filedAt: NOW, webUrl: `http://127.0.0.1:1/files/${HOSTILE}` },
          },
        ],
        notifications: () => [
          {
            ...{ personId: 'a', activityType: HOSTILE, previewText: HOSTILE, webUrl: HOSTILE },
            ...{ templateParameters: {}, sentAt: NOW },
          },
        ],
      },
      persons: [
        {
          ...{ key: 'a', id: 'a', name: HOSTILE, email: HOSTILE, role: HOSTILE, port: 56150 },
          ...{ channel: { id: HOSTILE, name: HOSTILE }, firstWords: HOSTILE, hint: HOSTILE },
        },
      ],
      notices: async () => notices,
      afterMove: async () => void moves.push(now),
    })
    server = await openServer({
      ...{ host: '127.0.0.1', port: 0, log: openLog('silent'), pages },
      messages: async () => ({ status: 200 }),
      ready: async () => ({ ok: true, checks: {} }),
    })
  })
  afterEach(() => server.close())

  const read = async (path = '/local') => (await fetch(server.url + path)).text()
  const mail = (more: Partial<KeptMail>): KeptMail => ({
    ...{ id: '000001', from: 'bot@council.example', to: 'omu@prisons.example', subject: 'PCA-2026-0001' },
    ...{ text: 'Dear colleague', attachments: [], dispatchId: undefined, sentAt: '2026-11-20T10:00:00Z' },
    ...{ headers: [], inSentItems: true, ...more },
  })
  const notice = (more: Partial<NoticeLine>): NoticeLine => ({
    ...{ reference: 'PCA-2026-0001', what: 'receipt', to: 'requester', by: 'email', status: 'accepted' },
    ...{ attempts: 1, promisedAt: NOW, doneAt: NOW, fault: undefined, ...more },
  })
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/local/clock`, {
      ...{ method: 'POST', body, redirect: 'manual' },
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: server.url, ...headers },
    })
  /** `fetch` does not let a caller choose the Host. */
  const statusFor = (host: string, path = '/local'): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const asked = request(server.url + path, { headers: { host } }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
      asked.on('error', reject).end()
    })

  it('escapes every text, wherever it comes from', async () => {
    const file = { name: HOSTILE, contentType: HOSTILE, bytes: Buffer.from('x') }
    mails = [mail({ id: HOSTILE, to: HOSTILE, subject: HOSTILE, text: HOSTILE, attachments: [file] })]
    const all = { reference: HOSTILE, what: HOSTILE, to: HOSTILE, by: HOSTILE, status: HOSTILE }
    notices = [notice({ ...all, fault: HOSTILE })]
    const page = await read()
    assert.ok(page.split('alert(1)').length > 20)
    assert.doesNotMatch(page, /<script|<img|<\/style|onload="/i)
    assert.equal(page.match(/<\/title>/g)?.length, 1)
  })

  it('may run no script and load nothing from elsewhere', async () => {
    const { headers } = await fetch(`${server.url}/local`)
    assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none'; style-src 'self';/)
    assert.match(headers.get('content-type') ?? '', /^text\/html; charset=utf-8$/)
  })

  it('shows mail and the ledger newest first', async () => {
    mails = [mail({ subject: 'older mail' }), mail({ id: '000002', subject: 'newer mail' })]
    notices = [
      notice({ reference: 'older notice', promisedAt: '2026-11-19T10:00:00.000Z' }),
      notice({ reference: 'newer notice' }),
    ]
    const page = await read()
    assert.ok(page.indexOf('newer mail') < page.indexOf('older mail'))
    assert.ok(page.indexOf('newer notice') < page.indexOf('older notice'))
  })

  it('opens an attached PDF in the browser, byte for byte', async () => {
    const bytes = Buffer.from([37, 80, 68, 70, 0, 255, 254, 10])
    mails = [mail({ attachments: [{ name: 'Part 1 – draft.pdf', contentType: 'application/pdf', bytes }] })]
    const link = /\/local\/attachment[^"]+/.exec(await read())?.[0].replaceAll('&amp;', '&') ?? ''
    const response = await fetch(server.url + link)
    assert.deepEqual(Buffer.from(await response.arrayBuffer()), bytes)
    assert.equal(response.headers.get('content-type'), 'application/pdf')
    assert.equal(
      response.headers.get('content-disposition'),
      "inline; filename*=UTF-8''Part%201%20%E2%80%93%20draft.pdf",
    )
  })

  it('offers anything but a PDF as a download, so that it cannot run here', async () => {
    const bytes = Buffer.from('<script>alert(1)</script>')
    mails = [mail({ attachments: [{ name: 'x.html', contentType: 'text/html', bytes }] })]
    const { headers } = await fetch(`${server.url}/local/attachment?mail=000001&file=0`)
    assert.equal(headers.get('content-type'), 'application/octet-stream')
    assert.match(headers.get('content-disposition') ?? '', /^attachment;/)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
  })

  it('knows no attachment that was not sent', async () => {
    mails = [mail({})]
    for (const query of ['', '?mail=000001', '?mail=000001&file=0', '?mail=2&file=0', '?mail=000001&file=-1'])
      assert.equal((await fetch(`${server.url}/local/attachment${query}`)).status, 404, query)
  })

  it('is refused to any name but those of this machine', async () => {
    const { port } = new URL(server.url)
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`])
      assert.equal(await statusFor(host), 200, host)
    const strange = [
      'evil.example',
      `evil.example:${port}`,
      'localhost.evil.example',
      'evil@127.0.0.1.evil.example',
    ]
    for (const host of strange)
      for (const path of ['/local', '/local/attachment?mail=000001&file=0', '/local/style.css'])
        assert.equal(await statusFor(host, path), 403, host + path)
  })

  it('moves the clock by its form, does what is due, and goes back to the page', async () => {
    const response = await post('move=hour')
    assert.equal(response.status, 303)
    assert.equal(response.headers.get('location'), '/local')
    assert.deepEqual(moves, ['2026-11-20T11:00:00.000Z'])
    assert.match(await read(), /Fri 20 Nov 2026, 11:00/)
  })

  it('moves the clock by JSON as well', async () => {
    const body = JSON.stringify({ move: 'to', to: '2026-12-01T09:00' })
    assert.equal((await post(body, { 'content-type': 'application/json' })).status, 303)
    assert.deepEqual(moves, ['2026-12-01T09:00:00.000Z'])
  })

  it('says why the clock was not moved, and does nothing', async () => {
    for (const body of ['move=to&to=', 'move=to&to=2090-01-03T09%3A00', 'move=never', '']) {
      const response = await post(body)
      assert.equal(response.status, 400, body)
      assert.match(await response.text(), /<title>Error: [\s\S]+role="alert"/)
    }
    assert.deepEqual([moves, now], [[], NOW])
  })

  it('does not move the clock for a page of another site', async () => {
    const { port } = new URL(server.url)
    const origins = ['http://evil.example', 'null', '', `https://127.0.0.1:${port}`, 'http://127.0.0.1:1']
    for (const origin of [...origins, `http://localhost:${port}`])
      assert.equal((await post('move=hour', { origin })).status, 403, origin)
    const without = await fetch(`${server.url}/local/clock`, {
      ...{ method: 'POST', body: 'move=hour' },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    assert.equal(without.status, 403)
    assert.deepEqual(moves, [])
  })
})

describe('a value in a template of HTML', () => {
  it('leaves nothing that a browser reads as markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { markup } = html`<p title="${text}">`
        assert.doesNotMatch(markup.slice(10, -2), /[<>"'`]|&(?!#\d+;)/)
      }),
    )
  })

  it('is markup only when it was made by a template', () => {
    const forged = { markup: '<script>' } as unknown as Html
    assert.doesNotMatch(html`${forged}`.markup, /<script>/)
    assert.equal(
      html`<ul>${['a', '<'].map((one) => html`<li>${one}</li>`)}</ul>`.markup,
      '<ul><li>a</li><li>&#60;</li></ul>',
    )
    assert.equal(html`${undefined}${0}`.markup, '0')
  })
})
