/** What a test of a person’s own chat does again and again: type, open a form, read boxes, wait for a message. */
import assert from 'node:assert/strict'
import type { Person } from '../../src/domain/people.ts'
import type { Referral } from '../../src/domain/referral.ts'
import { boxesOn, cardIn, wordsOn } from '../support/cards.ts'
import { TESS } from '../support/council.ts'
import { until } from '../support/jobs.ts'
import type { TestWorld } from '../support/outside-world.ts'
import { press, record, sendIn, signOffCard, take, write } from '../support/road.ts'
import { quiet } from './stored.ts'

/** A referral that its social worker has just taken. */
export async function justTaken(world: TestWorld): Promise<string> {
  const reference = await record(world)
  await take(world, reference)
  await quiet(world)
  return reference
}

/** One that was written, sent in and signed off; its e-mails go when the time to undo is over. */
export async function justSigned(world: TestWorld): Promise<string> {
  const reference = await justTaken(world)
  await write(world, reference)
  await sendIn(world, reference)
  await press(world, TESS, { card: await signOffCard(world), title: 'Sign off and send' })
  return reference
}

/** The answer itself, a card or a text; what jobs post meanwhile names a referral in its summary. */
export async function says(world: TestWorld, person: Person, text: string): Promise<unknown> {
  const before = world.teams.postsToPerson(person.id).length
  await world.chat(person).says(text)
  const answers = world.teams
    .postsToPerson(person.id)
    .slice(before)
    .filter(({ activity }) => !String(activity?.summary).startsWith('PCA-'))
  assert.equal(answers.length, 1, text)
  const said = JSON.stringify(answers[0]?.activity)
  return said.includes('AdaptiveCard') ? cardIn(answers[0]) : said
}

export const opens = async (
  world: TestWorld,
  person: Person,
  at: { verb: string; reference: string },
): Promise<unknown> => cardIn((await world.chat(person).presses(at.verb, { reference: at.reference })).body)

export const words = (card: unknown): string => (typeof card === 'string' ? card : wordsOn(card))

export const boxes = (card: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries([...boxesOn(card)].map(([name, { value }]) => [name, value]))

export async function standing(world: TestWorld, reference: string): Promise<Referral> {
  const loaded = await world.product.world.store.load(reference)
  if (loaded === undefined) throw new Error('It is not there.')
  return loaded.referral
}

/** The newest card with this text that came to a person, once it is there. */
export async function cardAbout(world: TestWorld, person: Person, text: string): Promise<unknown> {
  const find = () =>
    world.teams.postsToPerson(person.id).findLast((post) => JSON.stringify(post).includes(text))
  await until(() => find() !== undefined)
  return cardIn(find())
}

/** All of the above in one world, which is there once the tests run. */
export const ownChat = (world: () => TestWorld) => ({
  fresh: () => justTaken(world()),
  says: (person: Person, text: string) => says(world(), person, text),
  opens: (person: Person, verb: string, reference: string) => opens(world(), person, { verb, reference }),
  standing: (reference: string) => standing(world(), reference),
  cardAbout: (person: Person, text: string) => cardAbout(world(), person, text),
})
