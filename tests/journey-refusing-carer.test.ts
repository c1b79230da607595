/** A carer who refuses, as a story: nobody is visited before the police agree, the report is short, and it answers all four. */
import assert from 'node:assert/strict'
import type { Answers } from '../src/domain/form.ts'
import { SHORT_STATEMENT } from '../src/domain/short-report.ts'
import { releaseWhatIsDue } from '../src/workflow/dispatch.ts'
import { ASSESSMENT, CARER, CHILD, PRISONER, REQUEST } from './support/answers.ts'
import { boxesOn, buttonsOn, cardIn, wordsOn } from './support/cards.ts'
import { MAYA, SAM, TESS } from './support/council.ts'
import { until } from './support/jobs.ts'
import { openWorld, type TestWorld } from './support/outside-world.ts'
import { lastPost, press, sendIn, signOffCard, take } from './support/road.ts'

const WHY = 'The grandmother will not have it, and asks us not to call.'

describe('the journey of a child whose carer refuses', () => {
  let world: TestWorld
  let reference = ''
  before(async () => {
    world = await openWorld()
  })
  after(() => world.close())

  const says = async (person: typeof SAM, text: string): Promise<unknown> => {
    await world.chat(person).says(text)
    return cardIn(lastPost(world, person))
  }
  const pressed = async (person: typeof SAM, at: Parameters<typeof press>[2]) =>
    cardIn(await press(world, person, at))
  const writes = async (key: string, typed: Answers) =>
    pressed(SAM, {
      ...{ card: await says(SAM, `open ${reference} ${key}`), typed },
      title: 'Save and see all sections',
    })

  it('is recorded by MASH: the carer refuses, and the police are to be asked first', async () => {
    let card = await says(MAYA, 'new referral')
    for (const [title, typed] of [
      [/Next/, { ...REQUEST, safeToContactFamily: 'ask_police_first' }],
      [/Next/, PRISONER],
      [/Next/, CHILD],
      [/Record/, { ...CARER, supportsContact: 'no' }],
    ] as const)
      card = await pressed(MAYA, { card, title, typed })
    reference = /PCA-\d{4}-\d{4}/.exec(wordsOn(card))?.[0] ?? ''
    assert.equal(reference, 'PCA-2026-0001')
    await take(world, reference)
    world.clock.set('2026-12-03T10:00:00.000Z')
  })

  it('shows Sam that nobody may be contacted, and that a short report will do', async () => {
    const overview = await says(SAM, reference)
    assert.match(wordsOn(overview), /Do not contact the family: \n.*MASH recorded: Ask the police first/)
    assert.ok(buttonsOn(overview).some(({ title }) => title === 'Short report'))
    const page = await says(SAM, `open ${reference} A1`)
    const refused = await pressed(SAM, {
      ...{ card: page, title: 'Save and see all sections' },
      typed: { childViewCode: 'wants', seenAlone: 'yes', childView: 'She says yes.' },
    })
    assert.match(wordsOn(refused), /The family may not be contacted yet/)
  })

  it('is made short with a reason; then only what can be known without the family is needed', async () => {
    const form = await pressed(SAM, { card: await says(SAM, reference), title: 'Short report' })
    const chosen = await pressed(SAM, { card: form, title: 'Make it short', typed: { words: WHY } })
    assert.match(wordsOn(chosen), /A short report: \n“The grandmother will not have it/)
    await writes('A1', {
      ...{ childViewCode: 'not_asked', seenAlone: '', childView: '' },
      viewNotSought: 'The police ask that nobody speaks to her yet.',
    })
    const page = await says(SAM, `open ${reference} A1`)
    assert.equal(boxesOn(page).get('seenAlone')?.value ?? '', '')
    await writes('B', { carerStand: 'refuses' })
    const early = wordsOn(cardIn(await sendIn(world, reference)))
    assert.match(early, /B\. The carer: Risk of the carer pushing the child/)
    assert.doesNotMatch(early, /F\. The setting: |A1\. The child: /)
    await writes('B', { coercionRisk: 'medium', coercionReason: 'He writes to her every week.' })
    await writes('C', ASSESSMENT.C ?? {})
    await writes('D', { ...ASSESSMENT.D, chronology: '', askedNote: 'By 2 December.' })
    await writes('E', ASSESSMENT.E ?? {})
    await writes('G1', {
      ...ASSESSMENT.G1,
      ...{ inBestInterests: 'no', recommendedLevel: '1', conditions: '', escortFound: 'no' },
      ...{
        escortName: '',
        escortRole: '',
        escortReasons: 'Nobody in the family will go.',
        noEscortReason: 'not_willing',
      },
    })
    await writes('H1', ASSESSMENT.H1 ?? {})
  })

  it('comes to Tess, who reads that it is short and why', async () => {
    assert.match(wordsOn(cardIn(await sendIn(world, reference))), /Tess Placeholder gets it/)
    const words = wordsOn(await signOffCard(world))
    assert.match(words, /This is a short report: “The grandmother will not have it/)
    assert.match(words, /Please do not meet, telephone or write to the child or the carer/)
    assert.match(words, /Level 1: no contact of any kind/)
  })

  it('waits when the police ask for it, and tells the prison nothing of them', async () => {
    await says(MAYA, `hold for police ${reference}: DC Smith, by telephone.`)
    const stopped = await pressed(TESS, { card: await signOffCard(world), title: 'Sign off and send' })
    assert.match(wordsOn(stopped), /The police have asked us to wait, so the report cannot be sent yet/)
    await says(TESS, `lift hold ${reference}: DC Smith agrees.`)
    const signed = await pressed(TESS, { card: await signOffCard(world), title: 'Sign off and send' })
    assert.match(wordsOn(signed), /Until then you can undo it/)
    assert.ok(world.outlook.mails().every(({ text }) => !/police|DC Smith/i.test(text)))
  })

  it('is sent: part 1 answers all four and says that it is short, part 2 says why', async () => {
    world.clock.add(601)
    assert.equal(await releaseWhatIsDue(world.product.world), 1)
    await until(() => world.outlook.mails().filter(({ subject }) => subject.endsWith(' report')).length === 2)
    const kept = await world.product.world.store.reports(reference, 1, true)
    const [one = '', two = ''] = kept
      .map(({ document }) => document)
      .toSorted((a, b) => a.part - b.part)
      .map((document) => JSON.stringify(document))
    assert.ok(one.includes(SHORT_STATEMENT))
    for (const answer of ['(a) Circumstances', '(b) In the child', '(c) Level we advise', '(d) Adult'])
      assert.ok(one.includes(answer), answer)
    assert.doesNotMatch(one, /grandmother will not|refuses|He writes to her/i)
    assert.ok(two.includes(WHY) && two.includes('He writes to her every week.'))
  })
})
