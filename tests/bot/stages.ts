/** A world with a referral at each stage, and for every verb the payload that a card would send to move it on. */
import assert from 'node:assert/strict'
import type { Person } from '../../src/domain/people.ts'
import { PRISONER, REQUEST } from '../support/answers.ts'
import { boxesOn, button, cardIn, filled } from '../support/cards.ts'
import { COUNCIL, INES, MAYA, SAM, TESS } from '../support/council.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { lastPost, press, record, sendIn, take, write } from '../support/road.ts'
import { quiet, stored } from './stored.ts'

export const NORTH = '19:north@thread.tacv2'
export const STRANGER: Person = { ...SAM, id: '00000000-0000-4000-8000-0000000000ff', name: 'Nobody Known' }
/** A second MASH officer. */
export const MAX: Person = { ...MAYA, id: '00000000-0000-4000-8000-0000000000c1', name: 'Max Sample' }

export const PLACES = [
  'chat',
  'chat, older form',
  'channel',
  'channel, older form',
  'dialog',
  'extension',
] as const
export type Place = (typeof PLACES)[number]
export type Payload = Readonly<Record<string, unknown>>

export type Stages = {
  readonly world: TestWorld
  readonly references: { readonly fresh: string; readonly writing: string; readonly sentIn: string }
  /** Data of every verb as the cards would send it, in a state in which it would do something. */
  readonly good: Readonly<Record<string, Payload>>
  /** Every box of the page on which the unfinished referral stands. */
  readonly boxes: ReturnType<typeof boxesOn>
}

export async function openStages(): Promise<Stages> {
  const world = await openWorld({ directory: { ...COUNCIL, people: [...COUNCIL.people, MAX] } })
  world.clock.set('2026-12-03T10:00:00.000Z')
  const fresh = await record(world)
  const writing = await record(world)
  const sentIn = await record(world)
  for (const reference of [writing, sentIn]) {
    await take(world, reference)
    await write(world, reference)
  }
  await sendIn(world, sentIn)
  await world.chat(SAM).says(`open ${writing} B`)
  const page = filled(cardIn(lastPost(world, SAM)), /go on/, { carerView: 'Another view.' })
  await world.chat(TESS).says(`sign off ${sentIn}`)
  const gate = cardIn(lastPost(world, TESS))
  await world.chat(MAYA).says('new referral')
  const next = await press(world, MAYA, {
    card: cardIn(lastPost(world, MAYA)),
    title: /Next/,
    typed: REQUEST,
  })
  const draft = filled(cardIn(next), /Next/, PRISONER)
  const dates = aboutTheDate(fresh, writing, sentIn)
  const good = {
    ...Object.fromEntries(['help', 'my-work', 'team', 'new-referral'].map((verb) => [verb, {}])),
    ...Object.fromEntries(
      ['show', 'open', 'continue', 'submit'].map((verb) => [verb, { reference: writing }]),
    ),
    take: { reference: fresh },
    allocate: { reference: fresh, worker__1: INES.id },
    'open-page': { reference: writing, page: 'B' },
    'save-page': page,
    'see-sign-off': { reference: sentIn },
    'undo-sign-off': { reference: sentIn },
    'ask-for-changes': { ...button(gate, /changes/).data, reason__1: 'Shorter.', section__1: 'G1' },
    'sign-off': button(gate, /Sign off/).data,
    'fill-referral': draft,
    'open-at': { holder: 'prison/ZAA' },
    ...dates,
  }
  // More time: asked for on one, and with the prison on another.
  for (const [by, reference] of [
    [SAM, sentIn],
    [TESS, fresh],
  ] as const) {
    const ask = { ...dates['ask-more-time'], form: { reference, seen: '' } }
    await world.chat(by).presses('ask-more-time', ask)
  }
  await quiet(world)
  return { world, references: { fresh, writing, sentIn }, good, boxes: boxesOn(cardIn(next)) }
}

/** For the forms about the due date, each as it would be sent. */
const aboutTheDate = (fresh: string, writing: string, sentIn: string): Stages['good'] => ({
  'ask-more-time': {
    ...{ go: 'ask', form: { reference: writing, seen: '' } },
    ...{ day__1: '2026-12-18', reason__1: 'other', words__1: 'Ill.' },
  },
  'answer-more-time': { go: 'agree', form: { reference: sentIn, seen: '2026-12-18' } },
  'record-agreement': {
    ...{ go: 'agreed', form: { reference: fresh, seen: '' } },
    ...{ day__1: '2026-12-18', with__1: 'Jo, OMU', how__1: 'e-mail', on__1: '2026-12-03' },
  },
  'correct-date': {
    ...{ go: 'correct', form: { reference: writing, seen: '' } },
    ...{ day__1: '2026-12-18', words__1: 'Misread.' },
  },
  readdress: {
    ...{ go: 'move', form: { reference: writing, seen: '' } },
    ...{ prison__1: 'ZBB', words__1: 'The OMU, today.' },
  },
  'holding-email': { go: 'send', form: { reference: writing, seen: '' }, day__1: '2026-12-18' },
  'note-receipt': { go: 'note', form: { reference: sentIn, seen: '' }, who__1: 'Jo', how__1: 'e-mail' },
})

/** Presses in a place; what was answered there, or posted in its stead, as text. */
export async function answerAt(
  world: TestWorld,
  { place, by }: { place: Place; by: Person },
  { verb, data }: { verb: unknown; data: unknown },
): Promise<string> {
  const inChannel = world.channel(by, NORTH)
  const chat = world.chat(by)
  const flat = typeof data === 'object' && data !== null ? { ...data, verb } : { verb, data }
  const before = world.teams.calls.length
  const deeds = {
    chat: () => chat.sends(execute(verb, data)),
    'chat, older form': () => chat.submits(flat),
    channel: () => inChannel.sends(execute(verb, data)),
    'channel, older form': () => inChannel.submits(flat),
    dialog: () => inChannel.submitsDialog(flat),
    extension: () => inChannel.submitsExtension('newReferral', flat),
  }
  const { status, body } = await deeds[place]()
  assert.ok(status === 200, `answered ${status}`)
  // In a message the answer is not on the same connection: it is what the bot posted.
  return JSON.stringify([body, world.teams.calls.slice(before)])
}

const execute = (verb: unknown, data: unknown) => ({
  type: 'invoke',
  name: 'adaptiveCard/action',
  value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
})

/** What is done leaves the store as it was. */
export async function changesNothing(world: TestWorld, act: () => Promise<void>): Promise<void> {
  const before = await stored(world)
  await act()
  assert.equal(await stored(world), before)
}
