/** Papers through the real door: sent in a person's own chat, asked about, listed, and opened by a link that works once. */
import assert from 'node:assert/strict'
import type { Person } from '../../src/domain/people.ts'
import { type Loopback, startLoopback } from '../gateways/loopback.ts'
import { buttonsOn, cardIn, wordsOn } from '../support/cards.ts'
import { MAYA, SAM, SOUTH_WORKER, TESS } from '../support/council.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { lastPost, press } from '../support/road.ts'
import { samplePdf } from '../support/sample-papers.ts'
import { boxes, justTaken, says, words } from './own-chat.ts'

const FILE = 'application/vnd.microsoft.teams.file.download.info'
const HOSTILE =
  '**[win](https://evil.example)** <b>x</b> ${reference} \u202Efdp.exe \u05e9\u05dc\u05d5\u05dd.pdf'

describe('a paper, in a person’s own chat', () => {
  let world: TestWorld
  let reference: string
  let files: Loopback
  before(async () => {
    files = await startLoopback(({ url }) => {
      const bytes = samplePdf({ objects: url.includes('js') ? ['9 0 obj << /S /JavaScript >> endobj'] : [] })
      return url.includes('gone')
        ? { status: 404 }
        : { status: 200, body: Buffer.from(bytes).toString('latin1') }
    })
    world = await openWorld()
    reference = await justTaken(world)
  })
  after(async () => {
    await world.close()
    await files.close()
  })

  const attachment = (name: string, path = '/a') => ({
    ...{ contentType: FILE, name, contentUrl: 'https://council-my.sharepoint.com/personal/x/a' },
    content: { downloadUrl: `${files.url}${path}`, uniqueId: 'u', fileType: 'pdf' },
  })
  const sends = async (by: Person, text: string, ...attachments: object[]): Promise<unknown> => {
    const { status } = await world.chat(by).sends({ type: 'message', text, attachments })
    assert.equal(status, 200)
    const said = lastPost(world, by)
    return JSON.stringify(said).includes('AdaptiveCard') ? cardIn(said) : JSON.stringify(said)
  }
  const linkOn = (card: unknown): string => /"url":"([^"]+)"/.exec(JSON.stringify(card))?.[1] ?? ''
  const opened = (link: string) => fetch(`${world.product.url}/papers${new URL(link).search}`)

  it('is kept, and asked what it is and which referral it belongs to', async () => {
    const card = await sends(SAM, '', attachment('letter.pdf'))
    assert.match(wordsOn(card), /I have your paper/)
    assert.deepEqual(boxes(card), { reference: '', typed: '', kind: '', receivedOn: '2026-11-24' })
    const empty = cardIn(await press(world, SAM, { card, title: 'Attach' }))
    assert.match(wordsOn(empty), /Please say which referral it is for/)
    assert.match(wordsOn(empty), /Please answer this/)
    const wrong = { typed: 'PCA-2026-9999', kind: 'police_report' }
    const again = cardIn(await press(world, SAM, { card: empty, title: 'Attach', typed: wrong }))
    assert.match(wordsOn(again), /I cannot find that reference/)
    assert.equal(boxes(again).kind, 'police_report')
    const chosen = { reference, kind: 'police_report', receivedOn: '2026-11-23' }
    const done = cardIn(await press(world, SAM, { card: again, title: 'Attach', typed: chosen }))
    assert.match(wordsOn(done), /The paper is attached/)
    assert.match(wordsOn(done), /1\. Police report.*letter\.pdf/s)
    assert.match(wordsOn(done), /received Mon 23 Nov 2026 · brought by Sam Example/)
  })

  it('is attached at once with the words beside it, and what is not taken is said with why', async () => {
    const text = `attach ${reference} probation report, received 20 November`
    const sent = [attachment('a.pdf'), attachment('b.pdf', '/js'), attachment('c.pdf', '/gone')]
    const card = await sends(SAM, text, ...sent, { contentType: 'text/html', content: '<p>x</p>' })
    const said = wordsOn(card)
    assert.match(said, /2\. Probation report/)
    assert.match(said, /b\.pdf.* was not taken\. It holds macros/)
    assert.match(said, /c\.pdf.* was not taken\. I could not fetch it/)
    assert.match(said, /received Fri 20 Nov 2026/)
  })

  it('is not taken as a picture or a link, nor in a channel', async () => {
    const picture = { contentType: 'image/png', contentUrl: 'https://smba.example/v3/attachments/1' }
    assert.match(String(await sends(SAM, '', picture)), /I can take PDF, Word/)
    const elsewhere = { ...attachment('a.pdf'), content: { downloadUrl: 'https://evil.example/a' } }
    assert.match(String(await sends(SAM, '', elsewhere)), /could not fetch it/)
    const before = files.asked.length
    const inChannel = { type: 'message', text: 'hello', attachments: [attachment('a.pdf')] }
    await world.channel(SAM, '19:north@thread.tacv2').sends(inChannel)
    assert.equal(files.asked.length, before)
  })

  it('is attached afterwards by words alone, and thrown away by words alone', async () => {
    await sends(SAM, '', attachment('later.pdf'))
    const form = await says(world, SAM, `attach ${reference}`)
    assert.equal(boxes(form).typed, reference)
    assert.match(
      words(await says(world, SAM, `attach ${reference} reply`)),
      /3\. Reply to a question of ours/,
    )
    assert.match(words(await says(world, SAM, `attach ${reference} reply`)), /send me the file first/)
    const card = await sends(SAM, '', attachment('wrong.pdf'))
    await press(world, SAM, { card, title: 'Throw away' })
    assert.match(words(await says(world, SAM, 'throw away my papers')), /nothing of yours/)
    assert.match(words((await press(world, SAM, { card, title: 'Attach' })) as string), /./)
  })

  it('is opened by a link that gives the file once, as a file, under a neutral name', async () => {
    const list = await says(world, TESS, `papers ${reference}`)
    assert.equal(buttonsOn(list).filter(({ title }) => title === 'Open').length, 3)
    const given = cardIn((await world.chat(TESS).presses('open-paper', { reference, number: 1 })).body)
    const link = linkOn(given)
    assert.match(link, /^https:\/\/prison-contact\.council\.example\/papers\?ticket=[0-9a-f]{96}$/)
    const [one, two] = await Promise.all([opened(link), opened(link)])
    assert.deepEqual([one.status, two.status].toSorted(), [200, 410])
    const got = one.status === 200 ? one : two
    assert.equal(got.headers.get('content-type'), 'application/pdf')
    assert.equal(got.headers.get('content-disposition'), `attachment; filename="${reference}-paper-1.pdf"`)
    assert.equal(got.headers.get('cache-control'), 'no-store')
    assert.equal(got.headers.get('x-content-type-options'), 'nosniff')
    assert.match(got.headers.get('content-security-policy') ?? '', /sandbox/)
    assert.ok((await got.text()).startsWith('%PDF-'))
    for (const ticket of ['', 'x', '../../x', '<script>', 'f'.repeat(96)])
      assert.equal((await opened(`https://x.example/?ticket=${encodeURIComponent(ticket)}`)).status, 410)
  })

  it('is opened by the same words typed, and to nobody who may not see the referral', async () => {
    assert.notEqual(linkOn(await says(world, TESS, `paper 1 of ${reference}`)), '')
    for (const text of [`papers ${reference}`, `paper 1 of ${reference}`])
      assert.match(words(await says(world, SOUTH_WORKER, text)), /I cannot find that reference/)
    assert.match(words(await says(world, MAYA, `paper 1 of ${reference}`)), /I cannot find that paper/)
    assert.match(words(await says(world, SAM, `paper 9 of ${reference}`)), /I cannot find that paper/)
    const other = await world.chat(SOUTH_WORKER).presses('attach-paper', { form: { papers: 'x' } })
    assert.match(JSON.stringify(other.body), /I cannot find that paper/)
  })

  it('with a hostile name is shown as plain words, and is in no line of the log', async () => {
    const card = await sends(SAM, `attach ${reference} other`, attachment(HOSTILE))
    const json = JSON.stringify(card)
    assert.match(json, /\$\{reference\}/)
    assert.ok(json.includes('\u2068**[win](https://evil.example)** <b>x</b>'))
    assert.doesNotMatch(json, /\u202E/u)
    const body = (card as { body: { type: string }[] }).body
    assert.doesNotMatch(JSON.stringify(body.filter(({ type }) => type === 'TextBlock')), /evil/)
    assert.doesNotMatch(world.logged.join('\n'), /evil|letter\.pdf|ticket=/)
  })
})
