/** The inspection pack through the real door: asked for with a reason in one's own chat, fetched once, and by few. */
import assert from 'node:assert/strict'
import { cardIn, wordsOn } from '../support/cards.ts'
import { DEPUTY, HEAD, MAYA, SAM, TESS } from '../support/council.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { lastPost } from '../support/road.ts'
import { auditOf } from '../support/stored.ts'
import { boxes, justTaken, says, words } from './own-chat.ts'

describe('an inspection pack, in a person’s own chat', () => {
  let world: TestWorld
  let reference: string
  before(async () => {
    world = await openWorld()
    reference = await justTaken(world)
  })
  after(() => world.close())

  const linksOn = (card: unknown): readonly string[] =>
    [...JSON.stringify(card).matchAll(/"url":"([^"]+)"/g)].map(([, url]) => url ?? '')
  const fetched = (link: string) => fetch(`${world.product.url}/exports${new URL(link).search}`)

  it('is asked why before it is made, and nothing that was typed is lost', async () => {
    const form = await says(world, TESS, `inspection pack ${reference}`)
    assert.match(words(form), /Everything on this reference/)
    assert.equal(boxes(form).subject, 'whole')
    const who = await says(world, TESS, `subject access ${reference}: his letter of 3 December`)
    assert.match(words(who), /say whose request it is/)
    assert.equal(boxes(who).words, 'his letter of 3 December')
  })

  it('comes as two links that each give the file once, as a file, under a neutral name', async () => {
    const card = await says(world, TESS, `inspection pack ${reference}: the ombudsman asks`)
    const [pdf = '', json = ''] = linksOn(card)
    assert.match(pdf, /^https:\/\/prison-contact\.council\.example\/exports\?ticket=[0-9a-f]{96}$/)
    const got = await fetched(pdf)
    assert.equal(
      got.headers.get('content-disposition'),
      `attachment; filename="${reference}-inspection-pack.pdf"`,
    )
    assert.equal(got.headers.get('cache-control'), 'no-store')
    assert.match(got.headers.get('content-security-policy') ?? '', /sandbox/)
    assert.ok((await got.text()).startsWith('%PDF-'))
    const again = await fetched(pdf)
    assert.equal(again.status, 410)
    assert.match(await again.text(), /works once, for two minutes/)
    assert.equal(((await (await fetched(json)).json()) as { reference: string }).reference, reference)
    for (const ticket of ['', 'x', '../../x', 'f'.repeat(96)])
      assert.equal((await fetched(`https://x.example/?ticket=${encodeURIComponent(ticket)}`)).status, 410)
    const asked = (await auditOf(world.product.database, reference)).filter(({ what }) =>
      what.includes('export'),
    )
    assert.ok(asked.some(({ reason }) => reason.includes('the ombudsman asks')))
    assert.doesNotMatch(world.logged.join('\n'), /ticket=|ombudsman/)
  })

  it('comes with gaps for whoever asks what we hold about them', async () => {
    const card = await says(world, HEAD, `subject access ${reference} for the carer: her letter`)
    assert.match(words(card), /For the carer, with gaps/)
    const [, json = ''] = linksOn(card)
    const pack = (await (await fetched(json)).json()) as { variant: string; subject: string }
    assert.deepEqual([pack.variant, pack.subject], ['redacted', 'the carer'])
  })

  it('is said no to kindly, and not a word more, to those who may not have it', async () => {
    for (const by of [SAM, MAYA, DEPUTY]) {
      assert.match(
        words(await says(world, by, `inspection pack ${reference}: why`)),
        /I cannot find it among/,
      )
      assert.match(words(await says(world, by, `subject access ${reference}: why`)), /I cannot find it among/)
    }
    assert.match(
      words(await says(world, TESS, 'inspection pack PCA-2026-9999: why')),
      /I cannot find it among/,
    )
    const pressed = await world.chat(SAM).presses('inspection-pack', { reference })
    assert.match(JSON.stringify(pressed.body), /I cannot find it among/)
  })

  it('is never answered in a channel: the links go to the own chat of whoever asked', async () => {
    const text = `inspection pack ${reference}: why`
    await world.channel(TESS, '19:north@thread.tacv2').sends({ type: 'message', text })
    assert.match(wordsOn(cardIn(lastPost(world, TESS))), /: inspection pack/)
    const calls = world.teams.calls.map((call) => JSON.stringify(call))
    const inChannel = calls.filter((call) => call.includes('19:north@thread.tacv2'))
    assert.ok(inChannel.length > 0)
    for (const call of inChannel) assert.ok(!call.includes('exports?ticket'))
  })
})
