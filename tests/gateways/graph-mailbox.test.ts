/** What is new in the shared mailbox, over real HTTP: page by page, from where the last look ended, by metadata alone. */
import assert from 'node:assert/strict'
import { graphGateway } from '../../src/gateways/graph.ts'
import type { GraphGateway } from '../../src/gateways/ports.ts'
import { type Exchange, type Outlook, startOutlook } from '../../src/local/outlook.ts'
import { startLoopback } from './loopback.ts'
import { faultsIn } from './published-graph.ts'

const MAILBOX = 'prison.contact@council.example'
const SINCE = '2026-11-21T09:00:00.000Z'
const TOKENS = { tokenFor: async () => 'word' }

describe('the news of the shared mailbox', () => {
  const seen: Exchange[] = []
  let outlook: Outlook
  let graph: GraphGateway
  let now = 0
  beforeEach(async () => {
    now = Date.parse('2026-11-21T09:30:00.700Z')
    outlook = await startOutlook({ folder: undefined, record: true, now: () => now })
    graph = graphGateway({ baseUrl: outlook.baseUrl, mailbox: MAILBOX, tokens: TOKENS })
  })
  afterEach(async () => {
    seen.push(...outlook.exchanges())
    await outlook.close()
  })
  after(async () => {
    const faults = await faultsIn(seen)
    assert.deepEqual(faults ?? [], [])
  })

  const send = (dispatchId: string) =>
    graph.sendMail({ to: 'a@prison.example', subject: 's', text: 't', attachments: [], dispatchId })
  const news = (folder: 'sentitems' | 'inbox', link?: string) => graph.mailNews(folder, link, SINCE)

  it('shows a sent mail once, with its dispatch id and what its answers will name', async () => {
    await send('d-1')
    const first = await news('sentitems')
    assert.deepEqual(
      [first.whole, first.items],
      [
        true,
        [
          {
            ...{ messageId: '<000001@outlook.local>', conversationId: 'conversation-000001' },
            ...{ at: '2026-11-21T09:30:00Z', dispatchId: 'd-1', answers: [], kind: 'person' },
          },
        ],
      ],
    )
    assert.deepEqual((await news('sentitems', first.link)).items, [])
    await send('d-2')
    const second = await news('sentitems', first.link)
    assert.deepEqual(
      second.items.map(({ dispatchId }) => dispatchId),
      ['d-2'],
    )
  })

  it('tells what came back, a person and a machine apart, and says which mail each one answers', async () => {
    await send('d-1')
    await outlook.bounce('d-1')
    await outlook.reply('d-1')
    await outlook.reply('d-1', { auto: true })
    const { items } = await news('inbox')
    assert.deepEqual(
      items.map(({ kind }) => kind),
      ['bounce', 'person', 'automatic'],
    )
    for (const { answers, conversationId } of items)
      assert.deepEqual([answers, conversationId], [['<000001@outlook.local>'], 'conversation-000001'])
  })

  it('never asks for a subject, a body or an attachment', async () => {
    await news('inbox')
    const [asked] = outlook.exchanges()
    const select = new URL(asked?.url ?? '').searchParams.get('$select')
    assert.equal(select, 'id,internetMessageId,conversationId,from,receivedDateTime,internetMessageHeaders')
  })

  it('follows the pages to their end', async () => {
    await send('d-1')
    for (let count = 0; count < 120; count += 1) await outlook.reply('d-1')
    const { items, whole } = await news('inbox')
    assert.deepEqual([items.length, whole], [120, true])
    assert.equal(outlook.exchanges().filter(({ url }) => url.includes('/delta')).length, 3)
  })

  it('leaves out what was removed, and what was there before the first look', async () => {
    await send('d-1')
    await outlook.reply('d-1')
    const { link, items } = await news('inbox')
    assert.equal(items.length, 1)
    const [kept] = outlook.inbox()
    await outlook.removeFromInbox(kept !== undefined && 'id' in kept ? kept.id : '')
    assert.deepEqual((await news('inbox', link)).items, [])
    assert.deepEqual((await graph.mailNews('inbox', undefined, '2026-11-21T09:31:00.000Z')).items, [])
  })

  it('begins anew where Graph has forgotten the link, or stands at another address', async () => {
    await send('d-1')
    const { link } = await news('sentitems')
    outlook.forgetLinks()
    assert.equal((await news('sentitems', link)).items.length, 1)
    assert.equal((await news('sentitems', 'http://127.0.0.1:1/v1.0/users/x')).items.length, 1)
  })

  it('is never read further than Graph’s own address leads', async () => {
    const answer = { value: [], '@odata.nextLink': 'https://elsewhere.example/v1.0/users/x' }
    const loopback = await startLoopback(() => ({ status: 200, body: JSON.stringify(answer) }))
    const other = graphGateway({ baseUrl: loopback.url, mailbox: MAILBOX, tokens: TOKENS })
    await assert.rejects(other.mailNews('inbox', undefined, SINCE), /link-to-another-address/)
    await loopback.close()
  })

  it('is a fault where the answer cannot be read, and gives no link', async () => {
    for (const body of ['{}', '{"value":[]}', 'words', '']) {
      const loopback = await startLoopback(() => ({ status: 200, body }))
      const other = graphGateway({ baseUrl: loopback.url, mailbox: MAILBOX, tokens: TOKENS })
      await assert.rejects(other.mailNews('inbox', undefined, SINCE), /answer-not-understood/)
      await loopback.close()
    }
  })
})
