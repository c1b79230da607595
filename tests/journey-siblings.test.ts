/** Two siblings in one request, and an earlier request of the same prisoner: shared facts once, and no precedent unseen. */
import assert from 'node:assert/strict'
import { ASSESSMENT, CHILD, PRISONER, SECOND_CHILD } from './support/answers.ts'
import { button, cardIn, wordsOn } from './support/cards.ts'
import { SAM, TESS } from './support/council.ts'
import { until } from './support/jobs.ts'
import { openWorld, type TestWorld } from './support/outside-world.ts'
import { lastPost, press, record, sendIn, signOffCard, take, write } from './support/road.ts'

const COUSIN = { ...CHILD, fullName: 'Cara Cousins', dateOfBirth: '2015-01-02' }
const STRANGER = { ...PRISONER, fullName: 'Alan Prisonsson', prisonNumber: 'B2345CD' }
const SECOND = {
  A2: { ...ASSESSMENT.A1, childView: 'He says: I want to see Dad.', childViewCode: 'wants' },
  G2: { ...ASSESSMENT.G1, recommendedLevel: '1', inBestInterests: 'no', conditions: '' },
  H2: { ...ASSESSMENT.H1 },
}

describe('the journey of two siblings whose cousin was assessed before', () => {
  let world: TestWorld
  let earlier = ''
  let near = ''
  let reference = ''
  before(async () => {
    world = await openWorld()
    world.clock.set('2026-12-03T10:00:00.000Z')
    earlier = await record(world, [COUSIN])
    await take(world, earlier)
    await write(world, earlier)
    await sendIn(world, earlier)
    near = await record(world, [{ ...CHILD, fullName: 'Nora Nearly' }], STRANGER)
    reference = await record(world, [CHILD, SECOND_CHILD])
    await take(world, reference)
  })
  after(() => world.close())

  const overview = async () => {
    await world.chat(SAM).says(`open ${reference}`)
    return cardIn(lastPost(world, SAM))
  }

  it('shows the cousin with the level advised for her, and the brother and sister with none yet', async () => {
    const words = wordsOn(await overview())
    assert.match(
      words,
      new RegExp(`${earlier}: \\nCara Cousins \\(11\\) – Level 2: .*, waiting for sign-off`),
    )
    assert.match(words, /this request, child 1: \nMia Childsdottir \(12\) – no advice yet/)
    assert.match(words, /this request, child 2: \nLeo Childsson \(9\) – no advice yet/)
    assert.match(words, /Agreeing for one may be read as a precedent for the others\./)
  })

  it('offers who may be the same prisoner, and a person decides', async () => {
    const card = await overview()
    assert.match(wordsOn(card), new RegExp(`Is it the same prisoner\\? \\n${near}: Alan Prisonsson, B2345CD`))
    assert.doesNotMatch(wordsOn(card), /Nora Nearly/)
    const answered = wordsOn(cardIn(await press(world, SAM, { card, title: 'No' })))
    assert.match(answered, new RegExp(`Noted: ${near} is not about the same prisoner\\.`))
    assert.doesNotMatch(answered, /Is it the same prisoner/)
    await world.chat(SAM).says(`same prisoner ${reference} and ${near}: yes`)
    assert.match(wordsOn(await overview()), /Nora Nearly/)
    await world.chat(SAM).says(`same prisoner ${reference} ${near}: no`)
    await world.chat(SAM).says(`linked ${reference}`)
    const all = wordsOn(cardIn(lastPost(world, SAM)))
    assert.match(all, /Cara Cousins/)
    assert.doesNotMatch(all, /Nora Nearly/)
  })

  it('asks for what all share once, and for each child’s own answers apart', async () => {
    await write(world, reference, { changes: { ...SECOND, D: { ...ASSESSMENT.D, precedent: '' } } })
    const words = wordsOn(await overview())
    assert.match(words, /8 of 8 sections done/)
    assert.match(words, /Explain 2/, 'the precedent is not answered, for either child')
    assert.match(
      words,
      /this request, child 2: \nLeo Childsson \(9\) – Level 1: no contact of any kind, so far/,
    )
    await world.chat(SAM).says(`write ${reference} D5: For Leo nothing follows: he is afraid of him.`)
    const done = await overview()
    assert.doesNotMatch(wordsOn(done), /Explain 2/)
    assert.ok(button(done, 'Send to the Team Manager'))
  })

  it('comes to Tess as one sign-off with a report each, and with what was advised for the cousin', async () => {
    await sendIn(world, reference)
    await until(() => JSON.stringify(lastPost(world, TESS)).includes(reference))
    const words = wordsOn(await signOffCard(world))
    assert.match(words, new RegExp(`${earlier}: \\nCara Cousins \\(11\\) – Level 2`))
    assert.match(words, /this request, child 2: \nLeo Childsson \(9\) – Level 1/)
    assert.match(
      words,
      /✔ Other children linked to the prisoner are considered, and what the advice means for them/,
    )
    const reports = await world.product.world.store.reports(reference, 1, false)
    assert.deepEqual(
      reports.map(({ document }) => document.fileName).toSorted(),
      [1, 2].flatMap((child) => [1, 2].map((part) => `${reference}-child-${child}-part-${part}.pdf`)),
    )
    const shared = reports.map(({ document }) => JSON.stringify(document.blocks).includes('HMP Example'))
    assert.deepEqual(shared, [true, false, true, false], 'typed once, and in each part 1')
  })

  it('tells the cousin’s own worker of the siblings too', async () => {
    await world.chat(SAM).says(earlier)
    const words = wordsOn(cardIn(lastPost(world, SAM)))
    assert.match(words, new RegExp(`${reference}, child 1: \\nMia Childsdottir \\(12\\) – Level 2`))
    assert.match(words, new RegExp(`${reference}, child 2: \\nLeo Childsson \\(9\\) – Level 1`))
  })

  it('leaves no name in the channel and in no log line', () => {
    const posts = JSON.stringify(world.teams.posts('19:north@thread.tacv2'))
    assert.doesNotMatch(`${posts}${world.logged.join()}`, /Childs|Cousins|Nearly|Prisons|precedent/)
  })
})
