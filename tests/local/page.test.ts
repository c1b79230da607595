/** The page of local mode over HTTP: everything escaped, and only for this machine. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type Html, html } from '../../src/local/html.ts'
import type { KeptMail } from '../../src/local/outlook.ts'
import type { NoticeLine } from '../../src/local/page.ts'
import { HOSTILE, NOW, openPageWorld, type PageWorld } from './page-server.ts'

describe('the page of local mode', () => {
  let world: PageWorld
  beforeEach(async () => {
    world = await openPageWorld()
  })
  afterEach(() => world.close())

  const mail = (more: Partial<KeptMail>): KeptMail => ({
    ...{ id: '000001', from: 'bot@council.example', to: 'omu@prisons.example', subject: 'PCA-2026-0001' },
    ...{ text: 'Dear colleague', attachments: [], dispatchId: undefined, sentAt: '2026-11-20T10:00:00Z' },
    ...{ headers: [], inSentItems: true, ...more },
  })
  const notice = (more: Partial<NoticeLine>): NoticeLine => ({
    ...{ reference: 'PCA-2026-0001', what: 'receipt', to: 'requester', by: 'email', status: 'accepted' },
    ...{ attempts: 1, promisedAt: NOW, doneAt: NOW, fault: undefined, ...more },
  })
  it('escapes every text, wherever it comes from', async () => {
    const file = { name: HOSTILE, contentType: HOSTILE, bytes: Buffer.from('x') }
    world.mails = [mail({ id: HOSTILE, to: HOSTILE, subject: HOSTILE, text: HOSTILE, attachments: [file] })]
    const all = { reference: HOSTILE, what: HOSTILE, to: HOSTILE, by: HOSTILE, status: HOSTILE }
    world.notices = [notice({ ...all, fault: HOSTILE })]
    world.unseen = [{ personId: HOSTILE, summary: HOSTILE, sentAt: NOW }]
    world.due = { reference: HOSTILE, day: '2026-12-11' }
    const page = await world.read()
    assert.ok(page.split('alert(1)').length > 20)
    assert.doesNotMatch(page, /<script|<img|<\/style|onload="/i)
    assert.equal(page.match(/<\/title>/g)?.length, 1)
  })

  it('may run no script and load nothing from elsewhere', async () => {
    const { headers } = await fetch(`${world.url}/local`)
    assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none'; style-src 'self';/)
    assert.match(headers.get('content-type') ?? '', /^text\/html; charset=utf-8$/)
  })

  it('shows mail and the ledger newest first', async () => {
    world.mails = [mail({ subject: 'older mail' }), mail({ id: '000002', subject: 'newer mail' })]
    world.notices = [
      notice({ reference: 'older notice', promisedAt: '2026-11-19T10:00:00.000Z' }),
      notice({ reference: 'newer notice' }),
    ]
    const page = await world.read()
    assert.ok(page.indexOf('newer mail') < page.indexOf('older mail'))
    assert.ok(page.indexOf('newer notice') < page.indexOf('older notice'))
  })

  it('says in the ledger what became known of an e-mail, so that one that came back is not just accepted', async () => {
    const known = { seen: NOW, bounced: '2026-11-20T11:00:00.000Z', phoned: '2026-11-20T12:00:00.000Z' }
    world.notices = [
      notice({ known, promisedAt: '2026-11-21T10:00:00.000Z' }),
      notice({ known: { stuck: NOW } }),
    ]
    const page = await world.read()
    const [, back = '', missing = ''] = page.slice(page.indexOf('id="ledger"')).split('<tr role="row"><td')
    assert.match(back, /class="tag overtaken">accepted</)
    assert.doesNotMatch(back, /class="tag accepted"/)
    const bad = '<span class="tag failed">'
    const times = back.replaceAll(/<\/?time[^>]*>/g, '')
    assert.deepEqual(
      [...times.matchAll(/<span class="known">(.*?:\d\d)<\/span>/g)].map(([, said]) => said),
      [
        'seen in Sent Items, Fri 20 Nov 2026, 10:00',
        `${bad}came back</span> Fri 20 Nov 2026, 11:00`,
        'telephoned, Fri 20 Nov 2026, 12:00',
      ],
    )
    assert.match(missing, /class="tag accepted">accepted<.*class="tag failed">not seen in Sent Items</)
  })

  it('names in the ledger the one person a message is for, and who was told without a Playground', async () => {
    world.notices = [notice({ to: 'person', person: 'c' }), notice({ to: 'worker' })]
    world.unseen = [{ personId: 'b', summary: 'PCA-2026-0001: ready for your sign-off', sentAt: NOW }]
    const page = await world.read()
    const ledger = page.slice(page.indexOf('id="ledger"'))
    assert.match(ledger, /<span>Sam Example<[\s\S]*<span>worker</)
    assert.doesNotMatch(ledger, /<span>person</)
    assert.match(page, /<span>Dev Sample<[\s\S]{1,200}ready for your sign-off/)
  })

  it('opens an attached PDF in the browser, byte for byte', async () => {
    const bytes = Buffer.from([37, 80, 68, 70, 0, 255, 254, 10])
    world.mails = [
      mail({ attachments: [{ name: 'Part 1 – draft.pdf', contentType: 'application/pdf', bytes }] }),
    ]
    const link = /\/local\/attachment[^"]+/.exec(await world.read())?.[0].replaceAll('&amp;', '&') ?? ''
    const response = await fetch(world.url + link)
    assert.deepEqual(Buffer.from(await response.arrayBuffer()), bytes)
    assert.equal(response.headers.get('content-type'), 'application/pdf')
    assert.equal(
      response.headers.get('content-disposition'),
      "inline; filename*=UTF-8''Part%201%20%E2%80%93%20draft.pdf",
    )
  })

  it('offers anything but a PDF as a download, so that it cannot run here', async () => {
    const bytes = Buffer.from('<script>alert(1)</script>')
    world.mails = [mail({ attachments: [{ name: 'x.html', contentType: 'text/html', bytes }] })]
    const { headers } = await fetch(`${world.url}/local/attachment?mail=000001&file=0`)
    assert.equal(headers.get('content-type'), 'application/octet-stream')
    assert.match(headers.get('content-disposition') ?? '', /^attachment;/)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
  })

  it('knows no attachment that was not sent', async () => {
    world.mails = [mail({})]
    for (const query of ['', '?mail=000001', '?mail=000001&file=0', '?mail=2&file=0', '?mail=000001&file=-1'])
      assert.equal((await fetch(`${world.url}/local/attachment${query}`)).status, 404, query)
  })

  it('is refused to any name but those of this machine', async () => {
    const { port } = new URL(world.url)
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`])
      assert.equal(await world.statusFor(host), 200, host)
    const strange = [
      'evil.example',
      `evil.example:${port}`,
      'localhost.evil.example',
      'evil@127.0.0.1.evil.example',
    ]
    for (const host of strange)
      for (const path of ['/local', '/local/attachment?mail=000001&file=0', '/local/style.css'])
        assert.equal(await world.statusFor(host, path), 403, host + path)
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
