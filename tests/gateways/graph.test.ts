/** Each call to Graph, over real HTTP, with the stand-in at the other end. */
import assert from 'node:assert/strict'
import { graphGateway } from '../../src/gateways/graph.ts'
import type { Attachment, GraphGateway, OutgoingMail } from '../../src/gateways/ports.ts'
import { type Exchange, type Outlook, startOutlook } from '../../src/local/outlook.ts'
import { startLoopback } from './loopback.ts'
import { faultsIn } from './published-graph.ts'

const MAILBOX = 'prison.contact@council.example'
const PLACE = { driveId: 'b!drive', folderId: '01FOLDER', name: 'PCA-2026-0001 v1.pdf' }
const SIMPLE = 4 * 1024 * 1024
const pdf = (bytes: Uint8Array): Attachment => ({
  name: 'PCA-2026-0001.pdf',
  contentType: 'application/pdf',
  bytes,
})
const aMail = (dispatchId: string): OutgoingMail => ({
  to: 'contact@prison.example',
  subject: 'OFFICIAL-SENSITIVE PCA-2026-0001',
  text: 'Line one.\n\nLine two: £, é, “quotes”.',
  attachments: [pdf(new Uint8Array([37, 80, 68, 70, 0, 255]))],
  dispatchId,
})

describe('the Graph gateway', () => {
  const seen: Exchange[] = []
  let outlook: Outlook
  let graph: GraphGateway
  let now = 0
  const asked = () => outlook.exchanges().map(({ method, url }) => `${method} ${new URL(url).pathname}`)
  const start = async (sentHeaders: boolean) => {
    outlook = await startOutlook({ folder: undefined, record: true, sentHeaders, now: () => now })
    const tokens = { tokenFor: async () => 'word' }
    graph = graphGateway({ baseUrl: outlook.baseUrl, mailbox: MAILBOX, tokens, botId: 'bot-1' })
  }
  const stop = async () => {
    seen.push(...outlook.exchanges())
    await outlook.close()
  }

  beforeEach(() => {
    now = Date.parse('2026-11-21T09:30:00.700Z')
    return start(false)
  })
  afterEach(stop)

  describe('sending mail', () => {
    it('delivers every part and keeps a copy in Sent Items', async () => {
      await graph.sendMail(aMail('dispatch-1'))
      const [mail, ...others] = outlook.mails()
      assert.equal(others.length, 0)
      assert.ok(mail)
      const { to, subject, text, dispatchId, from, inSentItems, sentAt } = mail
      const { attachments: _, ...sent } = aMail('dispatch-1')
      assert.deepEqual({ to, subject, text, dispatchId }, sent)
      assert.deepEqual([from, inSentItems, sentAt], [MAILBOX, true, '2026-11-21T09:30:00Z'])
      const [attachment] = mail.attachments
      assert.deepEqual([attachment?.name, attachment?.contentType], ['PCA-2026-0001.pdf', 'application/pdf'])
      assert.deepEqual([...(attachment?.bytes ?? [])], [37, 80, 68, 70, 0, 255])
    })
  })

  describe('finding a sent mail', () => {
    it('knows it by the header as Exchange stores it, though Sent Items shows no headers', async () => {
      await graph.sendMail(aMail('dispatch-1'))
      await graph.sendMail(aMail('dispatch-2'))
      const found = await graph.findSent('dispatch-2', '2026-11-21T09:00:00.000Z')
      assert.deepEqual(found, { id: '000002', sentAt: '2026-11-21T09:30:00Z' })
    })

    it('knows it by the header itself where Sent Items shows headers', async () => {
      await stop()
      await start(true)
      await graph.sendMail(aMail('dispatch-1'))
      assert.equal((await graph.findSent('dispatch-1', '2026-11-21T09:00:00.000Z'))?.id, '000001')
    })

    it('takes the header name in any letter case', async () => {
      const internetMessageHeaders = [{ name: 'X-Prison-CONTACT-Dispatch', value: 'dispatch-9' }]
      const value = [{ id: 'AAA', sentDateTime: '2026-11-21T09:31:00Z', internetMessageHeaders }]
      outlook.fail({
        answer: { status: 200, headers: { 'content-type': 'application/json' }, body: { value } },
      })
      assert.equal((await graph.findSent('dispatch-9', '2026-11-21T09:00:00Z'))?.id, 'AAA')
    })

    it('finds nothing under another id, or part of one', async () => {
      await graph.sendMail(aMail('dispatch-1'))
      assert.equal(await graph.findSent('dispatch', '2026-11-21T09:00:00.000Z'), undefined)
      assert.equal(await graph.findSent('dispatch-11', '2026-11-21T09:00:00.000Z'), undefined)
    })

    it('finds a mail sent within the same second, which Exchange dates to the start of it', async () => {
      await graph.sendMail(aMail('dispatch-1'))
      assert.notEqual(await graph.findSent('dispatch-1', '2026-11-21T09:30:00.600Z'), undefined)
    })

    it('does not look at mail from long before', async () => {
      await graph.sendMail(aMail('dispatch-1'))
      assert.equal(await graph.findSent('dispatch-1', '2026-11-21T10:30:00.000Z'), undefined)
    })

    it('reads on to the last page', async () => {
      for (let sent = 0; sent < 120; sent += 1) await graph.sendMail(aMail(`dispatch-${sent}`))
      assert.equal((await graph.findSent('dispatch-119', '2026-11-21T09:00:00Z'))?.id, '000120')
      assert.equal(asked().filter((one) => one.startsWith('GET')).length, 3)
    })

    for (const [where, elsewhere] of [
      ['another address', (url: string) => `${url}/v1.0/users/x/messages`],
      ['an address that starts like ours', (url: string) => `${outlook.baseUrl}@${url.slice(7)}/users`],
    ] as const)
      it(`does not follow a next page to ${where}`, async () => {
        const other = await startLoopback(() => ({ status: 200, body: '{"value":[]}' }))
        const body = { value: [], '@odata.nextLink': elsewhere(other.url) }
        outlook.fail({ answer: { status: 200, headers: { 'content-type': 'application/json' }, body } })
        const fault = { advice: 'refused', code: 'link-to-another-address' }
        await assert.rejects(graph.findSent('dispatch-1', '2026-11-21T09:00:00Z'), fault)
        assert.equal(other.asked.length, 0)
        assert.equal(outlook.exchanges().length, 1)
        await other.close()
      })
  })

  describe('filing a report', () => {
    const noise = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 7919) % 251)
    const opened = async (webUrl: string) => new Uint8Array(await (await fetch(webUrl)).arrayBuffer())

    it('puts up to 4 MB in one request, and the link opens the same bytes', async () => {
      const bytes = noise(SIMPLE)
      const { webUrl } = await graph.putFile(PLACE, pdf(bytes))
      assert.deepEqual(asked(), ['PUT /v1.0/drives/b!drive/items/01FOLDER:/PCA-2026-0001%20v1.pdf:/content'])
      assert.ok(Buffer.from(await opened(webUrl)).equals(bytes))
    })

    it('puts more than 4 MB in pieces of a session, without the token, and the link opens the same bytes', async () => {
      const bytes = noise(2 * SIMPLE + 1)
      const { webUrl } = await graph.putFile(PLACE, pdf(bytes))
      const pieces = outlook.exchanges().filter(({ url }) => url.includes('/drive-uploads/'))
      assert.equal(pieces.length, 3)
      assert.ok(pieces.every(({ headers }) => headers.authorization === undefined))
      assert.ok(Buffer.from(await opened(webUrl)).equals(bytes))
    })

    it('sends the bytes of the file alone when they are a window on a larger buffer', async () => {
      const pool = new TextEncoder().encode('SECRET%PDF-1.7SECRET')
      await graph.putFile(PLACE, pdf(pool.subarray(6, 14)))
      assert.equal(outlook.files()[0]?.bytes.toString(), '%PDF-1.7')
    })

    it('replaces a file of the same name at the same address', async () => {
      const first = await graph.putFile(PLACE, pdf(noise(10)))
      assert.deepEqual(await graph.putFile(PLACE, pdf(noise(20))), first)
      assert.deepEqual(
        outlook.files().map(({ bytes }) => bytes.length),
        [20],
      )
    })

    it('gives the session up when a piece is refused', async () => {
      outlook.fail({ method: 'PUT', path: /drive-uploads/, status: 503, headers: { 'retry-after': '3' } })
      const fault = { advice: 'try again', status: 503, retryAfterSeconds: 3 }
      await assert.rejects(graph.putFile(PLACE, pdf(noise(SIMPLE + 1))), fault)
      assert.match(asked().at(-1) ?? '', /^DELETE \/drive-uploads/)
      assert.equal(outlook.files().length, 0)
    })

    it('refuses a name that SharePoint refuses, before any request', async () => {
      for (const name of [
        '',
        '..',
        'a/b.pdf',
        'a:b.pdf',
        'a?.pdf',
        'report.',
        ' a.pdf',
        'con.pdf',
        'x'.repeat(401),
      ])
        await assert.rejects(graph.putFile({ ...PLACE, name }, pdf(noise(1))), { advice: 'refused' }, name)
      assert.deepEqual(asked(), [])
    })
  })

  describe('a manager', () => {
    it('is told by id, name and address', async () => {
      outlook.setManager('person-1', {
        id: 'person-2',
        name: 'Test Manager',
        mail: 'manager@council.example',
      })
      const manager = { id: 'person-2', name: 'Test Manager', mail: 'manager@council.example' }
      assert.deepEqual(await graph.managerOf('person-1'), manager)
    })

    it('without an address has none', async () => {
      outlook.setManager('person-1', { id: 'person-2', name: 'Test Manager' })
      assert.equal((await graph.managerOf('person-1'))?.mail, undefined)
    })

    it('that Graph does not know is nobody', async () => {
      assert.equal(await graph.managerOf('person-1'), undefined)
    })

    it('is asked for under the one id given, whatever signs it holds', async () => {
      await graph.managerOf("a/b?c#d'e")
      assert.deepEqual(asked(), ["GET /v1.0/users/a%2Fb%3Fc%23d'e/manager"])
      for (const id of ['', '.', '..']) await assert.rejects(graph.managerOf(id), { code: 'bad-id' })
    })
  })

  it('rings the bell in Teams with a link to the bot', async () => {
    const templateParameters = { reference: 'PCA-2026-0001' }
    const notification = { activityType: 'signOffAsked', previewText: 'A report waits', templateParameters }
    await graph.notify('person-1', notification)
    const [rung] = outlook.notifications()
    const webUrl = 'https://teams.microsoft.com/l/chat/0/0?users=28:bot-1'
    assert.deepEqual({ ...rung, sentAt: '' }, { ...notification, personId: 'person-1', webUrl, sentAt: '' })
  })

  it('is ready when a token can be had, without a call to Graph', async () => {
    await graph.ready()
    assert.deepEqual(asked(), [])
  })

  // In a group of its own, because mocha runs single tests before groups.
  describe('in all of the above', () => {
    it('speaks and is answered as Graph publishes it', async function () {
      assert.ok(seen.length > 100)
      const faults = await faultsIn(seen)
      if (faults === undefined) return this.skip()
      assert.deepEqual(faults, [])
    })
  })
})
