/** Reviews, transfers, releases and children who move, through the real door: by buttons and by words. */
import assert from 'node:assert/strict'
import type { Person } from '../../src/domain/people.ts'
import { REFUSALS } from '../../src/domain/refusal.ts'
import { buttonsOn, cardIn } from '../support/cards.ts'
import { MAYA, SAM, SOUTH_WORKER, TESS } from '../support/council.ts'
import { decide, sendReport } from '../support/decided-road.ts'
import { until } from '../support/jobs.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { press, write } from '../support/road.ts'
import { boxes, ownChat, words } from './own-chat.ts'
import { quiet, stored, timesDone } from './stored.ts'

describe('what changes after sending, in a person’s own chat', () => {
  let world: TestWorld
  let reference = ''
  before(async function () {
    this.timeout(90_000)
    world = await openWorld()
    world.clock.set('2026-12-03T10:00:00.000Z')
    reference = await fresh()
    await write(world, reference)
    await sendReport(world, reference)
    await decide(world, reference)
  })
  after(() => world.close())

  const { fresh, says, opens, standing, cardAbout } = ownChat(() => world)
  const titles = (card: unknown) => buttonsOn(card).map(({ title }) => title)
  const pressed = async (person: Person, at: Parameters<typeof press>[2]) =>
    cardIn(await press(world, person, at))
  const kinds = async () => (await standing(reference)).custody?.map(({ kind, on }) => `${kind} ${on}`)

  it('stands as buttons on the card of the referral, for MASH too', async () => {
    for (const person of [SAM, TESS, MAYA]) {
      const card = await says(person, reference)
      for (const title of ['Begin the review', 'Transfer or release', 'A child has moved'])
        assert.ok(titles(card).includes(title), title)
      assert.ok(!titles(card).includes('How it went'))
    }
  })

  it('says plainly what travels to another prison and what does not, and sends nothing before a press', async () => {
    world.clock.add(60)
    const form = await pressed(SAM, { card: await says(SAM, reference), title: 'Transfer or release' })
    assert.match(words(form), /The prisoner is at HMP Example\./)
    const bare = await pressed(SAM, { card: form, title: 'Write it down', typed: { kind: 'transfer' } })
    assert.match(words(bare), /If moved: to which prison\? – Please answer this\./)
    const typed = { kind: 'transfer', prison: 'ZBB', words: 'The OMU, at ten.' }
    const said = await pressed(SAM, { card: bare, title: 'Write it down', typed })
    assert.match(words(said), /Moved to HMP Placeholder on Thu 3 Dec 2026/)
    assert.match(words(said), /The decision does not travel by itself: .* decides anew/)
    assert.match(words(said), /What does not travel: approval of visits/)
    const mails = () => world.outlook.mails().filter(({ to }) => to === 'omu.placeholder@prison.example')
    assert.deepEqual(mails(), [])
    const again = await pressed(SAM, { card: said, title: 'Send again' })
    assert.equal(boxes(again).mail, 'report-to-prison')
    await pressed(SAM, { card: again, title: 'Send it again', typed: { words: 'There now.' } })
    await until(() => mails().length === 1)
    const [mail] = mails()
    assert.match(String(mail?.text), /written for the prison where the prisoner was before/)
    assert.match(String(mail?.text), /it decided: child 1: Level 2/)
    assert.match(String(mail?.text), /do not share part 2 with the prisoner/)
    assert.equal(mail?.attachments.length, 2)
    assert.doesNotMatch(String(mail?.subject), /Prisonson|Placeholder/)
  })

  it('is written down in words: to another prison, on which day, or the form asks', async () => {
    const back = await says(MAYA, `transfer ${reference} to ZAA on 3 December: The OMU.`)
    assert.match(words(back), /Moved to HMP Example on Thu 3 Dec 2026/)
    const nowhere = await says(MAYA, `transfer ${reference} to Nowhere: The OMU.`)
    assert.match(words(nowhere), /to which prison\? – Please answer this\./)
    assert.deepEqual(
      [boxes(nowhere).kind, boxes(nowhere).prison, boxes(nowhere).words],
      ['transfer', '', 'The OMU.'],
    )
    assert.deepEqual(boxes(await says(MAYA, `transfer ${reference}`)).kind, 'transfer')
  })

  it('says that the levels of the prison end with a release, and whom to tell', async () => {
    const date = await says(MAYA, `release date ${reference} 3 March 2027: The OMU.`)
    assert.match(words(date), /To be released on Wed 3 Mar 2027/)
    assert.match(words(date), /the probation officer, the MAPPA coordinator/)
    const early = await says(MAYA, `released ${reference} on 5 December 2026: The OMU.`)
    assert.match(words(early), /On which day\? – That day is still to come/)
    const out = await says(MAYA, `released on licence ${reference} on 2 December: The OMU.`)
    assert.match(words(out), /The levels of contact are the prison’s, and they end now/)
    assert.match(words(out), /Please ask for the release plan/)
    assert.deepEqual((await kinds())?.slice(-2), ['release date 2027-03-03', 'release on licence 2026-12-02'])
  })

  it('asks whether the child is safe, with the concern one press away, when the address is near or not known', async () => {
    for (const where of ['home', 'near', 'not known', 'with the carer']) {
      const card = await says(SAM, `release address ${reference} ${where}: The OMU.`)
      assert.match(words(card), /⚠ Is the child safe\?/, where)
      const concern = await pressed(SAM, { card, title: 'Safeguarding concern' })
      assert.match(words(concern), /worried|concern/i)
    }
    const away = await says(SAM, `release address ${reference} away: The OMU.`)
    assert.doesNotMatch(words(away), /Is the child safe/)
    assert.ok(!titles(away).includes('Safeguarding concern'))
  })

  it('asks how it went once there was a release, by card and by words', async () => {
    const card = await says(SAM, reference)
    const form = await pressed(SAM, { card, title: 'How it went' })
    const bare = await pressed(SAM, { card: form, title: 'Keep it', typed: { support: 'early_help' } })
    assert.match(words(bare), /needs for themselves – Please answer this\./)
    await pressed(SAM, { card: bare, title: 'Keep it', typed: { needs: 'money,childcare' } })
    await says(SAM, `after release ${reference} arranging contact and therapy; carer housing: Well.`)
    assert.deepEqual(
      (await standing(reference)).afterRelease?.map(({ support, needs }) => [support, needs]),
      [
        [['early_help'], ['money', 'childcare']],
        [['contact', 'therapy'], ['housing']],
      ],
    )
    assert.ok(!titles(await says(SAM, reference)).includes('How it went'))
  })

  it('asks MASH whether another authority takes over for a child who has moved, without an address', async () => {
    const said = await says(SAM, `child moved ${reference} 1 to Northshire: The school.`)
    assert.match(words(said), /Child 1 lives in the area of Northshire.* now\./)
    assert.match(words(said), /A review would be for Northshire/)
    const heard = await cardAbout(MAYA, 'child 1 lives in the area of Northshire')
    assert.ok(!titles(heard).includes('Pass it on'))
    const other = await fresh()
    await says(SAM, `child moved ${other} 1 to Northshire: The school.`)
    assert.match(
      words(await cardAbout(MAYA, `${other}: a child has moved`)),
      /Somebody is assessing it already/,
    )
    assert.match(words(await says(SAM, reference)), /Child 1 lives with another authority now: Northshire/)
  })

  it('begins a review from the card, once, and shows what it made', async () => {
    const overview = await says(TESS, reference)
    const form = await pressed(TESS, { card: overview, title: 'Begin the review' })
    assert.match(words(form), /The prison, or whoever asked, gets a receipt that says it is a review/)
    const done = await pressed(TESS, { card: form, title: 'Begin the review', typed: { words: 'A letter.' } })
    const own = (await standing(reference)).reviews?.at(-1)?.reference ?? ''
    assert.match(words(done), new RegExp(`The review has begun: it is ${own}`))
    assert.match(words(done), new RegExp(`Review of: \n${reference}`))
    await quiet(world)
    assert.match(words(await cardAbout(SAM, `${own}: a review has begun`)), /You know the family/)
    const receipt = world.outlook.mails().find(({ subject }) => subject.includes(own))
    assert.match(
      String(receipt?.text),
      new RegExp(`look again at the contact that our report ${reference} was about`),
    )
    const twice = await says(MAYA, `review ${reference}: Again.`)
    assert.ok(words(twice).includes(REFUSALS.reviewedAlready))
    assert.ok(words(twice).includes(own))
    assert.ok(!titles(await says(TESS, reference)).includes('Begin the review'))
    assert.equal(await timesDone(world, reference, 'startReview'), 1)
    await pressed(SAM, { card: await cardAbout(SAM, `${own}: a review has begun`), title: 'Take it' })
    const page = await says(SAM, `open ${own} C`)
    assert.match(words(page), new RegExp(`Copied from ${reference}, written on`))
    assert.match(words(page), /who was harmed – check still true/)
    const child = await says(SAM, `open ${own} A`)
    assert.match(words(child), /The last time\. Please ask anew[\s\S]*How does the child feel/)
    assert.equal(boxes(child).childView, '')
    await pressed(SAM, { card: page, title: 'Save and read guidance' })
    assert.match(words(await says(SAM, `open ${own} C`)), /check still true/)
    const all = await pressed(SAM, { card: page, title: /all sections/ })
    assert.doesNotMatch(words(await says(SAM, `open ${own} C`)), /check still true/)
    assert.match(words(all), /copied, check still true/)
  })

  it('is nobody’s business who may not see the referral', async () => {
    const before = await stored(world)
    for (const typed of [
      `review ${reference}: why`,
      `released ${reference} on 1 December: The OMU.`,
      `child moved ${reference} 1: The school.`,
      `after release ${reference} contact; carer money: Well.`,
    ])
      assert.match(words(await says(SOUTH_WORKER, typed)), /cannot find that reference/)
    assert.equal(await stored(world), before)
  })

  it('is refused where there is nothing to review yet', async () => {
    const other = await fresh()
    assert.ok(words(await opens(SAM, 'start-review', other)).includes(REFUSALS.nothingToReview))
  })
})
