/** One deed of one person: pressed on either instance, sometimes twice at once, until it stands in the audit. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Person } from '../../src/domain/people.ts'
import { cardIn, wordsOn } from '../../tests/support/cards.ts'
import type { Activity } from '../../tests/support/teams-connector.ts'
import type { Deed } from '../../tests/support/teams-people.ts'
import { count, type Story, type Town } from './council.ts'
import type { Answer } from './door.ts'
import { timesDone } from './look.ts'
import { NAMES, type Name } from './plan.ts'
import { FAMILY_WORD, familyOf } from './words.ts'

type Asked = { readonly by: Person; readonly act: (deeds: Deed) => unknown; readonly isDone?: RegExp }

const TWICE = 0.25
const AGAIN_LATER = 0.15
const OLD_KEPT = 60
const STALE_LOOK = 0.15
/** Presses until it is taken up: each trouble is over long before. */
const PATIENCE_MS = 180_000
const PAUSE_MS = 250

/** On one instance, by chance; the answer, whatever it is. */
export async function ask(town: Town, { by, act, isDone }: Asked): Promise<Answer> {
  const activity = town.door.activityOf(by, act)
  return seen(town, by, await town.door.send(town.instances[balanced(town)].url, activity, isDone))
}

/** As the way in does: to one that was up when it last looked, which is not always now. */
function balanced({ instances, random }: Town): Name {
  const up = NAMES.filter((name) => instances[name].isUp())
  return random.pick(up.length === 0 || random.chance(STALE_LOOK) ? NAMES : up)
}

/** The card that somebody gets who asks until there is one. */
export async function cardFor(town: Town, asked: Asked): Promise<unknown> {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await pause(PAUSE_MS)) {
    const { kind, body, text } = await ask(town, asked)
    if ((kind === 'shown' || kind === 'done') && text.includes('"AdaptiveCard"')) return cardIn(body)
  }
  throw new Error('A card was asked for, and never came.')
}

export type Doing = {
  readonly story: Story
  readonly by: Person
  /** As the audit calls it. */
  readonly what: string
  /** Makes the press anew for each try; undefined: what is on the card has no such button any more. */
  readonly press: () => Promise<((deeds: Deed) => unknown) | undefined>
  readonly isDone: RegExp
  /** Whether a late copy of it changes nothing whatever came in between. */
  readonly mayComeAgain?: boolean
}

/** Presses until it stands. An answer that says so while the store does not have it is a fault of the worst kind. */
export async function does(town: Town, doing: Doing): Promise<void> {
  const { story, what, isDone } = doing
  const wanted = (story.deeds.get(what) ?? 0) + 1
  for (const end = performance.now() + PATIENCE_MS; ; await pause(PAUSE_MS)) {
    const act = await doing.press()
    const activity = act && town.door.activityOf(doing.by, act)
    const answers = activity === undefined ? [] : await sendOften(town, activity, doing)
    const stands = await timesDone(town, story.reference, what)
    if (stands < wanted && answers.some(({ kind }) => kind === 'done'))
      town.found.push(`acknowledged and not there: ${what} of ${story.reference}`)
    if (stands >= wanted) {
      story.deeds.set(what, wanted)
      count(town, what.startsWith('save ') ? 'a page saved' : what)
      if (activity !== undefined && doing.mayComeAgain === true && town.random.chance(AGAIN_LATER))
        keepOld(town, activity, isDone)
      return
    }
    if (performance.now() > end) {
      const last = answers.at(-1)
      throw new Error(
        `${what} of ${story.reference} never came to stand: ${last?.kind} ${saidIn(last?.body)}`,
      )
    }
  }
}

async function sendOften(town: Town, activity: Activity, { by, isDone }: Doing): Promise<readonly Answer[]> {
  const one = balanced(town)
  const other = one === 'A' ? 'B' : 'A'
  const send = async (name: Name): Promise<Answer> =>
    seen(town, by, await town.door.send(town.instances[name].url, activity, isDone))
  if (!town.random.chance(TWICE)) return [await send(one)]
  count(town, 'pressed twice at once')
  return Promise.all([send(one), send(other)])
}

function keepOld({ old, random }: Town, activity: Activity, isDone: RegExp): void {
  old.push({ activity, isDone })
  if (old.length > OLD_KEPT) old.splice(random.whole(0, OLD_KEPT - 1), 1)
}

/** A press of an hour ago arrives now, at whichever instance. */
export async function pressesOldOne(town: Town): Promise<void> {
  if (town.old.length === 0) return
  const { activity, isDone } = town.random.pick(town.old)
  await town.door.send(town.instances[balanced(town)].url, activity, isDone)
  count(town, 'an old press came again')
}

/** Whoever belongs to another team alone must never read of a family. */
function seen(town: Town, by: Person, answer: Answer): Answer {
  const words = strangeWords(by, answer.text)
  if (words !== undefined) town.found.push(`read what is not theirs: ${by.roles[0]} of ${by.teams}: ${words}`)
  return answer
}

export function strangeWords({ roles, teams }: Person, text: string): string | undefined {
  if (roles.includes('mash_officer') || !text.includes(FAMILY_WORD)) return undefined
  const own = teams.map(familyOf)
  const all = text.match(new RegExp(`${FAMILY_WORD}[-A-Za-z]*`, 'g')) ?? []
  return all.find((word) => !own.includes(word))
}

/** The words of an answer, for whoever has to find out why. */
function saidIn(body: unknown): string {
  return JSON.stringify(body ?? '').includes('"AdaptiveCard"')
    ? wordsOn(cardIn(body)).replaceAll('\n', ' | ').slice(0, 900)
    : JSON.stringify(body ?? '').slice(0, 300)
}
