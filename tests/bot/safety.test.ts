/** Safety through the real door: what the cards say, what buttons and words do, and what never reaches a channel. */
import assert from 'node:assert/strict'
import type { Person } from '../../src/domain/people.ts'
import { REFUSALS } from '../../src/domain/refusal.ts'
import { buttonsOn, cardIn } from '../support/cards.ts'
import { ADMIN, DEPUTY, MAYA, SAM, SOUTH_WORKER, TESS } from '../support/council.ts'
import { until } from '../support/jobs.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { press, sendIn, signOffCard, write } from '../support/road.ts'
import { boxes, ownChat, words } from './own-chat.ts'
import { FAMILY, quiet, stored } from './stored.ts'

const NORTH = '19:north@thread.tacv2'

describe('safety, in a person’s own chat', () => {
  let world: TestWorld
  before(async () => {
    world = await openWorld()
    world.clock.set('2026-12-03T10:00:00.000Z')
  })
  after(() => world.close())

  const { fresh, says, opens, standing, cardAbout } = ownChat(() => world)
  const titles = (card: unknown) => buttonsOn(card).map(({ title }) => title)
  const pressed = async (person: Person, at: Parameters<typeof press>[2]) =>
    cardIn(await press(world, person, at))

  it('locks the family, shows the lock where it matters, and opens it again', async () => {
    const reference = await fresh()
    assert.doesNotMatch(words(await says(SAM, reference)), /Do not contact the family/)
    const locked = await says(MAYA, `not safe to contact ${reference}: The carer rang, she is afraid.`)
    assert.match(words(locked), /⚠ Do not contact the family: .*“The carer rang, she is afraid\.”/s)
    await quiet(world)
    const page = await says(SAM, `open ${reference} A1`)
    assert.match(words(page), /Please do not meet, telephone or write to the child or the carer/)
    const typed = { seenAlone: 'yes', childView: 'She would like to.' }
    const refused = await pressed(SAM, { card: page, title: 'Save and see all sections', typed })
    assert.match(words(refused), /Was the child seen alone\? – The family may not be contacted yet/)
    assert.equal(boxes(refused).childView, 'She would like to.')
    const overview = await says(SAM, reference)
    const form = await pressed(SAM, { card: overview, title: 'May the family be contacted?' })
    const bare = await pressed(SAM, { card: form, title: 'Write it down', typed: { to: 'yes' } })
    assert.match(words(bare), /Who decided it, how and when\? – Please answer this\./)
    const done = await pressed(SAM, {
      card: bare,
      title: 'Write it down',
      typed: { words: 'DC Smith, at ten.' },
    })
    assert.match(words(done), /The family may be contacted now\./)
    assert.ok(!titles(done).includes('May the family be contacted?'))
    const same = await says(SAM, `safe to contact ${reference}: Again.`)
    assert.ok(words(same).includes(REFUSALS.safetySame))
    assert.equal((await standing(reference)).safety?.contact?.length, 2)
  })

  it('holds the sending at the sign-off card, tells the prison only that we need longer, and lets go', async () => {
    const reference = await fresh()
    const form = await pressed(SAM, { card: await says(SAM, reference), title: 'Hold for the police' })
    assert.match(words(form), /The due day stays.*no word of the police/s)
    const sunday = { words: 'DC Smith, at ten.', day: '2026-12-20' }
    const refused = await pressed(SAM, { card: form, title: 'Hold it', typed: sunday })
    assert.match(words(refused), new RegExp(REFUSALS.notAWorkingDay))
    assert.equal((await standing(reference)).safety, undefined)
    const done = await pressed(SAM, { card: refused, title: 'Hold it', typed: { day: '2026-12-18' } })
    assert.match(words(done), /⚠ Held for the police: \nNothing is signed or sent\. “DC Smith, at ten\.”/)
    await cardAbout(TESS, 'nothing is sent for now')
    await says(TESS, `agree more time ${reference}`)
    await until(() => world.outlook.mails().some(({ subject }) => subject.endsWith(`${reference} more time`)))
    const mail = world.outlook.mails().find(({ subject }) => subject.endsWith(`${reference} more time`))
    assert.match(mail?.text ?? '', /We need until Fri 18 Dec 2026 because our enquiries are not finished/)
    assert.doesNotMatch(mail?.text ?? '', /police|DC Smith|investigat/i)
    await write(world, reference)
    await sendIn(world, reference)
    const card = await signOffCard(world)
    assert.match(words(card), /Held for the police: nothing can be sent\. “DC Smith, at ten\.”/)
    const stopped = await pressed(TESS, { card, title: 'Sign off and send' })
    assert.ok(words(stopped).includes(REFUSALS.heldForPolice))
    assert.match(
      words(await says(TESS, `lift hold ${reference}: DC Smith agrees.`)),
      /Lifted: it may be signed/,
    )
    assert.match(words(await says(TESS, `lift hold ${reference}: Twice.`)), new RegExp(REFUSALS.notHeld))
    const again = await signOffCard(world)
    assert.match(
      words(await pressed(TESS, { card: again, title: 'Sign off and send' })),
      /Until then you can undo/,
    )
    assert.equal((await standing(reference)).due.day, '2026-12-15')
  })

  it('tells the Team Manager of a concern at once, at night too, with the steps; one press says it was seen', async () => {
    world.clock.set('2026-12-05T23:10:00.000Z')
    const reference = await fresh()
    const overview = await says(SAM, reference)
    assert.match(words(overview), /not an emergency service.*01632 960 999/)
    const form = await pressed(SAM, { card: overview, title: 'Safeguarding concern' })
    for (const said of [/telephone 999/, /01632 960 999/, /Do not wait for the prison contact report/])
      assert.match(words(form), said)
    const told = await pressed(SAM, {
      card: form,
      title: 'Tell the Team Manager now',
      typed: { words: 'A bruise on the arm.' },
    })
    assert.match(words(told), /The managers are told now/)
    assert.match(words(told), /⚠ Safeguarding concern: \n.*Told: Tess Placeholder, then Dev Deputy/)
    const message = await cardAbout(TESS, 'has raised a safeguarding concern')
    assert.match(words(message), /“A bruise on the arm\.”/)
    const post = world.teams
      .postsToPerson(TESS.id)
      .findLast((each) => JSON.stringify(each).includes('safeguarding'))
    assert.equal(post?.activity?.summary, `${reference}: please read this now`)
    await until(() =>
      world.outlook.notifications().some((one) => JSON.stringify(one).includes('urgentMatter')),
    )
    assert.doesNotMatch(JSON.stringify(world.outlook.notifications()), /safeguarding|bruise|police/i)
    const seen = await pressed(TESS, { card: message, title: 'I have seen it' })
    assert.match(words(seen), /Tess Placeholder has seen it/)
    await cardAbout(SAM, 'has seen the safeguarding concern')
    assert.equal(world.teams.postsToPerson(DEPUTY.id).length, 0, 'nobody else is told any more')
    assert.match(words(await says(TESS, `seen concern ${reference}`)), new RegExp(REFUSALS.noOpenConcern))
    world.clock.set('2026-12-07T10:00:00.000Z')
    assert.doesNotMatch(words(await says(SAM, reference)), /emergency service/)
  })

  it('is raised by the tick on a page too, whatever else is wrong there, and the tick is kept nowhere', async () => {
    const reference = await fresh()
    await says(SAM, `not safe to contact ${reference}: DC Smith.`)
    const page = await says(SAM, `open ${reference} A1`)
    const typed = { safeguardingConcern: 'yes', seenAlone: 'yes', childView: 'Afraid.' }
    const wrong = await pressed(SAM, { card: page, title: 'Save and go on', typed })
    assert.match(words(wrong), /The managers are told now/)
    assert.match(words(wrong), /Was the child seen alone\? – The family may not be contacted yet/)
    assert.equal(boxes(wrong).safeguardingConcern, '')
    assert.equal((await standing(reference)).safety?.concerns?.length, 1)
    await says(TESS, `seen concern ${reference}`)
    const again = { safeguardingConcern: 'yes', seenAlone: '' }
    const told = await pressed(SAM, { card: wrong, title: 'Save and go on', typed: again })
    assert.match(words(told), /The managers are told now.*Saved: A\. The child/s)
    assert.equal((await standing(reference)).safety?.concerns?.length, 2)
    const loaded = await world.product.world.store.load(reference)
    assert.deepEqual(loaded?.assessment.A1?.answers, { childView: 'Afraid.' })
    await says(TESS, `seen concern ${reference}`)
  })

  it('says nothing of it in the channel, and nothing to those who may not see the referral', async () => {
    const reference = await fresh()
    await says(MAYA, `hold for police ${reference}: DC Smith.`)
    await says(MAYA, `ask police first ${reference}: DC Smith.`)
    await says(SAM, `concern ${reference}: A bruise.`)
    await cardAbout(TESS, 'has raised a safeguarding concern')
    assert.doesNotMatch(JSON.stringify(world.teams.posts(NORTH)), /police|held|concern|DC Smith|bruise/i)
    const before = await stored(world)
    for (const by of [SOUTH_WORKER, ADMIN])
      for (const text of [
        `concern ${reference}: x`,
        `hold for police ${reference}: x`,
        `safe to contact ${reference}: x`,
        `short report ${reference}: x`,
        `seen concern ${reference}`,
      ]) {
        const answer = words(await says(by, text))
        assert.ok(answer.includes(REFUSALS.unknownReference) || answer.includes(REFUSALS.notForYou), answer)
        assert.doesNotMatch(answer, FAMILY)
      }
    assert.equal(await stored(world), before)
    assert.match(words(await says(TESS, `seen concern ${reference}`)), /Noted that you have seen it/)
  })

  it('is the same by card as by words: each form opens from its words', async () => {
    const reference = await fresh()
    for (const [verb, text] of [
      ['safe-to-contact', `safe to contact ${reference}`],
      ['police-hold', `hold for the police ${reference}`],
      ['concern', `safeguarding concern ${reference}`],
      ['short-report', `short report ${reference}`],
    ] as const)
      assert.equal(words(await says(SAM, text)), words(await opens(SAM, verb, reference)))
  })
})
