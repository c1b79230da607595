/** What will be said if nothing else happens, passing on of sign-off included: the planner asked again and again. */
import type { Almanac } from './almanac.ts'
import { passOn } from './cover.ts'
import { heldSince } from './holder.ts'
import type { Moment } from './moment.ts'
import { type Nudge, type Plan, planFor, type Scene } from './nudge-plan.ts'
import { weightOf } from './nudges.ts'
import { isRefusal } from './refusal.ts'

export type Foreseen =
  | { readonly kind: 'nudge'; readonly at: Moment; readonly nudge: Nudge }
  | {
      readonly kind: 'passing on'
      readonly at: Moment
      readonly passOn: NonNullable<Plan['passOn']> & { readonly to: string }
    }

/** Sign-off cannot go to more people than there are; this only guards against going round. */
const MOST_HANDS = 12

/** Oldest first, from now on. What is quiet, and what a weightier one says better to the same person then, is left out. */
export function foresee(scene: Scene, almanac: Almanac): readonly Foreseen[] {
  const found: Foreseen[] = []
  let now = scene
  for (let hands = 0; hands < MOST_HANDS; hands++) {
    const plan = planFor(now, almanac)
    const coming = weightiest(plan.nudges.filter(({ at, quiet }) => at > now.now && quiet === undefined))
    const passing = plan.passOn
    if (passing?.to === undefined) return [...found, ...coming.map(asForeseen)]
    const at = passing.at > now.now ? passing.at : now.now
    found.push(...coming.filter((nudge) => nudge.at < at).map(asForeseen))
    const { to, because } = passing
    found.push({ kind: 'passing on', at, passOn: { to, because, at } })
    const ruling = passOn(now.referral, { to, at, because })
    if (isRefusal(ruling)) return found
    now = { ...now, referral: heldSince(now.referral, ruling.referral, at), now: at }
  }
  return found
}

const asForeseen = (nudge: Nudge): Foreseen => ({ kind: 'nudge', at: nudge.at, nudge })

/** One for each person and moment, as the sweep says it. */
function weightiest(nudges: readonly Nudge[]): readonly Nudge[] {
  const best = new Map<string, Nudge>()
  for (const nudge of nudges) {
    const key = `${nudge.to}/${nudge.at}`
    const before = best.get(key)
    if (before === undefined || weightOf(nudge.name) >= weightOf(before.name)) best.set(key, nudge)
  }
  return [...best.values()]
}
