/** The mailbox of MASH over real HTTP: what came, its papers byte by byte, and every way in which it can go wrong. */
import assert from 'node:assert/strict'
import { graphGateway } from '../../src/gateways/graph.ts'
import type { MashMailbox } from '../../src/gateways/ports.ts'
import { type Exchange, type Outlook, startOutlook } from '../../src/local/outlook.ts'
import { samplePdf } from '../support/sample-papers.ts'
import { startLoopback } from './loopback.ts'
import { faultsIn } from './published-graph.ts'

const MASH = 'mash@council.example'
const SINCE = '2026-11-21T09:00:00.000Z'
const OPTIONS = { mailbox: 'prison.contact@council.example', tokens: { tokenFor: async () => 'word' } }

describe('the mailbox of MASH', () => {
  const seen: Exchange[] = []
  let outlook: Outlook
  let mash: MashMailbox
  beforeEach(async () => {
    const now = () => Date.parse('2026-11-21T09:30:00.700Z')
    outlook = await startOutlook({ folder: undefined, record: true, now })
    mash = mailboxAt(outlook.baseUrl)
  })
  afterEach(async () => {
    seen.push(...outlook.exchanges())
    await outlook.close()
  })
  after(async () => {
    assert.deepEqual((await faultsIn(seen)) ?? [], [])
  })

  const mailboxAt = (baseUrl: string): MashMailbox => {
    const { mash: made } = graphGateway({ ...OPTIONS, baseUrl, mashMailbox: MASH })
    if (made === undefined) throw new Error('It is not read')
    return made
  }
  const pdf = Buffer.from(samplePdf()).toString('base64')
  const deliver = (to = MASH) =>
    outlook.deliver({
      ...{ to, from: 'omu@prison.example', name: 'Omu Example', subject: 'A request', text: 'Please see.' },
      attachments: [
        { name: 'letter.pdf', contentType: 'application/pdf', content: pdf, isInline: false },
        { name: 'crest.png', contentType: 'image/png', content: 'AAAA', isInline: true },
        { name: 'in OneDrive', contentType: 'text/html', content: undefined, isInline: false },
      ],
    })

  it('is not read at all where none is named', () => {
    assert.equal(graphGateway({ ...OPTIONS, baseUrl: outlook.baseUrl }).mash, undefined)
  })

  it('shows each mail with who wrote it, of its own inbox alone', async () => {
    const id = await deliver()
    await deliver('somebody@council.example')
    const { items, whole } = await mash.arrivals(undefined, SINCE)
    assert.equal(whole, true)
    assert.deepEqual(
      items.map(({ messageId: _id, ...mail }) => mail),
      [
        {
          ...{ id, at: '2026-11-21T09:30:00.000Z', subject: 'A request', preview: 'Please see.' },
          from: { name: 'Omu Example', address: 'omu@prison.example' },
        },
      ],
    )
    const [asked] = outlook.exchanges()
    assert.match(asked?.headers.prefer ?? '', /IdType="ImmutableId"/)
  })

  it('shows what is new since the last look, and all of it again once that is forgotten', async () => {
    await deliver()
    const first = await mash.arrivals(undefined, SINCE)
    assert.deepEqual((await mash.arrivals(first.link, SINCE)).items, [])
    await deliver()
    assert.equal((await mash.arrivals(first.link, SINCE)).items.length, 1)
    outlook.forgetLinks()
    assert.equal((await mash.arrivals(first.link, SINCE)).items.length, 2)
  })

  it('gives what is attached, and the mail itself, as it came', async () => {
    const id = await deliver()
    const all = await mash.attachmentsOf(id)
    assert.deepEqual(
      all.map(({ name, isPicture, isLink }) => [name, isPicture, isLink]),
      [
        ['letter.pdf', false, false],
        ['crest.png', true, false],
        ['in OneDrive', false, true],
      ],
    )
    assert.deepEqual(await mash.attachment(id, all[0]?.id ?? '', 100_000), samplePdf())
    assert.match(Buffer.from(await mash.wholeMail(id, 100_000)).toString(), /^From: Omu Example/)
  })

  it('gives up as soon as more comes than is allowed', async () => {
    const id = await deliver()
    const size = samplePdf().length
    assert.equal((await mash.attachment(id, 'a-0', size)).length, size)
    await assert.rejects(mash.attachment(id, 'a-0', size - 1), { code: 'too-large', advice: 'refused' })
  })

  it('says to come later when it is throttled, and how much later', async () => {
    const id = await deliver()
    outlook.fail({ path: /\$value$/, status: 429, headers: { 'retry-after': '17' } })
    await assert.rejects(mash.wholeMail(id, 1_000), { advice: 'try again', retryAfterSeconds: 17 })
    outlook.fail({ path: /delta$/, status: 429, headers: { 'retry-after': '3' } })
    await assert.rejects(mash.arrivals(undefined, SINCE), { advice: 'try again', retryAfterSeconds: 3 })
  })

  it('says that a mail is gone, and that an answer was cut off', async () => {
    const id = await deliver()
    await outlook.removeFromInbox(id)
    await assert.rejects(mash.wholeMail(id, 1_000), { advice: 'not there' })
    await assert.rejects(mash.attachmentsOf(id), { advice: 'not there' })
    outlook.fail({ drop: 'before' })
    await assert.rejects(mash.attachmentsOf(id), { advice: 'try again' })
  })

  it('cannot be led to another address by what stands in a mail, or by an answer', async () => {
    for (const id of ['..', '../../users/other/messages/m', 'a/b?c#d'])
      await assert.rejects(mash.wholeMail(id, 1_000))
    const paths = outlook.exchanges().map(({ url }) => new URL(url).pathname)
    for (const path of paths)
      assert.match(path, /^\/v1\.0\/users\/mash%40council\.example\/messages\/[^/]+\/\$value$/)
    const answer = { value: [], '@odata.nextLink': 'https://elsewhere.example/v1.0/users/x' }
    const loopback = await startLoopback(() => ({ status: 200, body: JSON.stringify(answer) }))
    await assert.rejects(mailboxAt(loopback.url).arrivals(undefined, SINCE), /link-to-another-address/)
    await assert.rejects(mailboxAt(loopback.url).attachmentsOf('m'), /link-to-another-address/)
    await loopback.close()
  })

  it('is a fault where the answer cannot be read', async () => {
    const loopback = await startLoopback(() => ({ status: 200, body: '{}' }))
    await assert.rejects(mailboxAt(loopback.url).arrivals(undefined, SINCE), /answer-not-understood/)
    await assert.rejects(mailboxAt(loopback.url).attachmentsOf('m'), /answer-not-understood/)
    await loopback.close()
  })
})
