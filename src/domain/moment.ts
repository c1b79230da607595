/** Days and moments. A day is a London calendar day, a moment is an instant; the two are never mixed. */
import { Temporal } from 'temporal-polyfill'

/** A London calendar day, `YYYY-MM-DD`. */
export type Day = string

/** An instant in UTC, ISO 8601 with `Z`, for example `2026-11-21T09:30:00.000Z`. */
export type Moment = string

const LONDON = 'Europe/London'

/** The London calendar day on which a moment falls. */
export const dayOf = (moment: Moment): Day => hourIn(moment)?.day ?? zoned(moment).toPlainDate().toString()

/** The London wall clock of a moment, `HH:MM`. */
export function timeOf(moment: Moment): string {
  const known = hourIn(moment)
  return known === undefined
    ? zoned(moment).toPlainTime().toString({ smallestUnit: 'minute' })
    : `${known.hour}:${moment.slice(14, 16)}`
}

const zoned = (moment: Moment) => Temporal.Instant.from(moment).toZonedDateTimeISO(LONDON)

/**
 * What London has in an hour of UTC: its clock changes on a full hour of UTC, so a whole hour falls on one day and in one
 * hour; and most are asked many times. Undefined where a moment is written in another way.
 */
function hourIn(moment: Moment): LondonHour | undefined {
  if (!UTC_MINUTES.test(moment)) return undefined
  const hour = moment.slice(0, 13)
  const known = LONDON_HOURS.get(hour)
  if (known !== undefined) return known
  const found = zoned(moment)
  // Before there were railways London was some minutes and seconds off.
  if (found.offsetNanoseconds % HOUR_NS !== 0) return undefined
  const of = { day: found.toPlainDate().toString(), hour: String(found.hour).padStart(2, '0') }
  if (LONDON_HOURS.size >= MOST_HOURS) LONDON_HOURS.clear()
  LONDON_HOURS.set(hour, of)
  return of
}

type LondonHour = { readonly day: Day; readonly hour: string }

const UTC_MINUTES = /^\d{4}-\d\d-\d\dT\d\d:[0-5]\d(:[0-5]\d(\.\d+)?)?Z$/
const LONDON_HOURS = new Map<string, LondonHour>()
const MOST_HOURS = 10_000
const HOUR_NS = 3_600_000_000_000

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
export function addMonths(day: Day, months: number): Day {
  if (!isDay(day)) throw new RangeError('That is no day.')
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  const [year, place] = [Math.floor(month / 12), month % 12]
  // Leap years come round every 400 years; years of two letters would be taken for those of the last century.
  const last = new Date(Date.UTC(2000 + (year % 400), place + 1, 0)).getUTCDate()
  const date = Math.min(Number(day.slice(8)), last)
  return `${padded(year, 4)}-${padded(place + 1, 2)}-${padded(date, 2)}`
}

const padded = (value: number, letters: number): string => String(value).padStart(letters, '0')

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
