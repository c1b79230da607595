/** What people say about the safety of the family and of sending. Each is one transaction around one rule. */
import type { Day } from '../domain/moment.ts'
import { askMoreTime } from '../domain/more-time.ts'
import { maySeeReferral, type Person } from '../domain/people.ts'
import type { Reference, Referral } from '../domain/referral.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { holdForPolice, isHeldByAnswer, type MayContact, sayWhetherSafe } from '../domain/safety.ts'
import { apply, changeReferral } from './change-referral.ts'
import type { World } from './ports.ts'
import { storable } from './storable.ts'

/** Locks or unlocks what means meeting or writing to the family. */
export function sayWhetherFamilyIsSafe(
  world: World,
  by: Person,
  said: { readonly reference: Reference; readonly to: MayContact; readonly words: string },
): Promise<Referral | Refusal> {
  const at = world.clock.now()
  const { reference, to } = said
  return changeReferral(world, { reference, who: by.id, at }, ({ referral }) =>
    maySeeReferral(by, referral)
      ? sayWhetherSafe(referral, { by, at }, { to, words: storable(said.words) })
      : refuse('notForYou'),
  )
}

export type AskedHold = {
  readonly reference: Reference
  readonly held: boolean
  readonly words: string
  /** With a day, more time is asked for along with the hold: both stand or neither. */
  readonly until?: Day | undefined
}

/** Stops the sending, not the clock. The letter that may be asked for with it says no word of the police. */
export function holdSending(world: World, by: Person, asked: AskedHold): Promise<Referral | Refusal> {
  const at = world.clock.now()
  const { reference, held, until } = asked
  const order = { reference, who: by.id, at }
  const words = storable(asked.words)
  return changeReferral(world, order, async ({ referral, assessment }, tx) => {
    if (!maySeeReferral(by, referral)) return refuse('notForYou')
    const heldByAnswer = isHeldByAnswer(assessment)
    const ruling = holdForPolice(referral, { by, at }, { held, words, heldByAnswer })
    if (isRefusal(ruling) || until === undefined) return ruling
    const calendar = world.directory.council
    const asking = { until, reason: 'police_hold', words, calendar } as const
    const more = askMoreTime(referral, { by, at }, asking)
    if (isRefusal(more)) return more
    const longer = await apply(tx, referral, { ruling: more, order })
    return holdForPolice(longer, { by, at }, { held, words, heldByAnswer })
  })
}
