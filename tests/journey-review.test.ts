/** A decision is recorded, and a year later on the moved clock it is looked at again: nudged, begun, checked, signed, sent. */
import assert from 'node:assert/strict'
import { decideNudges, sayNudges } from '../src/workflow/nudges.ts'
import { quiet } from './bot/stored.ts'
import { readPdf } from './gateways/pdf-reader.ts'
import { ASSESSMENT } from './support/answers.ts'
import { boxesOn, buttonsOn, cardIn, wordsOn } from './support/cards.ts'
import { SAM, TESS } from './support/council.ts'
import { decide, sendReport } from './support/decided-road.ts'
import { until } from './support/jobs.ts'
import { openWorld, type TestWorld } from './support/outside-world.ts'
import { lastPost, press, record, sendIn, take, write } from './support/road.ts'

/** The decision names no review date, so it is a year after Mon 7 Dec 2026; four weeks before that is a Tuesday. */
const BEFORE = '2027-11-08T10:00:00.000Z'
const NUDGE = '2027-11-09T10:00:00.000Z'
const NEW_WORDS = 'She says: I write to him every week now, and that is enough.'
/** What a year has made older, and what has to be asked anew. */
const ANEW = {
  A1: { ...ASSESSMENT.A1, childView: NEW_WORDS, seenOn: '2027-11-15', lastContactDate: '2027-11-01' },
  G1: { ...ASSESSMENT.G1, escortChecksOn: '2027-11-12', reviewAgainOn: '2028-11-20' },
  E: { ...ASSESSMENT.E, ordersCheckedOn: '2027-11-12' },
  B: { ...ASSESSMENT.B, carerSeenOn: '2027-11-15' },
}

describe('the journey of a review', () => {
  let world: TestWorld
  let reference = ''
  let review = ''
  before(async function () {
    this.timeout(90_000)
    world = await openWorld()
    reference = await record(world)
    await take(world, reference)
    world.clock.set('2026-12-03T10:00:00.000Z')
    await write(world, reference)
    await sendReport(world, reference)
    world.clock.set('2026-12-07T10:00:00.000Z')
    await decide(world, reference)
  })
  after(() => world.close())

  const sweep = async (at: string) => {
    world.clock.set(at)
    await decideNudges(world.product.world)
    await sayNudges(world.product.world)
    await quiet(world)
  }
  const open = async (key: string) => {
    await world.chat(SAM).says(`open ${review} ${key}`)
    return cardIn(lastPost(world, SAM))
  }
  const nudge = () =>
    world.teams
      .postsToPerson(SAM.id)
      .findLast((post) => JSON.stringify(post).includes('is to be looked at again'))

  it('lies still for a year, and comes up by itself four weeks before the review date', async () => {
    for (const at of ['2026-12-08T10:00:00.000Z', '2027-06-01T10:00:00.000Z', BEFORE]) await sweep(at)
    assert.equal(nudge(), undefined)
    await sweep(NUDGE)
    const card = cardIn(nudge())
    assert.match(wordsOn(card), /the decision is to be looked at again: please begin the review/)
    assert.match(wordsOn(card), /Review date: \nTue 7 Dec 2027/)
    assert.doesNotMatch(JSON.stringify(nudge()), /Mia|Prisonson/)
  })

  it('is begun from the nudge: a new referral of today with the old one beside it', async () => {
    const form = await press(world, SAM, { card: cardIn(nudge()), title: 'Begin the review' })
    const done = await press(world, SAM, { card: cardIn(form), title: 'Begin the review' })
    review = /it is (PCA-\d{4}-\d{4})/.exec(wordsOn(cardIn(done)))?.[1] ?? ''
    assert.match(review, /^PCA-2027-/)
    assert.match(wordsOn(cardIn(done)), new RegExp(`Review of: \n${reference}`))
    const took = await press(world, SAM, { card: cardIn(done), title: 'Take it' })
    assert.match(wordsOn(cardIn(took)), /0 of 8 sections done/)
    await quiet(world)
    await sweep('2027-12-08T10:00:00.000Z')
    assert.equal(
      JSON.stringify(world.teams.postsToPerson(SAM.id)).includes('the review date has come'),
      false,
    )
    world.clock.set('2027-11-16T10:00:00.000Z')
  })

  it('is not sent in while an answer was copied and nobody has checked it', async () => {
    const page = await open('C')
    assert.match(
      wordsOn(page),
      /Copied from .* check that each answer marked “check still true” is still true/,
    )
    assert.equal(boxesOn(page).get('offences')?.value, ASSESSMENT.C?.offences)
    assert.equal(boxesOn(page).get('openInvestigation')?.value, '')
    const saved = await press(world, SAM, { card: await open('H1'), title: 'Save and see all sections' })
    assert.match(wordsOn(cardIn(saved)), /1 of 8 sections done/)
    const refused = wordsOn(cardIn(await sendIn(world, review)))
    assert.match(refused, /F\. The setting: answers that were copied: please check that each is still true/)
    assert.match(refused, /C\. The prisoner: Is there an open police investigation/)
  })

  it('shows what the child said the last time beside an empty box', async () => {
    const page = await open('A1')
    assert.match(wordsOn(page), /The last time\.[\s\S]*I would like to write to him, but not go there/)
    assert.equal(boxesOn(page).get('childView')?.value, '')
  })

  it('is assessed: copied answers confirmed by saving them, the others asked anew', async () => {
    const done = await write(world, review, { changes: ANEW })
    assert.match(wordsOn(cardIn(done)), /8 of 8 sections done/)
    await sendIn(world, review)
    const asked = () =>
      world.teams
        .postsToPerson(TESS.id)
        .findLast(
          (post) =>
            /Ready for your sign-off/.test(JSON.stringify(post)) && JSON.stringify(post).includes(review),
        )
    await until(() => asked() !== undefined)
    assert.match(wordsOn(cardIn(asked())), /Level 2: letters and cards only/)
    const { referral } = (await world.product.world.store.load(review)) ?? {}
    assert.deepEqual(referral && 'submission' in referral && referral.submission.authors, [SAM.id])
  })

  it('is signed by the Team Manager and sent, with the new words of the child and the old facts', async () => {
    await world.chat(TESS).says(`sign off ${review} version 1 address checked`)
    await until(async () => (await world.product.world.store.load(review))?.referral.status === 'signed_off')
    world.clock.add(601)
    const { releaseWhatIsDue } = await import('../src/workflow/dispatch.ts')
    await releaseWhatIsDue(world.product.world)
    const mail = () =>
      world.outlook
        .mails()
        .find(({ subject, to }) => subject.endsWith(`${review} report`) && to.startsWith('omu.example'))
    await until(() => mail() !== undefined)
    const part = async (number: number) => {
      const found = mail()?.attachments.find(({ name }) => name === `${review}-child-1-part-${number}.pdf`)
      assert.ok(found)
      return (await readPdf(found.bytes)).tree.words
    }
    const both = `${await part(1)} ${await part(2)}`
    assert.ok(both.includes('I write to him every week now'))
    assert.ok(!both.includes('but not go there'))
    assert.doesNotMatch(both, /check still true|Copied from/)
  })

  it('leaves on the first card which review came of it, and begins no second one', async () => {
    await world.chat(SAM).says(reference)
    const card = cardIn(lastPost(world, SAM))
    assert.match(wordsOn(card), new RegExp(`Reviewed by: \n${review}`))
    assert.ok(!buttonsOn(card).some(({ title }) => title === 'Begin the review'))
  })
})
