/** Many presses at once over the real door, each with the answer that came; and whether they left everything as it was. */
import assert from 'node:assert/strict'
import type { Person } from '../../src/domain/people.ts'
import type { TestWorld } from '../support/outside-world.ts'
import { deedsOf } from '../support/teams-people.ts'
import type { Payload } from './payloads.ts'
import { nameOfPerson } from './people.ts'
import { everything } from './standing.ts'

export type Press = {
  readonly by: Person
  readonly verb: string
  readonly data: Payload
  /** For the message of a failing test: where the referral stood. */
  readonly at: string
}

export type Pressed = Press & { readonly answer: string }

/** More at once than the store takes at once: the door is what is waited for. */
const AT_ONCE = 8

export async function pressAll(world: TestWorld, presses: readonly Press[]): Promise<readonly Pressed[]> {
  const answers: Pressed[] = []
  const waiting = [...presses]
  // One token for all of them, checked with each: to sign thousands would be half of the work.
  const authorization = `Bearer ${world.teams.token()}`
  const work = async (): Promise<void> => {
    for (let press = waiting.pop(); press !== undefined; press = waiting.pop())
      answers.push({ ...press, answer: await answerTo(world, press, authorization) })
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return answers
}

async function answerTo({ teams }: TestWorld, { by, verb, data }: Press, authorization: string) {
  const { appId, tenantId, serviceUrl } = teams
  const send = (activity: object) => teams.send({ ...activity }, { authorization })
  const { presses } = deedsOf(by, {}, { place: { appId, tenantId, serviceUrl }, send })
  const { status, body } = await presses(verb, { ...data })
  assert.equal(status, 200)
  const answer = JSON.stringify(body)
  assert.doesNotMatch(answer, BROKEN, `${verb} of ${JSON.stringify(data)}`)
  return answer
}

/** A payload of the wrong shape, or a fault: then nothing was tried. */
const BROKEN = /That button does not work any more|Something went wrong/

/** What somebody reads, without what differs from card to card. */
export const alike = (answer: string, reference: string): string =>
  answer.replaceAll(reference, 'PCA').replaceAll(/__[0-9a-f]{6}"/g, '__x"')

const standing = new WeakMap<TestWorld, Awaited<ReturnType<typeof everything>>>()

/** The same, and nothing in the store is another, nothing was posted, nothing was mailed. */
export async function changesNothing(
  world: TestWorld,
  presses: readonly Press[],
): Promise<readonly Pressed[]> {
  // What stood after the last presses is what stands before these.
  const before = standing.get(world) ?? (await everything(world))
  const told = toldBy(world)
  const answers = await pressAll(world, presses)
  const after = await everything(world)
  standing.set(world, after)
  const changed = Object.keys(before).filter((table) => before[table] !== after[table])
  if (changed.length > 0) throw new Error(`${changed.join(', ')} changed: ${await guilty(world, presses)}`)
  assert.deepEqual(toldBy(world), told, 'somebody was told something')
  return answers
}

/** The first of them that changes anything when it is pressed again by itself. */
async function guilty(world: TestWorld, presses: readonly Press[]): Promise<string> {
  for (const press of presses) {
    const before = JSON.stringify(await everything(world))
    await answerTo(world, press, `Bearer ${world.teams.token()}`)
    if (JSON.stringify(await everything(world)) !== before) return sayPress(press)
  }
  return `one of ${presses.length} presses, the first by ${presses[0] === undefined ? '' : sayPress(presses[0])}`
}

export const sayPress = ({ by, verb, at }: Press): string => `${verb} at ${at}, by ${nameOfPerson(by)}`

const toldBy = ({ teams, outlook }: TestWorld) => ({
  posts: teams.calls.length,
  mails: outlook.mails().length,
  notifications: outlook.notifications().length,
  files: outlook.files().length,
})
