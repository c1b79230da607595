/** The road in steps that a test can walk as far as it needs: record, take, write, send in, sign off. */
import assert from 'node:assert/strict'
import type { Answers } from '../../src/domain/form.ts'
import type { Person } from '../../src/domain/people.ts'
import { ASSESSMENT, CARER, CHILD, PRISONER, REQUEST } from './answers.ts'
import { button, cardIn, filled, wordsOn } from './cards.ts'
import { MAYA, SAM, TESS } from './council.ts'
import { until } from './jobs.ts'
import type { TestWorld } from './outside-world.ts'

/** Presses a button of a card in a person's own chat, with what was typed; the next card comes back. */
export async function press(
  world: TestWorld,
  person: Person,
  at: { card: unknown; title: string | RegExp; typed?: Readonly<Record<string, string>> },
): Promise<unknown> {
  const { verb } = button(at.card, at.title)
  const answer = await world.chat(person).presses(verb, filled(at.card, at.title, at.typed))
  assert.equal(answer.status, 200)
  return answer.body
}

/** What the bot said last in a person's own chat. */
export const lastPost = (world: TestWorld, person: Person): unknown =>
  world.teams.postsToPerson(person.id).at(-1)

export async function record(
  world: TestWorld,
  children: readonly Answers[] = [CHILD],
  prisoner: Answers = PRISONER,
): Promise<string> {
  const maya = world.chat(MAYA)
  await maya.says('new referral')
  let card: unknown = cardIn(lastPost(world, MAYA))
  card = await press(world, MAYA, { card, title: /Next/, typed: REQUEST })
  card = await press(world, MAYA, { card, title: /Next/, typed: prisoner })
  for (const [index, child] of children.entries()) {
    const last = index === children.length - 1
    card = await press(world, MAYA, { card, title: last ? /Next/ : 'Add another child', typed: child })
  }
  card = await press(world, MAYA, { card, title: /Record/, typed: CARER })
  const reference = /PCA-\d{4}-\d{4}/.exec(wordsOn(cardIn(card)))?.[0]
  if (reference === undefined) throw new Error(`Nothing was recorded: ${wordsOn(card)}`)
  return reference
}

export async function take(world: TestWorld, reference: string, by: Person = SAM): Promise<void> {
  const answer = await world.channel(by, '19:north@thread.tacv2').presses('take', { reference, version: 1 })
  assert.equal(answer.status, 200)
}

/** Writes every page of the assessment; `changes` goes over the usual answers. */
export async function write(
  world: TestWorld,
  reference: string,
  { by = SAM, changes = {} }: { by?: Person; changes?: Readonly<Record<string, Answers>> } = {},
): Promise<unknown> {
  let body: unknown
  for (const [key, answers] of Object.entries({ ...ASSESSMENT, ...changes })) {
    await world.chat(by).says(`open ${reference} ${key}`)
    const card = cardIn(lastPost(world, by))
    body = await press(world, by, { card, title: 'Save and see all sections', typed: answers })
  }
  return body
}

export async function sendIn(world: TestWorld, reference: string, by: Person = SAM): Promise<unknown> {
  const answer = await world.chat(by).presses('submit', { reference, version: 0, key: '' })
  return answer.body
}

/** The card that came to the Team Manager by itself, once it is there. */
export async function signOffCard(world: TestWorld, manager: Person = TESS): Promise<unknown> {
  const find = () =>
    world.teams
      .postsToPerson(manager.id)
      .findLast((post) => JSON.stringify(post).includes('Ready for your sign-off'))
  await until(() => find() !== undefined)
  return cardIn(find())
}
