/** What is asked for when somebody types `statistics …`: which period, whose, which table, and as what. */
import type { Directory } from '../domain/directory.ts'
import type { Day } from '../domain/moment.ts'
import { periodFromWords } from '../domain/periods.ts'
import { statisticsTables } from '../domain/statistics-tables.ts'

export type StatisticsWanted = {
  /** Undefined where the period is not understood. */
  readonly period: string | undefined
  /** `council`, the id of a team, `unknown`, or nothing where no team was named. */
  readonly team: string
  readonly table: string
}

export const WHOLE = 'council'
export const NO_SUCH_TEAM = 'unknown'

export function statisticsWanted(
  typed: string,
  { today, directory }: { readonly today: Day; readonly directory: Directory },
): StatisticsWanted {
  const [before = '', after = ''] = typed.split(/:(.*)/su)
  const [words, named] = apart(before)
  const wanted = {
    table: tableNamed(after, directory),
    team: named === '' ? '' : teamNamed(named, directory),
  }
  const period = periodFromWords(words, today)
  if (period !== undefined) return { ...wanted, period: period.id }
  // A team or a table by its name alone is enough.
  const now = periodFromWords('', today)?.id
  const team = named === '' ? teamNamed(words, directory) : wanted.team
  if (named === '' && team !== NO_SUCH_TEAM) return { ...wanted, team, period: now }
  const table = wanted.table === '' ? tableNamed(words, directory) : ''
  return table === '' ? { ...wanted, period: undefined } : { ...wanted, table, period: now }
}

/** What stands before and after the last “for”; “for this quarter” is no team. */
function apart(text: string): readonly [string, string] {
  const [, before = '', after = ''] = /^(.*?)(?:^|\s)for\s+((?:(?!\sfor\s).)*)$/isu.exec(text) ?? []
  if (after === '') return [text.trim(), '']
  const isPeriod = /\b(quarter|year|20\d\d)\b/iu.test(after) && before.trim() === ''
  return isPeriod ? [after, ''] : [before.trim(), after.trim()]
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

function teamNamed(text: string, { teams, council }: Directory): string {
  const said = plain(text)
    .replace(/^(the|my) /u, '')
    .replace(/ team$|^team /u, '')
  if (['whole council', 'council', 'all teams', 'all', 'everybody', plain(council.name)].includes(said))
    return WHOLE
  const names = teams.map(({ id, name }) => ({
    id,
    all: [plain(id), plain(name), plain(name).replace(/ team$/u, '')],
  }))
  const whole = names.filter(({ all }) => all.includes(said))
  const begun = names.filter(({ all }) => said !== '' && all.some((name) => name.startsWith(said)))
  const [one, second] = whole.length > 0 ? whole : begun
  return one === undefined || second !== undefined ? NO_SUCH_TEAM : one.id
}

/** By its id, its title, or the beginning of a word in it; the first table where that is nothing. */
function tableNamed(text: string, directory: Directory): string {
  const said = plain(text).replace(/s$/u, '')
  if (said === '') return ''
  const tables = statisticsTables(directory).map(({ id, title }) => ({
    id,
    name: plain(id),
    title: plain(title),
  }))
  const found =
    tables.find(({ name, title }) => name.replace(/s$/u, '') === said || title === said) ??
    tables.find(({ name, title }) => ` ${name} ${title}`.includes(` ${said}`))
  return found?.id ?? ''
}
