/** A folder that was mended, through the real door: the message, its button pressed twice, the words, and an administrator. */
import assert from 'node:assert/strict'
import type { Person } from '../../src/domain/people.ts'
import { REFUSALS } from '../../src/domain/refusal.ts'
import { releaseWhatIsDue } from '../../src/workflow/dispatch.ts'
import { buttonsOn, cardIn } from '../support/cards.ts'
import { ADMIN, INES, MAYA, SAM, SOUTH_MANAGER, TESS } from '../support/council.ts'
import { until } from '../support/jobs.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { press } from '../support/road.ts'
import * as chat from './own-chat.ts'
import { justSigned, words } from './own-chat.ts'
import { changesNothing } from './stages.ts'
import { FAMILY, quiet, timesDone } from './stored.ts'

const SIGNED = /-part-\d\.pdf:\/content$/
const TITLE = 'File it again'
const AGAIN = /on their way to the team’s folder again; if it does not take them/

describe('signed reports that the folder did not take, in a person’s own chat', () => {
  let world: TestWorld
  let reference: string
  before(async () => {
    world = await openWorld()
    world.clock.set('2026-12-03T10:00:00.000Z')
    reference = await justSigned(world)
    await quiet(world)
  })
  after(() => world.close())

  const says = (person: Person, text = `file again ${reference}`) => chat.says(world, person, text)
  const signed = () => world.outlook.files().filter(({ name }) => !name.includes('draft'))
  const filed = async () => {
    const referral = await chat.standing(world, reference)
    return 'filed' in referral ? referral.filed : undefined
  }
  const folderGone = () =>
    world.outlook.fail({ method: 'PUT', path: SIGNED, status: 404, code: 'itemNotFound' })
  const hasButton = (card: unknown) => buttonsOn(card).some(({ title }) => title === TITLE)

  it('are not filed again before they have gone out, whoever asks', async () => {
    await changesNothing(world, async () => {
      for (const person of [SAM, TESS, ADMIN]) {
        const answer = await says(person)
        assert.ok(words(answer).includes(REFUSALS.nothingToFile))
        assert.equal(typeof answer === 'string', person === ADMIN)
      }
    })
  })

  it('are told with a button to the worker, the signer and the administrator, who sees no name', async () => {
    folderGone()
    world.clock.add(601)
    await releaseWhatIsDue(world.product.world)
    await until(async () => (await chat.standing(world, reference)).status === 'sent')
    await quiet(world)
    assert.deepEqual([signed().length, await filed()], [0, undefined])
    for (const person of [SAM, TESS]) {
      const told = await chat.cardAbout(world, person, `${reference}: the reports could not be filed`)
      assert.match(words(told), new RegExp(`type “file again ${reference}”`))
      assert.ok(hasButton(told))
      assert.ok(hasButton(await says(person, reference)))
    }
    const told = await chat.cardAbout(world, ADMIN, 'the team’s folder could not be written to')
    assert.ok(hasButton(told))
    assert.doesNotMatch(JSON.stringify(told), FAMILY)
  })

  it('are refused to a colleague and to MASH in words, and to another team as if there were none', async () => {
    await changesNothing(world, async () => {
      for (const person of [INES, MAYA]) {
        assert.ok(words(await says(person)).includes(REFUSALS.notToFileAgain))
        assert.ok(!hasButton(await says(person, reference)))
      }
      const none = 'file again PCA-2026-0999'
      for (const answer of [
        await says(SOUTH_MANAGER),
        await says(SOUTH_MANAGER, none),
        await says(ADMIN, none),
      ])
        assert.ok(words(answer).includes(`"${REFUSALS.unknownReference}"`))
    })
  })

  it('are filed again by an administrator, who gets a sentence alone and still cannot see the referral', async () => {
    folderGone()
    const from = world.teams.postsToPerson(ADMIN.id).length
    const card = await chat.cardAbout(world, ADMIN, 'the team’s folder could not be written to')
    const answer = JSON.stringify(await press(world, ADMIN, { card, title: TITLE }))
    assert.match(answer, AGAIN)
    assert.doesNotMatch(answer, /AdaptiveCard/)
    assert.doesNotMatch(answer, FAMILY)
    // The folder was not mended yet, so it is told once more.
    await quiet(world)
    await until(() => world.teams.postsToPerson(ADMIN.id).length > from)
    assert.doesNotMatch(JSON.stringify(world.teams.postsToPerson(ADMIN.id)), FAMILY)
    assert.match(words(await says(ADMIN, reference)), /cannot find that reference/)
    assert.deepEqual([signed().length, await timesDone(world, reference, 'fileAgain')], [0, 1])
  })

  it('are filed once by a button that is pressed twice at once, and a third press says that they are there', async () => {
    const card = await chat.cardAbout(world, SAM, `${reference}: the reports could not be filed`)
    const answers = await Promise.all([1, 2].map(() => press(world, SAM, { card, title: TITLE })))
    const said = answers.map((answer) => words(cardIn(answer)))
    assert.equal(said.filter((text) => AGAIN.test(text)).length, 1)
    const second = [REFUSALS.filingOnItsWay, REFUSALS.filedAlready]
    assert.equal(said.filter((text) => second.some((refusal) => text.includes(refusal))).length, 1)
    await until(async () => (await filed()) !== undefined)
    await quiet(world)
    assert.deepEqual([signed().length, await timesDone(world, reference, 'fileAgain')], [2, 2])
    assert.equal(await timesDone(world, reference, 'noteFiled'), 1)
    const third = words(cardIn(await press(world, SAM, { card, title: TITLE })))
    assert.ok(third.includes(REFUSALS.filedAlready))
    assert.match(third, /Filed on Thu 3 Dec 2026/)
    assert.ok(!hasButton(await says(SAM, reference)))
    for (const person of [TESS, ADMIN]) assert.ok(words(await says(person)).includes(REFUSALS.filedAlready))
  })
})
