/** Numbers as a table for a spreadsheet: RFC 4180, with the mark by which Excel knows UTF-8, and no cell that is a formula. */
import type { Directory } from './directory.ts'
import type { Published } from './statistics.ts'
import { HELD, sayWhose, WHY_HELD } from './statistics-words.ts'

const HEAD = ['table', 'value', 'count', 'unit', 'period', 'team', 'note']

/** One line after the other. A count that is held back says so in words, so that nobody adds it up as nothing. */
export function* statisticsCsv(published: Published, directory: Directory): Generator<string> {
  const { period, team, tables, medians, headline } = published
  const around = { period: period.say, team: sayWhose(directory, team) }
  const line = (table: string, value: string, counted: Counted): string =>
    rowOf([table, value, sayCell(counted.count), counted.unit, around.period, around.team, counted.note])
  yield `\uFEFF${rowOf(HEAD)}`
  for (const [value, count, unit] of headlineRows(headline))
    yield line('Headlines', value, { count, unit, note: count === undefined ? WHY_HELD : '' })
  for (const { label, days, lacks } of medians)
    yield line('Median days', label, {
      ...{ count: lacks === 'none' ? '' : days, unit: 'calendar days' },
      note: lacks === 'none' ? 'Nothing counted.' : days === undefined ? WHY_HELD : '',
    })
  for (const { title, unit, rows, total, note } of tables) {
    for (const { label, count } of rows)
      yield line(title, label, { count, unit, note: count === undefined ? WHY_HELD : note })
    yield line(title, 'All together', { count: total, unit, note: total === undefined ? WHY_HELD : note })
  }
}

type Counted = {
  readonly count: number | string | undefined
  readonly unit: string
  readonly note: string
}

/** Distinct children of one team in one quarter are not counted: with the year one could work them out. */
const headlineRows = (
  headline: Published['headline'],
): readonly (readonly [string, number | undefined, string])[] => [
  ['Children in the last 12 months, each once', headline.childrenTwelveMonths, 'children'],
  ['Children just now, each once', headline.childrenNow, 'children'],
  ['Open requests just now', headline.requestsNow, 'requests'],
  ['Requests in the period', headline.requestsInPeriod, 'requests'],
  ['Children in the period, each once', headline.childrenInPeriod, 'children'],
]

const sayCell = (count: Counted['count']): string => (count === undefined ? HELD : `${count}`)

const rowOf = (cells: readonly string[]): string =>
  `${cells.map((cell) => quoted(harmless(cell))).join(',')}\r\n`

/** A spreadsheet takes what begins so for a formula; an apostrophe in front makes it words. */
const harmless = (cell: string): string => (/^\s*[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell)

const quoted = (cell: string): string => (/[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
