/** A road for every outcome of triage, end to end over signed HTTP: decided in Teams, and what arrives outside. */
import assert from 'node:assert/strict'
import { buttonsOn, cardIn, wordsOn } from './support/cards.ts'
import { DUTY, MAYA, SAM, TESS } from './support/council.ts'
import { until } from './support/jobs.ts'
import { openWorld, type TestWorld } from './support/outside-world.ts'
import { lastPost, press, take } from './support/road.ts'
import { quietButLetters, recordForTriage, WITH_DISTRICTS } from './support/triage-road.ts'

const MASH = '19:mash@thread.tacv2'
const NORTH = '19:north@thread.tacv2'
const FAMILY = /Prisonson|Childsdottir|Carerly|A1234BC|Hidden Lane|Secretwood/

/** The letters wait for real seconds, so this product has a time to undo of two. */
const UNDO_SECONDS = 2

describe('the journey of a request through triage', () => {
  let world: TestWorld
  before(async () => {
    world = await openWorld({ directory: WITH_DISTRICTS, undoSeconds: UNDO_SECONDS })
  })
  after(() => world.close())

  const post = (channel: string, reference: string): unknown =>
    world.teams.posts(channel).findLast((one) => JSON.stringify(one).includes(reference))
  const inChannel = (channel: string, reference: string, words: RegExp): Promise<void> =>
    until(() => words.test(wordsOnPost(post(channel, reference))))
  const wordsOnPost = (one: unknown): string => (one === undefined ? '' : wordsOn(cardIn(one)))
  const mailsAbout = (reference: string) =>
    world.outlook.mails().filter(({ subject }) => subject.includes(reference))
  const letter = async (reference: string, subject: string): Promise<string> => {
    await until(() => mailsAbout(reference).some((mail) => mail.subject.endsWith(subject)), 20_000)
    const found = mailsAbout(reference).filter((mail) => mail.subject.endsWith(subject))
    assert.equal(found.length, 1)
    assert.equal(found[0]?.to, 'omu.example@prison.example')
    assert.doesNotMatch(found[0]?.text ?? '', FAMILY)
    return found[0]?.text ?? ''
  }
  /** From the card in the MASH channel, by its button, in a dialog. */
  const decideOn = async (reference: string): Promise<unknown> => {
    await inChannel(MASH, reference, /waiting for triage/)
    const { verb } = buttonsOn(cardIn(post(MASH, reference))).find(({ title }) => title === 'Decide') ?? {}
    assert.equal(verb, 'triage')
    const dialog = await world.channel(MAYA, MASH).opensDialog({ verb: 'triage', reference })
    assert.match(wordsOn(cardIn(dialog.body)), /What becomes of it\?/)
    await world.chat(MAYA).says(`triage ${reference}`)
    return cardIn(lastPost(world, MAYA))
  }
  const fills = async (
    reference: string,
    title: string,
    at: { press: string; typed: Record<string, string> },
  ) => {
    const form = await press(world, MAYA, { card: await decideOn(reference), title })
    const done = await press(world, MAYA, { card: cardIn(form), title: at.press, typed: at.typed })
    return wordsOn(cardIn(done))
  }

  it('is given to the team that works where the child lives, and taken there', async () => {
    const reference = await recordForTriage(world, { child: { postcode: 'CB4 1AA' } })
    await letter(reference, 'receipt')
    const card = await decideOn(reference)
    const done = await press(world, MAYA, { card, title: 'Give it to North locality team' })
    assert.match(wordsOn(cardIn(done)), /North locality team has it now/)
    await inChannel(NORTH, reference, /waiting for a worker/)
    await inChannel(MASH, reference, /North locality team/)
    await take(world, reference)
    await inChannel(NORTH, reference, /Sam Example/)
    assert.equal(world.teams.posts(NORTH).filter((one) => JSON.stringify(one).includes(reference)).length, 1)
  })

  it('waits for what is missing, is completed by MASH, and then goes to a team', async () => {
    const reference = await recordForTriage(world, {
      ...{ atChild: true, prisoner: { prisonNumber: '' }, child: { postcode: 'CB4 1AA', legalStatus: '' } },
    })
    const said = await fills(reference, 'Ask for more…', {
      press: 'Ask for it',
      typed: { words: 'And why now.' },
    })
    assert.match(said, /An e-mail goes to omu\.example@prison\.example/)
    const text = await letter(reference, 'what we need from you')
    assert.match(text, /- the prison number[\s\S]*And why now\.[\s\S]*Please answer by Tue 1 Dec 2026/)
    await inChannel(MASH, reference, /waiting for information/)
    await world.chat(MAYA).says(`complete ${reference}`)
    let form: unknown = cardIn(lastPost(world, MAYA))
    form = cardIn(await press(world, MAYA, { card: form, title: /Next/ }))
    form = cardIn(await press(world, MAYA, { card: form, title: /Next/, typed: { prisonNumber: 'A1234BC' } }))
    form = cardIn(
      await press(world, MAYA, { card: form, title: /Next/, typed: { legalStatus: 'child_in_need' } }),
    )
    const typed = {
      fullName: 'Joan Carerly',
      relationshipToChild: 'Grandmother',
      supportsContact: 'yes',
      team: 'north',
    }
    const saved = await press(world, MAYA, { card: form, title: 'Save', typed })
    assert.match(wordsOn(cardIn(saved)), new RegExp(`Saved: ${reference}`))
    assert.match(wordsOn(cardIn(saved)), /Nothing is missing\./)
    assert.doesNotMatch(wordsOn(cardIn(saved)), /A receipt goes to/)
    await world.chat(MAYA).says(`assign ${reference} to North`)
    assert.match(wordsOn(cardIn(lastPost(world, MAYA))), /North locality team has it now/)
  })

  it('is passed to another authority, and nothing is left to do here', async () => {
    const reference = await recordForTriage(world)
    const typed = {
      name: 'Essex County Council',
      contact: 'mash@essex.example',
      words: 'The child lives there.',
    }
    assert.match(await fills(reference, 'Not ours…', { press: 'Pass it on', typed }), /is ended here/)
    const text = await letter(reference, 'please send this to another authority')
    assert.match(text, /Essex County Council: mash@essex\.example/)
    assert.doesNotMatch(text, /The child lives there\./)
    await inChannel(MASH, reference, /passed to another authority/)
    assert.deepEqual(buttonsOn(cardIn(post(MASH, reference))), [])
  })

  it('is answered with a short view that the duty manager signs', async () => {
    const reference = await recordForTriage(world)
    const typed = { words: 'We have no record. Letters alone, until somebody has seen the child.' }
    const said = await fills(reference, 'Short view…', { press: 'Send it to the manager', typed })
    assert.match(said, /Dina Duty gets it for signature now/)
    const asked = () =>
      world.teams.postsToPerson(DUTY.id).findLast((one) => JSON.stringify(one).includes(reference))
    await until(() => asked() !== undefined)
    assert.equal(mailsAbout(reference).filter(({ subject }) => subject.endsWith('our view')).length, 0)
    const signed = await press(world, DUTY, { card: cardIn(asked()), title: 'Sign' })
    assert.match(wordsOn(cardIn(signed)), /Signed\. Thank you\./)
    assert.match(await letter(reference, 'our view'), /We do not know this child[\s\S]*Letters alone/)
    await inChannel(MASH, reference, /answered with a short view/)
    await until(() => JSON.stringify(lastPost(world, MAYA)).includes('the short view is signed'))
  })

  it('is the same as another one, which goes on', async () => {
    const first = await recordForTriage(world)
    const reference = await recordForTriage(world)
    const form = await press(world, MAYA, { card: await decideOn(reference), title: 'The same one' })
    const typed = { of: first, words: 'The same letter, by post.' }
    const done = await press(world, MAYA, { card: cardIn(form), title: 'It is the same', typed })
    assert.match(wordsOn(cardIn(done)), new RegExp(`It is the same as ${first}`))
    assert.match(await letter(reference, 'we have this request already'), new RegExp(first))
    await inChannel(MASH, first, /waiting for triage/)
  })

  it('is only logged, and nobody outside hears more than the receipt', async () => {
    const reference = await recordForTriage(world, { request: { requestType: 'release_or_transfer_notice' } })
    const said = await fills(reference, 'Only log it…', { press: 'Log it', typed: { words: 'A notice.' } })
    assert.match(said, /Nobody is written to/)
    await letter(reference, 'receipt')
    await inChannel(MASH, reference, /logged, nothing to assess/)
    await quietButLetters(world)
    assert.equal(mailsAbout(reference).length, 1)
  })

  it('is withdrawn when a social worker has it, and brought back with everything in it', async () => {
    const reference = await recordForTriage(world, { child: { postcode: 'CB4 1AA' } })
    await world.chat(MAYA).says(`assign ${reference} to North`)
    await inChannel(NORTH, reference, /waiting for a worker/)
    await take(world, reference)
    await world.chat(TESS).says(`withdraw ${reference}: The prisoner withdrew, says the OMU.`)
    assert.match(wordsOn(cardIn(lastPost(world, TESS))), /It is withdrawn/)
    assert.match(await letter(reference, 'withdrawn'), /you will not get a report from us/)
    await inChannel(NORTH, reference, /withdrawn/)
    await world.chat(TESS).says(`undo triage ${reference}: They meant another one.`)
    const undone = wordsOn(cardIn(lastPost(world, TESS)))
    assert.match(undone, /The e-mail about it went to the prison .* please telephone, and explain\./)
    await inChannel(NORTH, reference, /Sam Example/)
    await until(() => JSON.stringify(lastPost(world, SAM)).includes('It is not withdrawn after all'))
  })

  it('sends nothing about what was undone in time, whenever its job comes', async () => {
    const reference = await recordForTriage(world)
    await letter(reference, 'receipt')
    await world.chat(MAYA).says(`redirect ${reference} to Essex: The child lives there.`)
    await world.chat(MAYA).says(`undo triage ${reference}`)
    assert.match(wordsOn(cardIn(lastPost(world, MAYA))), /had not gone, and does not go/)
    const notices = await world.product.world.store.notices(reference)
    const waits = notices.find(({ what }) => what === 'wrong-authority')
    assert.equal(waits?.status, 'promised')
    await until(async () => {
      const now = await world.product.world.store.notices(reference)
      return now.find(({ key }) => key === waits?.key)?.status === 'not needed'
    }, 20_000)
    assert.equal(mailsAbout(reference).length, 1)
  })

  it('leaves no name in any log line, nor in a channel', () => {
    assert.doesNotMatch(world.logged.join('\n'), FAMILY)
    assert.doesNotMatch(JSON.stringify([...world.teams.posts(MASH), ...world.teams.posts(NORTH)]), FAMILY)
  })
})
