/** One referral from MASH to two sent e-mails, as a story, over signed HTTP. */
import assert from 'node:assert/strict'
import { ofType } from './cards/card-tree.ts'
import { ASSESSMENT, CARER, CHILD, PRISONER, REQUEST, SECOND_CHILD } from './support/answers.ts'
import { boxesOn, button, buttonsOn, cardIn, filled, wordsOn } from './support/cards.ts'
import { MAYA, SAM, TESS } from './support/council.ts'
import { until } from './support/jobs.ts'
import { openWorld, type TestWorld } from './support/outside-world.ts'
import { lastPost, press, sendIn, signOffCard } from './support/road.ts'

const NORTH = '19:north@thread.tacv2'

describe('the journey of one referral with two children', () => {
  let world: TestWorld
  let reference = ''

  before(async () => {
    world = await openWorld()
  })
  after(() => world.close())

  const channelCard = () => cardIn(world.teams.posts(NORTH).at(-1))

  it('begins in a dialog that MASH opens from the message extension', async () => {
    const maya = world.chat(MAYA)
    let answer = await maya.opensExtension('newReferral')
    for (const [title, typed] of [
      [/Next/, REQUEST],
      [/Next/, PRISONER],
      ['Add another child', CHILD],
      [/Next/, SECOND_CHILD],
    ] as const) {
      const card = cardIn(answer.body)
      assert.ok(
        buttonsOn(card).every((each) => each.data.verb === 'fill-referral'),
        'a dialog knows Action.Submit alone',
      )
      answer = await maya.submitsExtension('newReferral', filled(card, title, typed))
      assert.equal(answer.status, 200)
    }
    answer = await maya.submitsExtension('newReferral', filled(cardIn(answer.body), /Record/, CARER))
    const words = wordsOn(cardIn(answer.body))
    reference = /PCA-2026-\d{4}/.exec(words)?.[0] ?? ''
    assert.equal(reference, 'PCA-2026-0001')
    assert.match(words, /Due Tue 15 Dec 2026/)
  })

  it('sends the prison a receipt with the date and without a name', async () => {
    await until(() => world.outlook.mails().length === 1)
    const [mail] = world.outlook.mails()
    assert.equal(mail?.to, 'omu.example@prison.example')
    assert.equal(mail?.subject, 'OFFICIAL-SENSITIVE PCA-2026-0001 receipt')
    assert.match(mail?.text ?? '', /aim to reply by Tue 15 Dec 2026/)
    assert.doesNotMatch(mail?.text ?? '', /Prisonson|Childs|Carerly/)
  })

  it('shows the team one nameless card, which Sam takes', async () => {
    await until(() => world.teams.posts(NORTH).length === 1)
    assert.match(wordsOn(channelCard()), /waiting for a worker/)
    const { verb, data } = button(channelCard(), 'Take it')
    await world.channel(SAM, NORTH).presses(verb, data)
    await until(() => /Sam Example/.test(wordsOn(channelCard())))
    assert.equal(world.teams.posts(NORTH).length, 1, 'the card is updated, not posted again')
    assert.doesNotMatch(wordsOn(channelCard()), /Prisonson|Childs|Carerly|A1234BC|HMP/)
  })

  it('opens the form in a dialog from the channel, and goes on in Sam’s own chat', async () => {
    const dialog = await world.channel(SAM, NORTH).opensDialog({ verb: 'open', reference })
    const overview = cardIn(dialog.body)
    assert.match(wordsOn(overview), /Mia Childsdottir/)
    const page = await world.channel(SAM, NORTH).submitsDialog(filled(overview, 'Open A1'))
    const saved = await world
      .channel(SAM, NORTH)
      .submitsDialog(filled(cardIn(page.body), 'Save and see all sections', ASSESSMENT.A1))
    assert.match(wordsOn(cardIn(saved.body)), /0 of 8 sections done/)
    await world.channel(SAM, NORTH).presses('continue', { reference, version: 2 })
    await until(() => /A. The child, child 1/.test(JSON.stringify(lastPost(world, SAM))))
  })

  it('is written section by section, from one to the next', async () => {
    world.clock.set('2026-12-03T10:00:00.000Z')
    const answers: Record<string, Readonly<Record<string, string>>> = {
      ...ASSESSMENT,
      A2: { ...ASSESSMENT.A1, childView: 'He says: I want to see Dad.', childViewCode: 'wants' },
      G2: { ...ASSESSMENT.G1, recommendedLevel: '1', inBestInterests: 'no', conditions: '' },
      H2: { ...ASSESSMENT.H1 },
    }
    await world.chat(SAM).says(`open ${reference} A1`)
    let card: unknown = cardIn(lastPost(world, SAM))
    for (const key of ['A1', 'A2', 'B', 'C', 'D', 'E', 'F', 'G1', 'G2', 'H1', 'H2'])
      card = await press(world, SAM, { card, title: 'Save and go on', typed: answers[key] ?? {} })
    const words = wordsOn(cardIn(card))
    assert.match(words, /8 of 8 sections done/)
    const again = await world.chat(SAM).says(`open ${reference} A2`)
    assert.equal(again.status, 200)
    assert.equal(boxesOn(cardIn(lastPost(world, SAM))).get('childView')?.value, 'He says: I want to see Dad.')
  })

  it('is sent in, filed as drafts, and comes to Tess by card and feed', async () => {
    assert.match(wordsOn(cardIn(await sendIn(world, reference))), /Tess Placeholder gets it/)
    const card = await signOffCard(world)
    const words = wordsOn(card)
    assert.match(words, /Level 2: letters and cards only/)
    assert.match(words, /Level 1: no contact of any kind/)
    assert.match(words, /checks passed/)
    assert.match(words, /HMP Example – omu.example@prison.example/)
    const files = world.outlook.files()
    assert.equal(files.length, 4)
    assert.ok(
      files.every((file) => file.driveId === 'drive-north' && file.name.startsWith('PCA-2026-0001-child-')),
    )
    await until(() => world.outlook.notifications().length === 1)
    assert.doesNotMatch(JSON.stringify(world.outlook.notifications()), /Prisonson|Childs|Carerly/)
  })

  it('goes back once with a reason, which reaches Sam with a button to the section', async () => {
    const typed = { reason: 'Please say more about the letters.', section: 'G1' }
    await press(world, TESS, { card: await signOffCard(world), title: 'Ask for changes', typed })
    await until(() => /Please say more about the letters/.test(JSON.stringify(lastPost(world, SAM))))
    const card = await press(world, SAM, { card: cardIn(lastPost(world, SAM)), title: 'Open G1' })
    await press(world, SAM, {
      card: cardIn(card),
      title: 'Save and see all sections',
      typed: { whatWouldChangeThis: 'A letter that frightens her.' },
    })
    await sendIn(world, reference)
  })

  it('is signed off with one press, and can be undone before anything goes', async () => {
    await until(() => /Version 2/.test(JSON.stringify(lastPost(world, TESS))))
    let card = await press(world, TESS, { card: await signOffCard(world), title: 'Sign off and send' })
    assert.match(wordsOn(cardIn(card)), /Until then you can undo it/)
    card = await press(world, TESS, { card: cardIn(card), title: 'Undo' })
    card = await press(world, TESS, { card: cardIn(card), title: 'Sign off and send' })
    assert.equal(world.outlook.mails().length, 1, 'nothing has gone but the receipt')
  })

  it('is sent to the prison and to the LADO when the time to undo is over', async () => {
    world.clock.add(601)
    const { releaseWhatIsDue } = await import('../src/workflow/dispatch.ts')
    assert.equal(await releaseWhatIsDue(world.product.world), 1)
    await until(() => world.outlook.mails().length === 3)
    const reports = world.outlook.mails().filter(({ subject }) => subject.endsWith(' report'))
    assert.deepEqual(reports.map(({ to }) => to).sort(), [
      'lado@council.example',
      'omu.example@prison.example',
    ])
    for (const mail of reports) {
      assert.equal(mail.subject, 'OFFICIAL-SENSITIVE PCA-2026-0001 report')
      assert.deepEqual(mail.attachments.map(({ name }) => name).sort(), [
        'PCA-2026-0001-child-1-part-1.pdf',
        'PCA-2026-0001-child-1-part-2.pdf',
        'PCA-2026-0001-child-2-part-1.pdf',
        'PCA-2026-0001-child-2-part-2.pdf',
      ])
      assert.ok(mail.attachments.every(({ bytes }) => bytes.subarray(0, 5).toString() === '%PDF-'))
    }
    await until(() => /Status: \nsent/.test(wordsOn(channelCard())))
    await until(() => /: sent/.test(JSON.stringify(lastPost(world, SAM))))
    await until(() => /: sent/.test(JSON.stringify(lastPost(world, TESS))))
    assert.equal(world.teams.posts(NORTH).length, 1, 'still one card in the channel')
  })

  it('can be opened by Sam where it is filed, once that is noted', async () => {
    const { store } = world.product.world
    await until(async () => 'filed' in ((await store.load(reference))?.referral ?? {}))
    await world.chat(SAM).says(reference)
    const card = cardIn(lastPost(world, SAM))
    assert.match(wordsOn(card), /Filed on .* The copy here is kept until .* at least\./)
    const filed = world.outlook.files().filter(({ name }) => !name.includes('draft'))
    assert.deepEqual(
      ofType(card, 'Action.OpenUrl').map(({ url }) => url),
      filed.map(({ webUrl }) => webUrl),
    )
    assert.equal(filed.length, 4)
  })

  it('ends with what the Governor decided, child by child, beside what was advised', async () => {
    world.clock.set('2026-12-21T10:00:00.000Z')
    const sam = world.chat(SAM)
    let card = cardIn((await sam.presses('record-decision', { reference })).body)
    for (const [title, typed] of [
      ['Next', { decidedOn: '2026-12-18', decidedBy: 'governor', toldBy: 'E-mail from the OMU' }],
      ['Next', { level1: '2', conditions1: 'ours' }],
      ['Record the decision', { level2: '1' }],
    ] as const)
      card = cardIn(await press(world, SAM, { card, title, typed }))
    assert.match(wordsOn(card), /Recorded\. It is as we advised\. Next: tell the family/)
    assert.match(wordsOn(card), /They look at it again: \nSat 18 Dec 2027/)
    const told = cardIn((await sam.presses('family-told', { reference })).body)
    const done = cardIn(await press(world, SAM, { card: told, title: 'Note it' }))
    assert.match(wordsOn(done), /it can be closed/)
    await until(() => /decision recorded/.test(wordsOn(channelCard())))
    assert.doesNotMatch(wordsOn(channelCard()), /[Ll]evel|Governor|Prisonson|Childs/)
  })

  it('leaves no name in any log line', () => {
    assert.doesNotMatch(world.logged.join('\n'), /Prisonson|Childs|Carerly|A1234BC|Hidden Lane|Secretwood/)
  })
})
