/** The Graph stand-in: refuses what Graph refuses, and opens files for a browser alone. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { type Outlook, startOutlook } from '../../src/local/outlook.ts'
import { attachment, call, message, NOTIFY, note, PUT, SEND, SENT, to, topic } from './outlook-calls.ts'

describe('the Graph stand-in', () => {
  let outlook: Outlook
  beforeEach(async () => {
    outlook = await startOutlook({ folder: undefined })
  })
  afterEach(() => outlook.close())

  it('takes the calls in their right shape', async () => {
    const whole = { message: { ...message, attachments: [attachment] }, saveToSentItems: true }
    assert.deepEqual(await call(outlook, SEND, { body: whole }), { status: 202, text: '', error: undefined })
    assert.equal((await call(outlook, NOTIFY, { body: note })).status, 204)
    const put = { body: 'bytes', type: 'application/pdf', method: 'PUT' }
    assert.deepEqual(
      [(await call(outlook, PUT, put)).status, (await call(outlook, PUT, put)).status],
      [201, 200],
    )
    assert.equal((await call(outlook, SENT)).status, 200)
    assert.equal((await call(outlook, '/users/u/manager')).status, 404)
  })

  const mails: [why: string, body: unknown, status?: number][] = [
    ['has an unknown property', { message, saveToSent: true }],
    ['has an unknown property in the message', { message: { ...message, Subjekt: 's' } }],
    ['has a number for a subject', { message: { ...message, subject: 1 } }],
    ['has a word for a truth', { message, saveToSentItems: 'true' }],
    ['has no message', {}],
    ['has no recipient', { message: { ...message, toRecipients: [] } }],
    ['has a recipient that is no address', { message: { ...message, toRecipients: to('nobody') } }],
    [
      'hides a second recipient in one',
      { message: { ...message, toRecipients: to('a@b.example,c@d.example') } },
    ],
    [
      'has a header without x-',
      { message: { ...message, internetMessageHeaders: [{ name: 'Bcc', value: 'a' }] } },
    ],
    [
      'has a line break in a header',
      { message: { ...message, internetMessageHeaders: [{ name: 'x-a', value: 'a\r\nb' }] } },
    ],
    [
      'has six headers',
      { message: { ...message, internetMessageHeaders: Array(6).fill({ name: 'x-a', value: 'a' }) } },
    ],
    [
      'has an attachment without a kind',
      { message: { ...message, attachments: [{ name: 'a', contentBytes: 'JVBERg==' }] } },
    ],
    [
      'has an attachment that is not base64',
      { message: { ...message, attachments: [{ ...attachment, contentBytes: '%PDF' }] } },
    ],
    [
      'has an attachment of 3 MB',
      {
        message: {
          ...message,
          attachments: [{ ...attachment, contentBytes: 'A'.repeat(4 * 1024 * 1024) }],
        },
      },
      413,
    ],
    [
      'is over 4 MB',
      { message: { ...message, body: { contentType: 'text', content: 'A'.repeat(4 * 1024 * 1024) } } },
      413,
    ],
    ['is not JSON', '{'],
  ]
  for (const [why, body, status = 400] of mails)
    it(`refuses a mail that ${why}`, async () => {
      const answer = await call(outlook, SEND, { body })
      assert.equal(answer.status, status)
      assert.equal(typeof answer.error.code, 'string')
      assert.equal(outlook.mails().length, 0)
    })

  it('refuses a mail of another content type', async () => {
    assert.equal((await call(outlook, SEND, { body: { message }, type: 'text/html' })).status, 400)
  })

  it('refuses a bell without a link into Teams, a kind or a topic', async () => {
    const { topic: _, ...bare } = note
    const bad = [
      bare,
      { ...note, activityType: '' },
      { ...note, topic: { ...topic, webUrl: 'https://evil.example/' } },
    ]
    for (const body of [
      ...bad,
      { ...note, topic: { source: 'text', value: 'v' } },
      { ...note, previewText: 'p' },
    ])
      assert.equal((await call(outlook, NOTIFY, { body })).status, 400)
    assert.equal(outlook.notifications().length, 0)
  })

  for (const query of [
    '$filter=subject eq 1',
    '$select=secret',
    '$orderby=subject',
    '$top=0',
    '$top=1001',
    '$expand=attachments',
    '$search=a',
    'a=b',
  ])
    it(`refuses to list Sent Items with ${query}`, async () => {
      assert.equal((await call(outlook, `${SENT}?${encodeURI(query)}`)).status, 400)
    })

  it('refuses calls that Graph does not have, and other methods', async () => {
    assert.equal((await call(outlook, '/users/u/sendmails', { body: {} })).status, 400)
    assert.equal((await call(outlook, SEND)).status, 405)
    assert.equal((await call(outlook, '/users/%E0%A4%A/manager')).status, 400)
    assert.equal((await call(outlook, SENT.replace('sentitems', 'other'))).status, 404)
  })

  it('refuses a call without a token, or with an empty one', async () => {
    for (const token of ['', 'Bearer', 'Bearer ', 'Basic abc']) {
      const answer = await call(outlook, SEND, { body: { message }, token })
      assert.deepEqual([answer.status, answer.error.code], [401, 'InvalidAuthenticationToken'], token)
    }
    assert.equal(outlook.mails().length, 0)
  })

  it('refuses a file over 4 MB in one request, and a bad name', async () => {
    const put = { type: 'application/pdf', method: 'PUT' }
    assert.equal(
      (await call(outlook, PUT, { ...put, body: new Uint8Array(4 * 1024 * 1024 + 1) })).status,
      413,
    )
    assert.equal((await call(outlook, PUT.replace('PCA-', 'a%3F'), { ...put, body: 'x' })).status, 400)
    assert.equal(outlook.files().length, 0)
  })

  it('refuses pieces out of order, of a wrong size, or with a token', async () => {
    const opened = await call(outlook, PUT.replace(':/content', ':/createUploadSession'), {
      body: { item: {} },
    })
    const { uploadUrl } = JSON.parse(opened.text)
    const put = async (range: string, length: number, more: Record<string, string> = {}) => {
      const headers = { 'content-range': range, ...more }
      return (await fetch(uploadUrl, { method: 'PUT', headers, body: new Uint8Array(length) })).status
    }
    const unit = 320 * 1024
    assert.equal(await put(`bytes ${unit}-${unit + 9}/${unit + 10}`, 10), 416)
    assert.equal(await put(`bytes 0-99/${unit}`, 100), 400)
    assert.equal(await put(`bytes 0-${unit - 1}/${unit + 10}`, unit - 1), 400)
    assert.equal(await put(`bytes 0-${unit - 1}/${unit + 10}`, unit, { authorization: 'Bearer word' }), 401)
    assert.equal(await put(`bytes 0-${unit - 1}/${unit + 10}`, unit), 202)
    assert.equal(await put(`bytes ${unit}-${unit + 9}/${unit + 10}`, 10), 201)
    assert.equal(outlook.files()[0]?.bytes.length, unit + 10)
  })

  it('opens a PDF in the browser and gives anything else as a download', async () => {
    await call(outlook, PUT, { body: '%PDF', type: 'application/pdf', method: 'PUT' })
    await call(outlook, PUT.replace('.pdf', '.html'), { body: '<script>', type: 'text/html', method: 'PUT' })
    const heads = await Promise.all(outlook.files().map(async ({ webUrl }) => (await fetch(webUrl)).headers))
    assert.deepEqual(
      heads.map((head) => head.get('content-type')),
      ['application/pdf', 'application/octet-stream'],
    )
    assert.deepEqual(
      heads.map((head) => head.get('content-disposition')?.split(';')[0]),
      ['inline', 'attachment'],
    )
  })

  it('answers to its own name alone', async () => {
    await call(outlook, PUT, { body: '%PDF', type: 'application/pdf', method: 'PUT' })
    const url = new URL(outlook.files()[0]?.webUrl ?? '')
    const asked = httpRequest(url, { headers: { host: `elsewhere.example:${url.port}` } }).end()
    const [response] = await once(asked, 'response')
    response.resume()
    assert.equal(response.statusCode, 400)
  })

  it('keeps one file when two of one name come together', async () => {
    const put = { type: 'application/pdf', method: 'PUT' }
    await Promise.all(['one', 'two'].map((body) => call(outlook, PUT, { ...put, body })))
    assert.equal(outlook.files().length, 1)
  })
})
