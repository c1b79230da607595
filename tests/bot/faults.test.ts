/** When something breaks: a sentence with a short id for the person, one line with the same id in the log, no text. */
import assert from 'node:assert/strict'
import type { Person } from '../../src/domain/people.ts'
import { button, cardIn, filled, wordsOn } from '../support/cards.ts'
import { SAM, SOUTH_MANAGER, SOUTH_WORKER, TESS } from '../support/council.ts'
import { until } from '../support/jobs.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { lastPost, record, sendIn, signOffCard, take, write } from '../support/road.ts'
import { FAMILY } from './stored.ts'

const SECRET = 'Carerly said it on the phone'

describe('a fault', () => {
  let world: TestWorld
  let reference = ''
  before(async () => {
    world = await openWorld()
    reference = await record(world)
    await take(world, reference)
  })
  after(() => world.close())

  const sql = (text: string) => world.product.database.run(text)
  const idIn = (answer: unknown): string => {
    const id = /(?:written it down as|this number:) ([0-9a-f]{8})\b/.exec(JSON.stringify(answer))?.[1]
    if (id === undefined) throw new Error(`No id in ${JSON.stringify(answer)}`)
    return id
  }
  /** The one line of that id, parsed. */
  const lineOf = (id: string): Readonly<Record<string, unknown>> => {
    const lines = world.logged.filter((line) => line.includes(id))
    assert.equal(lines.length, 1)
    return JSON.parse(lines[0] ?? '')
  }
  const saidBy = async (person: Person, text: string): Promise<unknown> => {
    const before = world.teams.postsToPerson(person.id).length
    assert.equal((await world.chat(person).says(text)).status, 200)
    assert.equal(world.teams.postsToPerson(person.id).length, before + 1)
    return lastPost(world, person)
  }

  it('of the store is a sentence with an id to whoever typed or pressed, and all is well when it is mended', async () => {
    await sql('alter table referral rename to elsewhere')
    const answers = [
      await saidBy(SAM, reference),
      (await world.chat(SAM).presses('show', { reference })).body,
      (await world.chat(SAM).opensDialog({ verb: 'open', reference })).body,
      (await world.channel(SAM, '19:north@thread.tacv2').presses('take', { reference })).body,
    ]
    for (const answer of answers) {
      const line = lineOf(idIn(answer))
      assert.equal(line.level, 50)
      assert.equal(line.msg, 'turn failed')
      assert.doesNotMatch(JSON.stringify(line), /does not exist|relation/)
      assert.doesNotMatch(JSON.stringify(answer), /does not exist|relation/)
    }
    assert.equal(new Set(answers.map(idIn)).size, answers.length)
    await sql('alter table elsewhere rename to referral')
    assert.match(JSON.stringify(await saidBy(SAM, reference)), /Mia Childsdottir/)
  })

  it('that quotes what a person wrote is logged without it', async () => {
    await sql('alter table section add constraint never check (false) not valid')
    const answer = await saidBy(SAM, `write ${reference} B1: ${SECRET}`)
    const line = JSON.stringify(lineOf(idIn(answer)))
    assert.match(line, /23514/)
    assert.doesNotMatch(`${line}${JSON.stringify(answer)}`, new RegExp(SECRET))
    assert.doesNotMatch(world.logged.join('\n'), FAMILY)
    await sql('alter table section drop constraint never')
    await saidBy(SAM, `write ${reference} B1: ${SECRET}`)
    const loaded = await world.product.world.store.load(reference)
    assert.equal(loaded?.assessment.B?.answers.carerView, SECRET)
  })

  it('on the very first word of a person, before they are remembered, is told as well', async () => {
    await sql('alter table conversation rename to elsewhere')
    idIn(await saidBy(SOUTH_MANAGER, 'help'))
    idIn((await world.chat(SOUTH_WORKER).presses('help')).body)
    await sql('alter table elsewhere rename to conversation')
    assert.match(wordsOn(cardIn(await saidBy(SOUTH_MANAGER, 'help'))), /Hello Tom/)
  })

  it('of a person whom Teams does not let the bot write to is no fault, and says what to do', async () => {
    world.teams.fault({ method: 'POST', path: /activities/, status: 403, code: 'BotNotInConversationRoster' })
    const channel = world.channel(SAM, '19:north@thread.tacv2')
    const { body } = await channel.presses('continue', { reference })
    assert.match(JSON.stringify(body), /I could not write to your own chat/)
  })

  it('of Teams while a card is put in one’s own chat is told where the button was pressed', async () => {
    world.teams.fault({ method: 'POST', path: /activities/, status: 500, code: 'ServiceError' })
    const channel = world.channel(SAM, '19:north@thread.tacv2')
    const line = lineOf(idIn((await channel.presses('continue', { reference })).body))
    assert.match(JSON.stringify(line), /Trouble/)
  })
})

describe('a turn while Graph hangs', () => {
  const QUICKLY_MS = 3_000
  let world: TestWorld
  let reference = ''
  before(async () => {
    world = await openWorld()
    world.clock.set('2026-12-03T10:00:00.000Z')
    reference = await record(world)
    await take(world, reference)
    await write(world, reference)
  })
  after(() => world.close())

  const quickly = async (act: () => Promise<{ status: number; body: unknown }>): Promise<string> => {
    const start = Date.now()
    const answer = await act()
    assert.ok(Date.now() - start < QUICKLY_MS, `it took ${Date.now() - start} ms`)
    assert.equal(answer.status, 200)
    return JSON.stringify(answer.body)
  }

  it('sends in and signs off without waiting for mail, files or the feed', async () => {
    await sendIn(world, reference)
    const card = await signOffCard(world)
    await until(() => world.outlook.notifications().length > 0)
    world.outlook.fail({ delayMs: 6_000, times: 50 })
    assert.match(
      await quickly(() =>
        world.chat(TESS).presses('ask-for-changes', filled(card, /changes/, { reason: 'Shorter.' })),
      ),
      /Changes asked for/,
    )
    assert.match(await quickly(() => world.chat(SAM).presses('submit', { reference })), /Sent in/)
    const seen = await world.product.world.store.load(reference)
    if (seen === undefined || !('submission' in seen.referral)) throw new Error('It was not sent in.')
    const { number, fingerprint } = seen.referral.submission
    const data = { ...button(card, /Sign off/).data, submission: number, fingerprint }
    assert.match(await quickly(() => world.chat(TESS).presses('sign-off', data)), /Signed off/)
  })

  it('records a referral while the receipt cannot go', async () => {
    const start = Date.now()
    assert.match(await record(world), /PCA-2026-0002/)
    assert.ok(Date.now() - start < 2 * QUICKLY_MS)
  })
})
