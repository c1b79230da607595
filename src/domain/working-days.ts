/** Which days the council works: not weekends, not bank holidays of England and Wales, not its own closures. */
import bankHolidays from './bank-holidays.json' with { type: 'json' }
import { addDays, type Day } from './moment.ts'

export type Calendar = { readonly closures: readonly Day[] }

const YEARS: Readonly<Record<string, readonly string[]>> = bankHolidays.years

/** The last year whose bank holidays are known. */
export const lastKnownYear = (): number => Math.max(...Object.keys(YEARS).map(Number))

/** The last day of which it is known whether it is a bank holiday. */
export const knownUntil = (): Day => `${lastKnownYear()}-12-31`

/** Every bank holiday that is known, oldest first. */
export const knownDaysOff = (): readonly Day[] => Object.values(YEARS).flat().toSorted()

/** Refuses to guess: a day in a year whose bank holidays are not known throws, so that no date is quietly wrong. */
export class UnknownYear extends Error {
  constructor(year: string) {
    const known = Number(year) > lastKnownYear() ? 'not known yet' : 'not known'
    super(`The bank holidays of ${year} are ${known}, so no working day in ${year} can be worked out.`)
    this.name = 'UnknownYear'
  }
}

/** Why a day is not worked, in words, or undefined when it is a working day. */
export function whyNotWorked(day: Day, calendar: Calendar): string | undefined {
  const year = day.slice(0, 4)
  const holidays = YEARS[year]
  if (holidays === undefined) throw new UnknownYear(year)
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  if (weekday === 0 || weekday === 6) return 'a weekend'
  if (holidays.includes(day)) return 'a bank holiday'
  return calendar.closures.includes(day) ? 'a day the council is closed' : undefined
}

export const isWorkingDay = (day: Day, calendar: Calendar): boolean =>
  whyNotWorked(day, calendar) === undefined

/** The day itself when worked, else the nearest working day before it. */
export function workingDayOnOrBefore(day: Day, calendar: Calendar): Day {
  let candidate = day
  while (!isWorkingDay(candidate, calendar)) candidate = addDays(candidate, -1)
  return candidate
}

/** The working day `count` working days after (or, when negative, before) a day. Day one is the next working day. */
export function addWorkingDays(day: Day, count: number, calendar: Calendar): Day {
  const step = count < 0 ? -1 : 1
  let candidate = day
  for (let left = Math.abs(count); left > 0; ) {
    candidate = addDays(candidate, step)
    if (isWorkingDay(candidate, calendar)) left -= 1
  }
  return candidate
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier; 0 on the same day. */
export function workingDaysBetween(from: Day, to: Day, calendar: Calendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar)
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1))
    if (isWorkingDay(day, calendar)) count += 1
  return count
}
