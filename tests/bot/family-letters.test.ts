/** Letters about the outcome, through the real door: proposed, changed, read by a manager, approved, by buttons and words. */
import assert from 'node:assert/strict'
import { type FamilyLetter, lettersOf } from '../../src/domain/family-letters.ts'
import type { Person } from '../../src/domain/people.ts'
import { isRefusal, REFUSALS } from '../../src/domain/refusal.ts'
import { recordDecisionOf } from '../../src/workflow/decision.ts'
import { releaseWhatIsDue } from '../../src/workflow/dispatch.ts'
import { TOLD } from '../domain/decision-sample.ts'
import { ASSESSMENT, CHILD, SECOND_CHILD } from '../support/answers.ts'
import { buttonsOn, cardIn } from '../support/cards.ts'
import { ADMIN, DEPUTY, MAYA, SAM, SOUTH_WORKER, TESS } from '../support/council.ts'
import { until } from '../support/jobs.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { press, record, sendIn, signOffCard, take, write } from '../support/road.ts'
import { boxes, ownChat, words } from './own-chat.ts'
import { FAMILY, quiet, stored } from './stored.ts'

const BABY = { ...CHILD, fullName: 'Ann Childsdottir', dateOfBirth: '2026-01-09' }
const NOTE = '22 December, 10:00 to 15:00'

describe('letters about the outcome, in a person’s own chat', () => {
  let world: TestWorld
  let reference = ''
  before(async () => {
    world = await openWorld()
    world.clock.set('2026-12-03T10:00:00.000Z')
    reference = await record(world, [CHILD, SECOND_CHILD, BABY])
    await take(world, reference)
    await quiet(world)
    await write(world, reference, { changes: forEach(['2', '3']) })
    await sendIn(world, reference)
    await quiet(world)
    await press(world, TESS, { card: await signOffCard(world), title: 'Sign off and send' })
    world.clock.add(601)
    await releaseWhatIsDue(world.product.world)
    await until(async () => (await standing(reference)).status === 'sent', 60_000)
    await quiet(world)
    world.clock.set('2026-12-21T10:00:00.000Z')
  })
  after(() => world.close())

  const { says, standing, cardAbout } = ownChat(() => world)
  const titles = (card: unknown) => buttonsOn(card).map(({ title }) => title)
  const pressed = async (person: Person, at: Parameters<typeof press>[2]) =>
    cardIn(await press(world, person, at))
  const letters = async (): Promise<readonly FamilyLetter[]> => lettersOf(await standing(reference))
  const filed = () => world.outlook.files().map(({ name }) => name)
  const opened = async (person: Person, verb: string, page: string) =>
    cardIn((await world.chat(person).presses(verb, { reference, page })).body)

  it('wait for the decision, and say so', async () => {
    const card = await pressed(SAM, { card: await says(SAM, reference), title: 'Letters' })
    assert.match(words(card), /No decision is recorded yet/)
    assert.ok(!titles(card).includes('Write it'))
    assert.ok(words(await says(SAM, `family letter ${reference}`)).includes(REFUSALS.noDecisionForLetter))
    const [told] = TOLD.children
    const children = [1, 2, 3].map((child) => ({
      ...(told as NonNullable<typeof told>),
      ...{ child, level: child === 2 ? (4 as const) : (2 as const) },
    }))
    const answer = await recordDecisionOf(world.product.world, SAM, { reference, ...TOLD, children })
    assert.ok(!isRefusal(answer), JSON.stringify(answer))
    await quiet(world)
  })

  it('are one for the family and one for each child who can read it, and a note where visits are allowed', async () => {
    const card = await says(SAM, `letters ${reference}`)
    assert.match(words(card), /Letter to the family[\s\S]*Letter to child 1, words for 12 and older/)
    assert.match(words(card), /Letter to child 2, words for 8 to 11[\s\S]*School note for child 2/)
    assert.doesNotMatch(words(card), /Letter to child 3|School note for child [13]/)
    assert.equal(titles(card).filter((title) => title === 'Write it').length, 4)
    assert.ok(words(await says(SAM, `child letter ${reference} 3`)).includes(REFUSALS.tooYoungForLetter))
    assert.ok(words(await says(SAM, `school note ${reference}: ${NOTE}`)).includes(REFUSALS.noVisitDecided))
  })

  it('are proposed in the box, changed, and read whole by the manager, who approves them', async () => {
    const list = await says(SAM, `letters ${reference}`)
    const form = await pressed(SAM, { card: list, title: /Write it/ })
    assert.match(boxes(form).text ?? '', /^Dear Joan Carerly,[\s\S]*Ann is too small for a letter/)
    assert.match(words(form), /Mia: Level 2: letters and cards only/)
    const text = `${boxes(form).text}\n\nCome and see us.`
    const secret = await pressed(SAM, {
      ...{ card: form, title: 'Send to the Team Manager' },
      typed: { text: `${text} You live at 14 Hidden Lane.` },
    })
    assert.match(words(secret), /must never reach the prisoner[\s\S]*address of child 1/)
    assert.match(boxes(secret).text ?? '', /Come and see us\. You live/)
    assert.deepEqual(await letters(), [])
    const sent = await pressed(SAM, { card: secret, title: 'Send to the Team Manager', typed: { text } })
    assert.match(
      words(sent),
      /Sent to a manager[\s\S]*Waits for a manager to read it\. Written by Sam Example/,
    )
    assert.ok(titles(await says(TESS, reference)).includes('Letters (1 to read)'))
    const told = await cardAbout(TESS, 'a letter waits to be read')
    assert.doesNotMatch(words(told), FAMILY)
    const read = await pressed(TESS, { card: told, title: 'Read it' })
    for (const line of text.split('\n').filter((each) => each !== '' && !each.startsWith('- ')))
      assert.ok(words(read).includes(line), line)
    const done = await pressed(TESS, { card: read, title: 'Approve' })
    assert.match(words(done), /Approved\. It is being put into the team’s folder/)
    await quiet(world)
    assert.ok(filed().includes(`${reference}-letter-family-1.pdf`), filed().join())
    assert.ok(words(await pressed(TESS, { card: read, title: 'Approve' })).includes(REFUSALS.notedAlready))
    const heard = await cardAbout(SAM, 'a letter is approved')
    assert.match(JSON.stringify(heard), /Open the PDF/)
    assert.match(
      JSON.stringify(await says(SAM, `letters ${reference}`)),
      /It is in the team’s folder\.[\s\S]*OpenUrl/,
    )
  })

  it('are no manager’s own: whoever wrote one reads it without the button', async () => {
    await says(TESS, `family letter ${reference}: Dear Joan, please ring us.`)
    const id = (await letters()).at(-1)?.id ?? ''
    assert.deepEqual(titles(await opened(TESS, 'read-letter', id)), ['All letters'])
    assert.ok(words(await says(TESS, `approve letter ${reference} ${id}`)).includes(REFUSALS.ownLetter))
    assert.match(words(await cardAbout(DEPUTY, 'a letter waits to be read')), /written by Tess Placeholder/)
    assert.match(words(await says(DEPUTY, `approve letter ${reference} ${id}`)), /Approved\./)
    await quiet(world)
    assert.ok(filed().includes(`${reference}-letter-${id}.pdf`))
  })

  it('to a child may be in other words than by age, say nothing of an offence, and come back with words', async () => {
    const older = await says(SAM, `child letter ${reference} 1`)
    assert.match(boxes(older).text ?? '', /You can ask for an advocate/)
    const young = await pressed(SAM, { card: older, title: 'Use words for 4 to 7' })
    assert.match(boxes(young).text ?? '', /They will think about it again by/)
    const typed = { text: 'Dear Mia,\n\nHe was convicted.' }
    const refused = await pressed(SAM, { card: young, title: 'Send to the Team Manager', typed })
    assert.match(words(refused), /says nothing of what happened[\s\S]*“convicted”/)
    const again = await pressed(SAM, { card: refused, title: 'Begin again' })
    await pressed(SAM, { card: again, title: 'Send to the Team Manager' })
    assert.equal((await letters()).at(-1)?.id, 'child-young-1-1')
    const read = await opened(TESS, 'read-letter', 'child-young-1-1')
    const empty = await pressed(TESS, { card: read, title: 'Give back' })
    assert.ok(words(empty).includes(REFUSALS.reasonNeeded))
    const back = await pressed(TESS, { card: empty, title: 'Give back', typed: { words: 'Use her words.' } })
    assert.match(words(back), /Given back\.[\s\S]*“Use her words\.”/)
    const told = await cardAbout(SAM, 'a letter came back')
    const change = await pressed(SAM, { card: told, title: 'Change it' })
    assert.match(words(change), /Tess Placeholder asks for changes[\s\S]*“Use her words\.”/)
    assert.match(boxes(change).text ?? '', /^Dear Mia,/)
    const sent = await says(SAM, `child letter ${reference} 1 young: as proposed`)
    assert.match(words(sent), /Sent to a manager/)
  })

  it('to a school is a day and a time, and nothing that tells more', async () => {
    const blank = await says(SAM, `school note ${reference} child 2`)
    assert.deepEqual(Object.keys(boxes(blank)), ['day', 'time'])
    const early = await pressed(SAM, {
      ...{ card: blank, title: 'Show the note' },
      typed: { day: '2026-12-01', time: '10:00' },
    })
    assert.match(words(early), /This date is in the past/)
    assert.equal(boxes(early).time, '10:00')
    const form = await says(SAM, `school note ${reference} child 2: ${NOTE}`)
    assert.match(boxes(form).text ?? '', /Leo Childsson has an authorised appointment on 22 December 2026/)
    const more = { text: `${boxes(form).text} He goes to see his dad in prison.` }
    const refused = await pressed(SAM, { card: form, title: 'Send to the Team Manager', typed: more })
    assert.match(words(refused), /told of an appointment and of nothing else[\s\S]*“prison”/)
    await pressed(SAM, { card: form, title: 'Send to the Team Manager' })
    const id = (await letters()).at(-1)?.id ?? ''
    assert.equal(id, 'school-2-1')
    await says(TESS, `approve letter ${reference} ${id}`)
    await quiet(world)
    assert.ok(filed().includes(`${reference}-school-note-2-1.pdf`))
    assert.doesNotMatch(filed().join(), FAMILY)
  })

  it('are shown to nobody outside the team, and change nothing for them', async () => {
    const before = await stored(world)
    for (const person of [SOUTH_WORKER, ADMIN, MAYA]) {
      const say = person === MAYA ? REFUSALS.notSocialWorkerOfTeam : REFUSALS.unknownReference
      for (const text of [
        `letters ${reference}`,
        `family letter ${reference}: Dear Joan`,
        `child letter ${reference} 1`,
        `read letter ${reference} family-1`,
        `give back letter ${reference} family-1: no`,
      ])
        assert.ok(words(await says(person, text)).includes(say), `${person.name}: ${text}`)
      assert.ok(!words(await says(person, `approve letter ${reference} child-young-1-2`)).includes('Dear'))
    }
    assert.equal(await stored(world), before)
  })

  it('that there cannot be are answered kindly, and nothing that was typed is believed', async () => {
    const before = await stored(world)
    assert.ok(words(await says(SAM, `read letter ${reference} family-99`)).includes(REFUSALS.letterChanged))
    assert.ok(words(await says(SAM, `read letter ${reference} nothing-1`)).includes(REFUSALS.noSuchLetter))
    assert.ok(words(await says(SAM, `child letter ${reference} 9`)).includes(REFUSALS.noSuchLetter))
    for (const page of ['family-1', 'child-old-1', '__proto__', 'school-0']) {
      const answer = await world.chat(SAM).presses('write-letter', { reference, page })
      assert.match(JSON.stringify(answer.body), /That button does not work any more/)
    }
    assert.equal(await stored(world), before)
  })
})

/** The pages of the other children, as those of the first. */
const forEach = (children: readonly string[]) =>
  Object.fromEntries(
    children.flatMap((child) =>
      ['A', 'G', 'H'].map((section) => [`${section}${child}`, ASSESSMENT[`${section}1`] ?? {}]),
    ),
  )
