/** Below each e-mail on the page of local mode: it comes back, or is answered by a person or a machine. */
import assert from 'node:assert/strict'
import type { KeptMail } from '../../src/local/outlook.ts'
import type { InboxMail } from '../../src/local/outlook-inbox.ts'
import { openPageWorld, type PageWorld } from './page-server.ts'

describe('the buttons below an e-mail', () => {
  let world: PageWorld
  beforeEach(async () => {
    world = await openPageWorld()
    world.mails = [mail({ id: '000001', dispatchId: 'd-1' }), mail({ id: '000002', dispatchId: undefined })]
  })
  afterEach(() => world.close())

  const mail = (more: Pick<KeptMail, 'id' | 'dispatchId'>): KeptMail => ({
    ...{ from: 'bot@council.example', to: 'omu@prisons.example', subject: `PCA-2026-${more.id}`, text: 'x' },
    ...{ attachments: [], sentAt: '2026-11-20T10:00:00Z', headers: [], inSentItems: true, ...more },
  })
  const AUTOMATIC = { name: 'Auto-Submitted', value: 'auto-replied' }
  const inboxMail = (more: Partial<InboxMail>): InboxMail => ({
    ...{ id: 'in-1', to: 'bot@council.example', from: 'omu@prisons.example', messageClass: 'IPM.Note' },
    ...{ internetMessageId: '<1@x>', conversationId: '', receivedAt: '2026-11-20T11:00:00Z', headers: [] },
    ...more,
  })
  const press = (body: string) => world.post('/local/mail', body)

  it('are there for those that the bot can follow, each with the subject for whoever hears it', async () => {
    const page = await world.read()
    const buttons = page.match(/(?<=name="answer" value=")\w+/g)
    assert.deepEqual(buttons, ['bounce', 'reply', 'automatic'])
    assert.match(page, /Bounce this<span class="hidden">: PCA-2026-000001</)
  })

  it('are followed by what came of them, at that e-mail and no other', async () => {
    world.mails.push(mail({ id: '000003', dispatchId: 'd-3' }))
    world.inbox = [
      inboxMail({ conversationId: 'conversation-000001', messageClass: 'REPORT.IPM.Note.NDR' }),
      inboxMail({ conversationId: 'conversation-000003', headers: [AUTOMATIC] }),
      inboxMail({ conversationId: 'conversation-000003' }),
      inboxMail({ conversationId: 'conversation-of-others' }),
      { removed: 'in-1', to: 'bot@council.example' },
    ]
    const page = await world.read()
    const came = (id: string) => {
      const [, article = ''] = page.split(`id="mail-${id}"`)
      return (
        article.split('</article>')[0]?.match(/came back|automatic reply(?=<)|reply(?=<\/span> <time)/g) ?? []
      )
    }
    assert.deepEqual(came('000001'), ['came back'])
    assert.deepEqual(came('000002'), [])
    assert.deepEqual(came('000003'), ['automatic reply', 'reply'])
    assert.match(page, /Since then<\/dt>[\s\S]*Fri 20 Nov 2026, 11:00/)
  })

  it('stand below the dispatch id, by which two copies can be told apart', async () => {
    assert.match(await world.read(), /Dispatch id<\/dt><dd>d-1</)
  })

  it('do what they say, run what is due, and go back to that e-mail', async () => {
    for (const answer of ['bounce', 'reply', 'automatic']) {
      const response = await press(`mail=000001&answer=${answer}`)
      assert.deepEqual([response.status, response.headers.get('location')], [303, '/local#mail-000001'])
    }
    assert.deepEqual(world.answered, [
      'd-1 came back',
      'd-1 answered by a person',
      'd-1 answered by a machine',
    ])
    assert.equal(world.moves.length, 3)
  })

  it('do nothing for an e-mail that is not there, for another word, and for another site', async () => {
    for (const body of [
      '',
      'mail=000001',
      'mail=000009&answer=bounce',
      'mail=000002&answer=bounce',
      'mail=000001&answer=x',
    ]) {
      const response = await press(body)
      assert.equal(response.status, 400, body)
      assert.match(
        await response.text(),
        /role="alert">\n<h2>No e-mail was answered<\/h2>\n<p><a href="#mail">Choose/,
      )
    }
    const foreign = await world.post('/local/mail', 'mail=000001&answer=bounce', {
      origin: 'http://evil.example',
    })
    assert.equal(foreign.status, 403)
    assert.deepEqual([world.answered, world.moves], [[], []])
  })
})
