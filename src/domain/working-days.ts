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
  if (!isWeekday(weekdayOf(day))) return 'a weekend'
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
  const first = addDays(from, 1)
  if (first > to) return 0
  const off = [...holidaysBetween(first, to), ...calendar.closures].filter(
    (day) => day >= first && day <= to && isWeekday(weekdayOf(day)),
  )
  return weekdaysBetween(first, to) - new Set(off).size
}

/** Worked out and not counted: a list asks it for each of its rows, and a year has many days. */
function weekdaysBetween(first: Day, last: Day): number {
  const days = daysApart(first, last) + 1
  const start = weekdayOf(first)
  const rest = Array.from({ length: days % 7 }, (_, index) => (start + index) % 7)
  return Math.floor(days / 7) * 5 + rest.filter(isWeekday).length
}

function holidaysBetween(first: Day, last: Day): readonly Day[] {
  const found: Day[] = []
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year++) {
    const holidays = YEARS[String(year)]
    if (holidays === undefined) throw new UnknownYear(String(year))
    found.push(...holidays)
  }
  return found
}

const weekdayOf = (day: Day): number => new Date(`${day}T12:00:00Z`).getUTCDay()

const isWeekday = (weekday: number): boolean => weekday !== 0 && weekday !== 6

const daysApart = (first: Day, last: Day): number =>
  Math.round((Date.parse(`${last}T12:00:00Z`) - Date.parse(`${first}T12:00:00Z`)) / 86_400_000)
