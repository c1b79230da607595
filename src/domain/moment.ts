/** Days and moments. A day is a London calendar day, a moment is an instant; the two are never mixed. */
import { Temporal } from 'temporal-polyfill'

/** A London calendar day, `YYYY-MM-DD`. */
export type Day = string

/** An instant in UTC, ISO 8601 with `Z`, for example `2026-11-21T09:30:00.000Z`. */
export type Moment = string

const LONDON = 'Europe/London'

/** The London calendar day on which a moment falls. */
export function dayOf(moment: Moment): Day {
  const hour = moment.slice(0, 13)
  const known = moment.endsWith('Z') ? DAY_OF_HOUR.get(hour) : undefined
  if (known !== undefined) return known
  const day = Temporal.Instant.from(moment).toZonedDateTimeISO(LONDON).toPlainDate().toString()
  if (DAY_OF_HOUR.size >= MOST_HOURS) DAY_OF_HOUR.clear()
  if (moment.endsWith('Z')) DAY_OF_HOUR.set(hour, day)
  return day
}

/** London's clock changes on a full hour of UTC, so a whole hour falls on one day; and most are asked many times. */
const DAY_OF_HOUR = new Map<string, Day>()
const MOST_HOURS = 10_000

/** The London wall clock of a moment, `HH:MM`. */
export const timeOf = (moment: Moment): string =>
  Temporal.Instant.from(moment).toZonedDateTimeISO(LONDON).toPlainTime().toString({ smallestUnit: 'minute' })

/** From what a London clock on the wall shows to the moment that is meant. `time` is `HH:MM`. Of an hour that comes twice the first is meant; one that is left out counts as the next. */
export function momentAt(day: Day, time: string): Moment {
  const winter = `${day}T${time}:00.000Z`
  const summer = later(winter, -3600)
  return dayOf(summer) === day && timeOf(summer) === time ? summer : later(winter, 0)
}

/** A moment moved on by whole seconds. */
export const later = (moment: Moment, seconds: number): Moment =>
  new Date(Date.parse(moment) + seconds * 1000).toISOString()

const DAY_MS = 24 * 60 * 60_000

/** A day moved by whole calendar days, either way. Every day of UTC is as long, and this is asked all the time. */
export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** A day moved on by calendar months; the end of a shorter month where it has no such day. */
export const addMonths = (day: Day, months: number): Day =>
  Temporal.PlainDate.from(day).add({ months }).toString()

/** Whole calendar days from one day to another; negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days

/** Whether a text is a real calendar day in `YYYY-MM-DD`. */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  // What a month has not is a day of the next one here, or none at all.
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** A day as people read it: `Tue 15 Dec 2026`. Written here so that no locale of a machine can change it. */
export function sayDay(day: Day): string {
  const known = SAID.get(day)
  if (known !== undefined) return known
  const date = Temporal.PlainDate.from(day)
  const said = `${WEEKDAYS[date.dayOfWeek - 1]} ${date.day} ${MONTHS[date.month - 1]} ${date.year}`
  if (SAID.size >= MOST_DAYS) SAID.clear()
  SAID.set(day, said)
  return said
}

/** A card says several days, and all cards of a morning the same few. */
const SAID = new Map<Day, string>()
const MOST_DAYS = 10_000

/** A moment as people read it: `Tue 15 Dec 2026, 14:02`. */
export const sayMoment = (moment: Moment): string => `${sayDay(dayOf(moment))}, ${timeOf(moment)}`

/** Whole years of age on a day, 0 before the birth. Whoever was born on 29 February is older on 1 March. */
export const ageOn = (born: Day, on: Day): number =>
  Math.max(0, Number(on.slice(0, 4)) - Number(born.slice(0, 4)) - (on.slice(5) < born.slice(5) ? 1 : 0))
