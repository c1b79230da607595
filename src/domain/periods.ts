/** Quarters and financial years, and how people type them. Other periods would overlap these, and give small counts away. */
import { addDays, addMonths, type Day } from './moment.ts'
import type { Period, Quarter } from './statistics.ts'

export const PERIOD_HELP =
  'I know quarters and financial years: “statistics this quarter”, “statistics July to September 2026”, “statistics q3 2026”, “statistics 2026/27”, each also “for North”. Other periods would overlap these, and a count of a few could be worked out from the difference.'

/** What is meant; this financial year where nothing was typed, and undefined where it is no quarter or financial year. */
export function periodFromWords(words: string, today: Day): Period | undefined {
  const text = words
    .slice(0, LONGEST)
    .toLowerCase()
    .replaceAll(/[–—]/gu, '-')
    .replaceAll(/[\s,.]+/gu, ' ')
    .replace(/^ ?((of|in|during|for) )?(the )?/u, '')
    .trim()
  return byName(text, today) ?? byNumber(text) ?? byMonths(text)
}

/** `2026-Q4` or `2026-27`. */
export function periodById(id: string): Period | undefined {
  const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(id) ?? []
  if (year !== undefined) return quarterOf(Number(year), Number(quarter))
  const [, start, end] = /^(\d{4})-(\d{2})$/.exec(id) ?? []
  return start === undefined ? undefined : yearFrom(start, end ?? '')
}

/** The financial year that a day is in. */
export const financialYear = (day: Day): Period =>
  yearOf(day.slice(5) < '04-01' ? Number(day.slice(0, 4)) - 1 : Number(day.slice(0, 4)))

/** The financial year that a period is a part of: what is held back is decided for all of it at once. */
export const yearAround = ({ from }: Period): Period => financialYear(from)

export const quarterWith = (day: Day): Period =>
  quarterOf(Number(day.slice(0, 4)), Math.ceil(Number(day.slice(5, 7)) / 3))

/** The next quarters back and forth that can be asked for, the newest first: this one, those before, and their years. */
export function recentPeriods(today: Day): readonly Period[] {
  const quarters = Array.from({ length: 6 }, (_, back) =>
    quarterWith(addMonths(`${today.slice(0, 7)}-01`, -3 * back)),
  )
  const years = [0, 1, 2].map((back) => financialYear(addMonths(today, -12 * back)))
  return [...years.slice(0, 1), ...quarters, ...years.slice(1)]
}

export const isYear = ({ quarters }: Period): boolean => quarters.length > 1

const LONGEST = 80
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const LONG = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'],
  ...['October', 'November', 'December'],
]

function quarterOf(year: number, quarter: number): Period {
  const month = quarter * 3 - 2
  const from = `${year}-${String(month).padStart(2, '0')}-01`
  const id: Quarter = `${year}-Q${quarter}`
  const say = `${LONG[month - 1]} to ${LONG[month + 1]} ${year}`
  return { id, say, from, to: addDays(addMonths(from, 3), -1), quarters: [id] }
}

function yearOf(year: number): Period {
  const quarters = [2, 3, 4].map((quarter) => `${year}-Q${quarter}`)
  return {
    id: `${year}-${String((year + 1) % 100).padStart(2, '0')}`,
    say: `April ${year} to March ${year + 1}`,
    ...{ from: `${year}-04-01`, to: `${year + 1}-03-31`, quarters: [...quarters, `${year + 1}-Q1`] },
  }
}

/** Undefined where the second year is not the one after the first. */
const yearFrom = (start: string, end: string): Period | undefined =>
  (Number(start) + 1) % 100 === Number(end) % 100 ? yearOf(Number(start)) : undefined

function byName(text: string, today: Day): Period | undefined {
  const [, which = '', what] =
    /^(this |current |last |previous )?(?:financial )?(quarter|year)$/u.exec(text) ?? []
  if (text === '' || text === 'now' || text === 'today') return financialYear(today)
  if (what === undefined) return undefined
  const isLast = /last|previous/u.test(which)
  const day = isLast ? addMonths(today, what === 'year' ? -12 : -3) : today
  return what === 'year' ? financialYear(day) : quarterWith(day)
}

/** `q3 2026` of the calendar year, as its months are said; `q3 2026/27` of the financial year; `2026/27`. */
function byNumber(text: string): Period | undefined {
  const year = /^(?:(?:financial )?year |fy ?)?(20\d{2}) ?(?:\/|-|to) ?(?:20)?(\d{2})$/u.exec(text)
  if (year !== null) return yearFrom(year[1] ?? '', year[2] ?? '')
  const [, first, one, last, other] =
    /^(?:q(?:uarter)? ?([1-4]) ?(?:of )?(20\d{2}(?: ?[/-] ?(?:20)?\d{2})?)|(20\d{2})[ -]?q([1-4]))$/u.exec(
      text,
    ) ?? []
  const quarter = Number(first ?? other)
  const of = one ?? last
  if (of === undefined || quarter === 0) return undefined
  const [start = '', end] = of.split(/ ?[/-] ?/u)
  if (end === undefined) return quarterOf(Number(start), quarter)
  const id = yearFrom(start, end)?.quarters[quarter - 1]
  return id === undefined ? undefined : periodById(id)
}

/** `July to September 2026`, `Apr 2026 - Mar 2027`. */
function byMonths(text: string): Period | undefined {
  const [, first, start, last, end] =
    /^(?:from )?([a-z]{3,9})(?: (20\d{2}))? ?(?:to|-|until|till) ?([a-z]{3,9}) (20\d{2})$/u.exec(text) ?? []
  const [from, to] = [monthOf(first), monthOf(last)]
  if (from === undefined || to === undefined || end === undefined) return undefined
  if (from === 4 && to === 3)
    return start === undefined || Number(start) + 1 === Number(end) ? yearOf(Number(end) - 1) : undefined
  const isQuarter = from % 3 === 1 && to === from + 2 && (start === undefined || start === end)
  return isQuarter ? quarterOf(Number(end), (from + 2) / 3) : undefined
}

function monthOf(word = ''): number | undefined {
  const at = MONTHS.indexOf(word.slice(0, 3))
  return at >= 0 && LONG[at]?.toLowerCase().startsWith(word.replace(/^sept$/u, 'sep')) === true
    ? at + 1
    : undefined
}
