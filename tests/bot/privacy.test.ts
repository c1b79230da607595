/** One family through the whole road: where their names may stand, and every place where they must not. */
import assert from 'node:assert/strict'
import { releaseWhatIsDue } from '../../src/workflow/dispatch.ts'
import { ASSESSMENT, CARER, CHILD, PRISONER } from '../support/answers.ts'
import { cardIn, filled, wordsOn } from '../support/cards.ts'
import { INES, MAYA, SAM, TESS } from '../support/council.ts'
import { until } from '../support/jobs.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { lastPost, press, record, sendIn, signOffCard, take, write } from '../support/road.ts'
import { FAMILY, quiet } from './stored.ts'

const NORTH = '19:north@thread.tacv2'
const MASH = '19:mash@thread.tacv2'

/** What was typed about the family, as whole texts; what everybody may read (codes, days of work) is left out. */
const TYPED = [CHILD, PRISONER, CARER, ...Object.values(ASSESSMENT)]
  .flatMap((answers) => Object.values(answers))
  .filter((text) => /[A-Z ]/.test(text) && text.length > 6 && !/^(Grandmother|None needed)$/.test(text))

const leaksIn = (place: unknown): readonly string[] => {
  const text = JSON.stringify(place)
  const quoted = TYPED.filter((typed) => text.includes(JSON.stringify(typed).slice(1, -1)))
  return [...quoted, ...(FAMILY.exec(text) ?? [])]
}
const isNameless = (place: unknown, what: string): void =>
  assert.deepEqual(leaksIn(place), [], `${what}: ${JSON.stringify(place).slice(0, 600)}`)

describe('the family of a referral', () => {
  let world: TestWorld
  let reference = ''
  const inChannel: unknown[] = []
  const jobs: unknown[] = []

  /** Everything that can be pressed or typed in the channel without moving the referral on. */
  const askInChannel = async (): Promise<void> => {
    for (const person of [SAM, TESS, MAYA]) {
      const channel = world.channel(person, NORTH)
      for (const verb of [
        'show',
        'continue',
        'open',
        'open-page',
        'save-page',
        'see-sign-off',
        'my-work',
        'team',
      ])
        inChannel.push(
          await channel.presses(verb, { reference, page: 'A1' }),
          await channel.submits({ verb, reference }),
        )
      for (const text of [
        'my work',
        'team',
        reference,
        `open ${reference}`,
        `open ${reference} A`,
        `sign off ${reference}`,
      ])
        await channel.says(text)
    }
    inChannel.push(await world.channel(SAM, NORTH).presses('take', { reference }))
    const { rows } = await world.product.database.run(
      'select name, data, output, singleton_key from pgboss.job',
    )
    jobs.push(...rows)
  }

  before(async function () {
    this.timeout(120_000)
    world = await openWorld()
    world.clock.set('2026-12-03T10:00:00.000Z')
    reference = await record(world)
    await askInChannel()
    await take(world, reference)
    await write(world, reference)
    await askInChannel()
    await sendIn(world, reference)
    const typed = { reason: 'Mia Childsdottir and Joan Carerly are named too often.', section: 'G1' }
    await press(world, TESS, { card: await signOffCard(world), title: 'Ask for changes', typed })
    await askInChannel()
    await sendIn(world, reference)
    await until(() => /Version 2/.test(JSON.stringify(lastPost(world, TESS))))
    await askInChannel()
    const card = cardIn(lastPost(world, TESS))
    await press(world, TESS, { card, title: 'Sign off and send' })
    await askInChannel()
    world.clock.add(601)
    await releaseWhatIsDue(world.product.world)
    await until(() => world.outlook.mails().length === 3)
    await quiet(world)
    await askInChannel()
  })
  after(() => world.close())

  it('stands on the cards of their own social worker and Team Manager', async () => {
    await world.chat(SAM).says(reference)
    const words = wordsOn(cardIn(lastPost(world, SAM)))
    for (const known of [CHILD.fullName, PRISONER.fullName, PRISONER.prisonNumber, CARER.fullName])
      assert.ok(words.includes(known ?? '-'), known)
    const own = [world.teams.postsToPerson(SAM.id), world.teams.postsToPerson(TESS.id)]
    assert.ok(leaksIn(own).length >= 5, `the check sees what is there: ${leaksIn(own).length}`)
    const signOff = JSON.stringify(world.teams.postsToPerson(TESS.id))
    assert.ok(signOff.includes('Lives with her grandmother'))
    assert.ok(JSON.stringify(world.teams.postsToPerson(SAM.id)).includes('Joan Carerly are named too often'))
  })

  it('is not on any post in a channel', () => {
    assert.ok(world.teams.posts(NORTH).length > 50)
    isNameless(world.teams.posts(NORTH), 'channel of the team')
    assert.equal(world.teams.posts(MASH).length, 1)
    isNameless(world.teams.posts(MASH), 'channel of MASH')
    const toChannels = world.teams.calls.filter(
      ({ path, body }) => /19:/.test(path) || /"channel":/.test(JSON.stringify(body ?? '')),
    )
    assert.ok(toChannels.length > 50)
    isNameless(toChannels, 'calls to channels, older versions of cards among them')
  })

  it('is not in any answer to a press in a channel', () => {
    assert.ok(inChannel.length > 250)
    for (const answer of inChannel) isNameless(answer, 'answer in a channel')
  })

  it('is not in the line that shows in a notification', () => {
    const activities = world.teams.calls
      .map(({ body }) => Object(body))
      .flatMap((body) => [body, Object(body.activity)])
    const lines = activities.flatMap(({ summary }) => (summary === undefined ? [] : [summary]))
    assert.ok(lines.length > 20)
    isNameless(lines, 'summary')
    assert.equal(world.outlook.notifications().length, 2)
    isNameless(world.outlook.notifications(), 'activity feed')
  })

  it('is not in the subject of an e-mail, nor in the name of a file', () => {
    isNameless(
      world.outlook.mails().map(({ subject }) => subject),
      'subject',
    )
    const names = [
      ...world.outlook.mails().flatMap(({ attachments }) => attachments.map(({ name }) => name)),
      ...world.outlook.files().map(({ name }) => name),
    ]
    assert.ok(names.length >= 8)
    isNameless(names, 'file name')
    for (const name of names) assert.match(name, /^PCA-2026-0001-child-1-part-[12](-draft-\d)?\.pdf$/)
  })

  it('is not in the covering words of an e-mail', () => {
    isNameless(
      world.outlook.mails().map(({ text }) => text),
      'text of an e-mail',
    )
  })

  it('is not in the log', () => {
    assert.ok(world.logged.every((line) => leaksIn(JSON.parse(line)).length === 0))
  })

  it('is not in the jobs, nor in the ledger of notices', async () => {
    assert.ok(jobs.length > 20)
    isNameless(jobs, 'job')
    const db = world.product.database.kysely
    const notices = await db.selectFrom('notice').selectAll().execute()
    assert.ok(notices.length > 20)
    isNameless(notices, 'notice')
    isNameless(await db.selectFrom('channel_post').selectAll().execute(), 'channel post')
    isNameless(await db.selectFrom('conversation').selectAll().execute(), 'conversation')
  })

  it('is not left in the form of the officer once it is recorded, nor in the unfinished text of a page', async () => {
    isNameless(await world.product.database.kysely.selectFrom('draft').selectAll().execute(), 'draft')
  })

  it('is not shown to MASH beyond what MASH recorded', async () => {
    await world.chat(MAYA).says(reference)
    const words = wordsOn(cardIn(lastPost(world, MAYA)))
    for (const text of Object.values(ASSESSMENT).flatMap((answers) => Object.values(answers)))
      if (text.includes(' ')) assert.ok(!words.includes(text), text)
  })

  it('is shown again to a colleague of the team in a dialog that only they see', async () => {
    const { body } = await world.channel(INES, NORTH).opensDialog({ verb: 'open', reference })
    assert.match(wordsOn(cardIn(body)), /Mia Childsdottir/)
    assert.throws(() => filled(cardIn(body), /Take it/))
  })
})
