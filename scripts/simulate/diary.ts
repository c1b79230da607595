/** What will happen in the run, drawn from the seed beforehand: what arrives, who is on leave, when nothing runs. */
import { addDays, type Day, type Moment, momentAt } from '../../src/domain/moment.ts'
import type { Person } from '../../src/domain/people.ts'
import { addWorkingDays, isWorkingDay } from '../../src/domain/working-days.ts'
import type { Random } from './random.ts'

export type Arrival = {
  readonly at: Moment
  readonly on: Day
  /** The day that the prison asks for an answer by, where it names one. */
  readonly askedFor: Day | undefined
  readonly team: string
  readonly children: number
}

/** Both days are away. `Outlook` switches automatic replies on; of somebody who is `ill` nobody knows. */
export type Leave = {
  readonly person: Person
  readonly from: Day
  readonly until: Day
  readonly how: 'says so' | 'Outlook' | 'ill'
}

export type Diary = {
  readonly first: Day
  readonly last: Day
  readonly arrivals: readonly Arrival[]
  readonly leaves: readonly Leave[]
  /** From the first of these days the council knows that it is closed on the others. */
  readonly closure: { readonly known: Day; readonly days: readonly Day[] }
  /** Nothing runs on these days, both included. */
  readonly downtime: { readonly from: Day; readonly until: Day }
  readonly restart: Day
}

/** A Monday; half a year from here has Christmas, Easter, two bank holidays in May and the change to summer time. */
export const FIRST_DAY: Day = '2026-12-07'

type Size = { readonly weeks: number; readonly referrals: number }
type Staff = { readonly people: readonly Person[]; readonly teams: readonly string[] }

const NO_CLOSURES = { closures: [] }
/** The last arrivals come so many weeks before the end, so that most can be finished. */
const QUIET_WEEKS = 4
/** In a run as short as this, two days must do for the time in which nothing runs. */
const SHORT = 6

export function drawDiary({ weeks, referrals }: Size, { people, teams }: Staff, random: Random): Diary {
  const dayIn = (share: number): Day => addDays(FIRST_DAY, Math.floor(weeks * 7 * share))
  const isShort = weeks < SHORT
  const open = Math.max(5, (isShort ? 0.4 : (weeks - QUIET_WEEKS) / weeks) * weeks * 7)
  const arrivals = Array.from({ length: referrals }, () => arrival(open, teams, random))
  const known = worked(dayIn(isShort ? 0.2 : 0.45))
  const soon = isShort ? 3 : 8
  const down = worked(dayIn(0.6))
  return {
    first: FIRST_DAY,
    last: addDays(FIRST_DAY, weeks * 7 - 1),
    arrivals: arrivals.toSorted((one, other) => (one.at < other.at ? -1 : 1)),
    leaves: people.flatMap((person) => leavesOf(person, weeks, random)),
    closure: { known, days: [0, 1, 2].map((more) => addWorkingDays(known, soon + more, NO_CLOSURES)) },
    downtime: { from: down, until: addDays(down, isShort ? 1 : 6) },
    // A short run begins anew with the other calendar alone.
    restart: isShort ? known : worked(dayIn(0.3)),
  }
}

const worked = (day: Day): Day => (isWorkingDay(day, NO_CLOSURES) ? day : addWorkingDays(day, 1, NO_CLOSURES))

function arrival(days: number, teams: readonly string[], random: Random): Arrival {
  const on = worked(addDays(FIRST_DAY, Math.floor(random.next() * days)))
  const time = `${String(random.whole(9, 15)).padStart(2, '0')}:${random.pick(['05', '20', '40'])}`
  return {
    ...{ at: momentAt(on, time), on },
    askedFor: random.chance(0.35) ? addDays(on, random.whole(4, 16)) : undefined,
    team: random.pick(teams),
    children: random.chance(0.15) ? 2 : 1,
  }
}

function leavesOf(person: Person, weeks: number, random: Random): readonly Leave[] {
  const count = weeks < SHORT ? (random.chance(0.5) ? 1 : 0) : random.whole(1, 3)
  return Array.from({ length: count }, (): Leave => {
    const from = worked(addDays(FIRST_DAY, random.whole(2, weeks * 7 - 3)))
    const how = random.chance(0.15) ? 'ill' : random.pick(['says so', 'Outlook'] as const)
    const days = how === 'ill' ? random.whole(0, 4) : random.whole(1, 13)
    return { person, from, until: addDays(from, days), how }
  })
}
