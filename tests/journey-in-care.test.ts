/** A child in care from MASH to two sent e-mails, over signed HTTP: the page of her own, the check, and what part 1 keeps. */
import assert from 'node:assert/strict'
import { readPdf } from './gateways/pdf-reader.ts'
import { ASSESSMENT } from './support/answers.ts'
import { CHILD_IN_CARE, IN_CARE_PAGE } from './support/answers-in-care.ts'
import { boxesOn, cardIn, wordsOn } from './support/cards.ts'
import { SAM, TESS } from './support/council.ts'
import { until } from './support/jobs.ts'
import { openWorld, type TestWorld } from './support/outside-world.ts'
import { lastPost, press, record, sendIn, signOffCard, take, write } from './support/road.ts'

const G1 = { ...ASSESSMENT.G1, escortName: 'Fay Fosterly', escortRole: 'foster_carer' }

describe('the journey of a child in care', () => {
  let world: TestWorld
  let reference = ''
  before(async () => {
    world = await openWorld()
    reference = await record(world, [CHILD_IN_CARE])
    await take(world, reference)
    world.clock.set('2026-12-03T10:00:00.000Z')
  })
  after(() => world.close())

  const open = async (key = '') => {
    await world.chat(SAM).says(`open ${reference} ${key}`)
    return cardIn(lastPost(world, SAM))
  }

  it('begins with the page about care, and with what a court has set', async () => {
    const overview = await open()
    assert.match(wordsOn(overview), /Mia Childsdottir, 12, born .*, in care/)
    const page = cardIn(await press(world, SAM, { card: overview, title: 'Go on with J1' }))
    assert.match(wordsOn(page), /0 of 9 sections done/)
    assert.match(wordsOn(page), /court order to stop it for more than seven days/)
    assert.match(wordsOn(page), /Interim order: we share parental responsibility/)
    assert.equal([...boxesOn(page).keys()][0], 'courtContact')
    assert.doesNotMatch(wordsOn(page), /\bLAC\b/)
  })

  it('is not sent in without it', async () => {
    await write(world, reference, { changes: { G1 } })
    const refused = wordsOn(cardIn(await sendIn(world, reference)))
    assert.match(refused, /Some answers are still missing/)
    assert.match(refused, /J1\. A child in care: Has a court already set contact/)
  })

  it('is written in a part or two, by card and by words', async () => {
    const { placement: _typed, ...first } = IN_CARE_PAGE
    await press(world, SAM, { card: await open('J'), title: 'Save and see all sections', typed: first })
    await world.chat(SAM).says(`write ${reference} J18: ${IN_CARE_PAGE.placement}`)
    assert.equal(boxesOn(await open('J1')).get('placement')?.value, IN_CARE_PAGE.placement)
    assert.match(wordsOn(await open()), /9 of 9 sections done/)
  })

  it('is stopped while part 1 tells with whom she lives', async () => {
    const typed = { circumstances: 'She is settled with Fay Fosterly.' }
    await press(world, SAM, { card: await open('G1'), title: 'Save and see all sections', typed })
    const refused = wordsOn(cardIn(await sendIn(world, reference)))
    assert.match(refused, /must never reach the prisoner/)
    assert.match(refused, /foster carer or home of child 1, in part 1 for child 1/)
    const mended = { circumstances: 'She is settled where she lives.' }
    await press(world, SAM, { card: await open('G1'), title: 'Save and see all sections', typed: mended })
  })

  it('comes to Tess with the check of a child in care passed, and with what was not done when it was not', async () => {
    await press(world, SAM, {
      card: await open('J1'),
      title: 'Save and see all sections',
      typed: { iroTold: 'no' },
    })
    await sendIn(world, reference)
    const card = await signOffCard(world)
    assert.match(wordsOn(card), /Needs your eye: \nChild 1 is in care: the IRO was not told\./)
    await press(world, TESS, {
      card,
      title: 'Ask for changes',
      typed: { reason: 'Tell the IRO.', section: 'J1' },
    })
    await until(() => /Tell the IRO/.test(JSON.stringify(lastPost(world, SAM))))
    const page = await press(world, SAM, { card: cardIn(lastPost(world, SAM)), title: 'Open J1' })
    await press(world, SAM, {
      card: cardIn(page),
      title: 'Save and see all sections',
      typed: { iroTold: 'yes' },
    })
    await sendIn(world, reference)
    await until(() => /Version 2/.test(JSON.stringify(lastPost(world, TESS))))
    const words = wordsOn(await signOffCard(world))
    assert.match(words, /✔ Child in care: care plan, reviewing officer and consent/)
    assert.match(words, /An adult who is named in part 2/)
  })

  it('is signed and sent; part 1 has the court’s word and not that she is in care, part 2 has the rest', async () => {
    await press(world, TESS, { card: await signOffCard(world), title: 'Sign off and send' })
    world.clock.add(601)
    const { releaseWhatIsDue } = await import('../src/workflow/dispatch.ts')
    assert.equal(await releaseWhatIsDue(world.product.world), 1)
    const toPrison = () =>
      world.outlook
        .mails()
        .find((mail) => mail.subject.endsWith(' report') && mail.to.startsWith('omu.example'))
    await until(() => toPrison() !== undefined)
    const attached = toPrison()?.attachments ?? []
    const [one, two] = await Promise.all(
      [1, 2].map(async (part) => {
        const found = attached.find(({ name }) => name === `${reference}-child-1-part-${part}.pdf`)
        assert.ok(found)
        return readPdf(found.bytes).tree.words
      }),
    )
    assert.match(one ?? '', /Contact set by a court/)
    assert.match(one ?? '', /We read each letter before it is handed over/)
    assert.doesNotMatch(one ?? '', /in care|care plan|Fosterly|foster|Quiet Row|Rhea|One letter a month/i)
    for (const held of ['Fay Fosterly', 'Rhea Reviewer', 'One letter a month', 'interim order'])
      assert.ok(two?.includes(held), held)
  })

  it('leaves no name in the channel and in no log line', () => {
    const posts = JSON.stringify(world.teams.posts('19:north@thread.tacv2'))
    assert.doesNotMatch(`${posts}${world.logged.join()}`, /Childs|Prisonson|Fosterly|Reviewer|in care/)
  })
})
