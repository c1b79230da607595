/** The people of a made past and the time they work in. */
import { type Directory, socialWorkersOf, teamById } from '../../src/domain/directory.ts'
import { type Day, dayOf, type Moment, momentAt } from '../../src/domain/moment.ts'
import type { Person } from '../../src/domain/people.ts'
import type { Referral } from '../../src/domain/referral.ts'
import { isRefusal, type Refusal } from '../../src/domain/refusal.ts'
import { addWorkingDays, isWorkingDay } from '../../src/domain/working-days.ts'
import type { World } from '../../src/workflow/ports.ts'
import type { Random } from '../simulate/random.ts'
import type { Past } from './past.ts'

export type Town = {
  readonly past: Past
  readonly world: World
  readonly directory: Directory
  /** References that others may be the same as. */
  readonly earlier: string[]
}

/** A minute of a working day, `workingDays` after that moment; on the same day it is later than that. */
export function after({ directory }: Town, moment: Moment, when: { days: number; random: Random }): Moment {
  const { days, random } = when
  const { council } = directory
  const from = dayOf(moment)
  const start = isWorkingDay(from, council) ? from : addWorkingDays(from, 1, council)
  const day = days === 0 ? start : addWorkingDays(start, days, council)
  const at = minuteOf(day, random)
  return at > moment ? at : momentAt(addWorkingDays(day, 1, council), '09:15')
}

const minuteOf = (day: Day, random: Random): Moment =>
  momentAt(
    day,
    `${String(random.whole(9, 16)).padStart(2, '0')}:${String(random.whole(0, 59)).padStart(2, '0')}`,
  )

/** The first working minute of a day or after it. */
export const onOrAfter = ({ directory }: Town, day: Day, random: Random): Moment =>
  minuteOf(isWorkingDay(day, directory.council) ? day : addWorkingDays(day, 1, directory.council), random)

export const withRole = ({ directory }: Pick<Town, 'directory'>, role: Person['roles'][number]): Person =>
  oneOf(
    directory.people.filter(({ roles }) => roles.includes(role)),
    role,
  )

export const workerFor = ({ directory }: Town, team: string, random: Random): Person =>
  random.pick(socialWorkersOf(directory, team))

export function managerFor({ directory }: Town, team: string): Person {
  const id = teamById(directory, team)?.teamManager
  return oneOf(
    directory.people.filter((person) => person.id === id),
    `the manager of ${team}`,
  )
}

const oneOf = (people: readonly Person[], who: string): Person => {
  const [first] = people
  if (first === undefined) throw new Error(`The directory has nobody for ${who}`)
  return first
}

/** In a made past nothing is refused: a refusal is a fault of this script. */
export function done(result: Referral | Refusal): Referral {
  if (isRefusal(result)) throw new Error(`Refused: ${result.refused} ${result.more.join('; ')}`)
  return result
}
