/** What goes wrong when: drawn from the seed before the run begins, so that a run can be had again. */
import { openRandom, type Random } from '../simulate/random.ts'
import { SKIES, type Sky } from './weather.ts'

export const NAMES = ['A', 'B'] as const
export type Name = (typeof NAMES)[number]

export type Trouble =
  | { readonly kind: 'killed'; readonly who: Name; readonly downMs: number }
  | { readonly kind: 'frozen' | 'frozen for long'; readonly who: Name; readonly ms: number }
  | { readonly kind: 'restarted gently'; readonly who: Name }
  | { readonly kind: 'other settings'; readonly who: Name; readonly perSecond: number }
  | { readonly kind: 'both killed'; readonly downMs: number }
  | { readonly kind: 'database restarted'; readonly how: 'fast' | 'immediate' }
  | { readonly kind: 'database cut off'; readonly who: Name; readonly ms: number }
  | { readonly kind: 'database silent'; readonly who: Name; readonly ms: number }
  | { readonly kind: 'teams'; readonly sky: Sky; readonly ms: number }
  | { readonly kind: 'graph'; readonly sky: Sky; readonly ms: number }
  | { readonly kind: 'hours pass'; readonly hours: number }
  | { readonly kind: 'clock wrong'; readonly who: Name; readonly seconds: number }
  | { readonly kind: 'poisoned job'; readonly which: number }

export type Planned = Trouble & { readonly at: number }

/** Milliseconds between two troubles; they may still be going on together. */
const GAP_MS = [900, 3_200] as const
/** How often each comes up. Hours pass most, for a road takes days. */
const SHARES: readonly (readonly [share: number, make: (random: Random) => Trouble])[] = [
  [26, (random) => ({ kind: 'hours pass', hours: random.whole(2, 16) })],
  [12, (random) => ({ kind: 'killed', who: random.pick(NAMES), downMs: random.whole(0, 3_000) })],
  [4, (random) => ({ kind: 'both killed', downMs: random.whole(0, 2_000) })],
  [6, (random) => ({ kind: 'frozen', who: random.pick(NAMES), ms: random.whole(500, 14_000) })],
  // Longer than people wait and than a heartbeat may be missed: the other one takes up its jobs, and then it wakes.
  [2, (random) => ({ kind: 'frozen for long', who: random.pick(NAMES), ms: random.whole(24_000, 40_000) })],
  [4, (random) => ({ kind: 'restarted gently', who: random.pick(NAMES) })],
  [4, (random) => ({ kind: 'other settings', who: random.pick(NAMES), perSecond: random.whole(10, 40) })],
  [4, (random) => ({ kind: 'database restarted', how: random.pick(['fast', 'immediate'] as const) })],
  [6, (random) => ({ kind: 'database cut off', who: random.pick(NAMES), ms: random.whole(200, 6_000) })],
  [5, (random) => ({ kind: 'database silent', who: random.pick(NAMES), ms: random.whole(500, 9_000) })],
  [9, (random) => ({ kind: 'teams', sky: random.pick(SKIES), ms: random.whole(1_000, 7_000) })],
  [11, (random) => ({ kind: 'graph', sky: random.pick(SKIES), ms: random.whole(1_000, 7_000) })],
  [4, (random) => ({ kind: 'clock wrong', who: random.pick(NAMES), seconds: random.whole(-120, 120) })],
  [3, (random) => ({ kind: 'poisoned job', which: random.whole(0, 3) })],
]

/**
 * A form that was sent is known again for two days of the council (`src/store/presses.ts`), and no press is longer on its
 * way. One that waits at a process that is frozen for long must not come after that either.
 */
const MOST_HOURS = 40
const WITHIN_MS = 55_000

/** Every trouble of a run of so many seconds, in order. */
export function drawPlan(seed: number, seconds: number): readonly Planned[] {
  const random = openRandom(seed)
  const all = SHARES.reduce((sum, [share]) => sum + share, 0)
  const plan: Planned[] = []
  for (let at = random.whole(...GAP_MS); at < seconds * 1_000; at += random.whole(...GAP_MS)) {
    const trouble = drawn(random.next() * all)(random)
    const hours = trouble.kind === 'hours pass' ? Math.min(trouble.hours, hoursLeft(plan, at)) : 0
    if (trouble.kind !== 'hours pass') plan.push({ ...trouble, at })
    if (hours > 0) plan.push({ kind: 'hours pass', hours, at })
  }
  return plan
}

const hoursLeft = (plan: readonly Planned[], at: number): number =>
  plan.reduce(
    (left, trouble) =>
      trouble.kind === 'hours pass' && trouble.at > at - WITHIN_MS ? left - trouble.hours : left,
    MOST_HOURS,
  )

function drawn(place: number): (random: Random) => Trouble {
  let begins = 0
  for (const [share, make] of SHARES) {
    begins += share
    if (place < begins) return make
  }
  throw new Error('There is no such place.')
}
