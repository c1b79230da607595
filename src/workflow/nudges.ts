/** The sweep of nudges: what has come up is decided once for each referral, then said in as few messages as can be. */
import { type Almanac, openAlmanac } from '../domain/almanac.ts'
import { passOn } from '../domain/cover.ts'
import { digestKey, gather, type WaitingNudge } from '../domain/digest.ts'
import { type Hours, teamById } from '../domain/directory.ts'
import { hoursOf, USUAL_HOURS, withinHours } from '../domain/hours.ts'
import { dayOf, later, type Moment, momentAt } from '../domain/moment.ts'
import { isUp, type Nudge, type Plan, planFor, type Scene } from '../domain/nudge-plan.ts'
import { weightOf } from '../domain/nudges.ts'
import type { Cover } from '../domain/referral.ts'
import type { Calendar } from '../domain/working-days.ts'
import { BOT, changeReferral } from './change-referral.ts'
import type { Decision, Watched } from './nudge-ports.ts'
import type { Transaction, World } from './ports.ts'

/** Small enough that a busy person never waits for the sweep, large enough that a Monday morning is quick. */
export const MOST_LOOKED_AT = 500
const PEOPLE_AT_ONCE = 200

/** Everything that has come up by now is decided; says how many referrals were looked at. */
export async function decideNudges(world: World): Promise<number> {
  const at = world.clock.now()
  const absences = await world.store.absences()
  const almanac = openAlmanac(world.directory.council)
  let looked = 0
  for (;;) {
    const passing: PassingOn[] = []
    const count = await world.store.transaction(async (tx) => {
      const found = await tx.toLookAt(at, MOST_LOOKED_AT)
      const looks = found.map((watched) => {
        const scene: Scene = { ...watched, absences, directory: world.directory, now: at }
        return lookAt(scene, planFor(scene, almanac), almanac)
      })
      await tx.decide(
        looks.flatMap(({ decisions }) => decisions),
        at,
      )
      await tx.lookAgain(looks.map(({ reference, next }) => ({ reference, at: next })))
      passing.push(...looks.flatMap((look) => look.passing ?? []))
      return found.length
    })
    for (const pass of passing) await passItOn(world, pass, at)
    looked += count
    if (count < MOST_LOOKED_AT) return looked
  }
}

type PassingOn = { readonly reference: string } & Pick<Cover, 'to' | 'because'>

type Look = {
  readonly reference: string
  readonly decisions: readonly Decision[]
  readonly next: Moment | undefined
  readonly passing: PassingOn | undefined
}

/** One referral: the weightiest nudge for each person is said, every other that has come up is passed over. */
export function lookAt({ referral, directory, now }: Scene, plan: Plan, almanac: Almanac): Look {
  const { reference } = referral
  const hours = hoursOf(teamById(directory, referral.team))
  const holdUntil = almanac.within(now, hours)
  const handing = plan.passOn !== undefined && plan.passOn.at <= now
  // Passing sign-off on is a message too, so it keeps the hours; and what was meant for the one before is not said.
  const passing =
    handing && plan.passOn?.to !== undefined && holdUntil === now
      ? { reference, to: plan.passOn.to, because: plan.passOn.because }
      : undefined
  const come = passing === undefined ? plan.nudges.filter(({ at }) => at <= now) : []
  const upcoming = plan.nudges.find(({ at }) => at > now)?.at
  const isStuck = handing && plan.passOn?.to === undefined
  // With nobody left to sign, each morning may bring somebody back.
  const passAt = isStuck ? morningAfter(now, hours, almanac.calendar) : handing ? holdUntil : plan.passOn?.at
  return {
    reference,
    decisions: decided(come).map((decision) => ({ ...decision, reference, holdUntil })),
    // Passing on is saved after this: should it be lost on the way, the next sweep finds it again.
    next: passing === undefined ? earliest(upcoming, passAt) : later(now, 60),
    passing,
  }
}

const morningAfter = (at: Moment, hours: Hours, calendar: Calendar): Moment =>
  withinHours(momentAt(dayOf(at), '23:59'), hours, calendar)

const earliest = (one: Moment | undefined, other: Moment | undefined): Moment | undefined =>
  one === undefined || (other !== undefined && other < one) ? other : one

/**
 * Passed over for a weightier one that came with it or after it. One that came before has been said already; where it
 * has not, `gather` chooses between the two.
 */
function decided(come: readonly Nudge[]): readonly Omit<Decision, 'reference' | 'holdUntil'>[] {
  const heaviest = new Map<string, number>()
  const said = new Set<Nudge>()
  for (const nudge of come.toReversed()) {
    const weight = weightOf(nudge.name)
    if (nudge.quiet !== undefined || weight <= (heaviest.get(nudge.to) ?? -1)) continue
    heaviest.set(nudge.to, weight)
    said.add(nudge)
  }
  return come.map((nudge) => ({ ...nudge, status: said.has(nudge) ? 'waiting' : 'passed over' }))
}

/** A transaction of its own; another that changed the referral meanwhile has brought it back to the sweep. */
const passItOn = (world: World, { reference, to, because }: PassingOn, at: Moment) =>
  changeReferral(world, { reference, who: BOT, at }, ({ referral }) => passOn(referral, { to, at, because }))

/** What waits is put into messages: one digest a day for each person, and by itself what cannot wait. */
export async function sayNudges(world: World): Promise<number> {
  const at = world.clock.now()
  let said = 0
  for (;;) {
    const count = await world.store.transaction((tx) => sayBatch(tx, world, at))
    said += count
    if (count === 0) break
  }
  if (said > 0) world.wake()
  return said
}

async function sayBatch(tx: Transaction, world: World, at: Moment): Promise<number> {
  const waiting = await tx.waiting(at, PEOPLE_AT_ONCE)
  if (waiting.length === 0) return 0
  const { teams, council } = world.directory
  const mornings = new Map(teams.map((team) => [team.id, withinHours(at, hoursOf(team), council)]))
  const opens = (team: string): Moment => mornings.get(team) ?? withinHours(at, USUAL_HOURS, council)
  // What waited for a morning on which nothing ran keeps the hours of today as well.
  const byOpening = Map.groupBy(waiting, ({ team }) => opens(team))
  for (const [until, early] of byOpening) if (until !== at) await tx.holdNudges(early, until)
  const now = byOpening.get(at) ?? []
  const day = dayOf(at)
  const gathered = gather(now, day, await toldToday(tx, now, day))
  await tx.promise(gathered.notices, at)
  await tx.saidBy(gathered.said)
  await tx.passOver(gathered.passedOver)
  await tx.holdNudges(gathered.held, morningAfter(at, USUAL_HOURS, council))
  return waiting.length
}

async function toldToday(
  tx: Transaction,
  waiting: readonly WaitingNudge[],
  day: string,
): Promise<ReadonlySet<string>> {
  const people = [...new Set(waiting.map(({ to }) => to))]
  const promised = await tx.promisedAlready(people.map((person) => digestKey(day, person)))
  return new Set(people.filter((person) => promised.has(digestKey(day, person))))
}

/** One referral as the planner sees it now. */
export async function sceneOf({ directory, store, clock }: World, watched: Watched): Promise<Scene> {
  return { ...watched, directory, absences: await store.absences(), now: clock.now() }
}

/** The plan of one referral as it stands now: what the sweep would say, and when. */
export async function planOf(world: World, watched: Watched): Promise<Plan> {
  return planFor(await sceneOf(world, watched), openAlmanac(world.directory.council))
}

/** Whether a nudge that waited still holds: the same rung for the same person, come up and not quiet. */
export const stillHolds = (nudge: WaitingNudge, plan: Plan, now: Moment): boolean =>
  plan.nudges.some(
    (planned) =>
      planned.name === nudge.name &&
      planned.occasion === nudge.occasion &&
      planned.to === nudge.to &&
      isUp(planned, now),
  )
