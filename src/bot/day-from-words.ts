/** A day as people type it: `18 December`, `18/12/2026`, `tomorrow`, `Friday`. Day before month, as in Britain. */
import { addDays, type Day, isDay } from '../domain/moment.ts'

/**
 * The day that is meant; of a day without a year the next one there is, today included. A weekday by its name alone is
 * never today. Undefined where it is not understood, is no real day, or could mean two (`next Friday`).
 */
export const dayFromWords = (text: string, today: Day): Day | undefined => read(text, today, 1)

/** The same for what has happened: without a year the last such day there was, today included. */
export const pastDayFromWords = (text: string, today: Day): Day | undefined => read(text, today, -1)

type Towards = 1 | -1
type Reading = { readonly today: Day; readonly towards: Towards }

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
/** A map, because a plain object also knows words such as `constructor`. */
const NEAR: ReadonlyMap<string, number> = new Map([
  ['yesterday', -1],
  ['today', 0],
  ['tomorrow', 1],
])

/** More is no day; a long text is not searched for one. */
const LONGEST = 60

function read(text: string, today: Day, towards: Towards): Day | undefined {
  if (text.length > LONGEST) return undefined
  const plain = text
    .toLowerCase()
    .replaceAll(/[,\s]+/gu, ' ')
    .trim()
    .replace(/[.!?]+$/u, '')
    .replace(/^(?:on|by|until) /u, '')
  const near = NEAR.get(plain)
  if (near !== undefined) return addDays(today, near)
  const reading = { today, towards }
  return byNumbers(plain, reading) ?? byMonth(plain, reading) ?? byWeekday(plain, reading)
}

/** `2026-12-18`, or day, month and perhaps year parted by `/`, `.` or `-`. */
function byNumbers(plain: string, reading: Reading): Day | undefined {
  if (/^\d{4}-/.test(plain)) return isDay(plain) ? plain : undefined
  const [, day, , month, year] = /^(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/u.exec(plain) ?? []
  if (day === undefined || month === undefined) return undefined
  return made({ day, month: Number(month), year }, reading)
}

/** `18 December`, `18th of Dec 2026`, `December 18`, each perhaps with its weekday in front, which must be right. */
function byMonth(plain: string, reading: Reading): Day | undefined {
  const words = plain.split(' ').filter((word) => word !== 'of' && word !== 'the')
  const weekday = words.length > 2 ? named(WEEKDAYS, words[0] ?? '') : undefined
  const [one = '', two = '', year, ...more] = weekday === undefined ? words : words.slice(1)
  if (more.length > 0 || (year !== undefined && !/^\d{4}$/u.test(year))) return undefined
  const [number, name] = /^\d/u.test(one) ? [one, two] : [two, one]
  const [, day] = /^(\d{1,2})(?:st|nd|rd|th)?$/u.exec(number) ?? []
  const month = named(MONTHS, name.replace(/\.$/u, ''))
  if (day === undefined || month === undefined) return undefined
  const found = made({ day, month: month + 1, year }, reading)
  return weekday === undefined || found === undefined || weekday === weekdayOf(found) ? found : undefined
}

function byWeekday(plain: string, { today, towards }: Reading): Day | undefined {
  const wanted = named(WEEKDAYS, plain.replace(towards === 1 ? /^this /u : /^last /u, ''))
  if (wanted === undefined) return undefined
  let day = addDays(today, towards)
  while (weekdayOf(day) !== wanted) day = addDays(day, towards)
  return day
}

/** Three letters are enough; whatever more is typed must be of the name. */
function named(names: readonly string[], typed: string): number | undefined {
  const index = names.findIndex((name) => typed.length >= 3 && name.startsWith(typed))
  return index < 0 ? undefined : index
}

const weekdayOf = (day: Day): number => new Date(`${day}T12:00:00Z`).getUTCDay()

type Parts = { readonly day: string; readonly month: number; readonly year: string | undefined }

/** The 29 of February may be as far as eight years away. */
const FARTHEST = 8

function made({ day, month, year }: Parts, { today, towards }: Reading): Day | undefined {
  const inYear = (number: number): Day => `${number}-${twoDigits(month)}-${twoDigits(Number(day))}`
  const asDay = (number: number): Day | undefined => (isDay(inYear(number)) ? inYear(number) : undefined)
  if (year !== undefined) return asDay(year.length === 2 ? 2000 + Number(year) : Number(year))
  const thisYear = Number(today.slice(0, 4))
  for (let step = 0; step <= FARTHEST; step++) {
    const found = asDay(thisYear + step * towards)
    if (found !== undefined && (towards === 1 ? found >= today : found <= today)) return found
  }
  return undefined
}

const twoDigits = (number: number): string => String(number).padStart(2, '0')
