/** What whoever reads everything that may be published of a year knows of each count, and which of them are riddles. */
import type { CubeRow } from '../../src/domain/statistics.ts'
import { ALL, type StatisticsTable } from '../../src/domain/statistics-tables.ts'
import type { Publishable } from '../../src/domain/suppression.ts'
import type { Known } from './attacker.ts'

export type Read = {
  readonly rows: readonly CubeRow[]
  readonly tables: readonly StatisticsTable[]
  readonly quarters: readonly string[]
  readonly teams: readonly string[]
  readonly shown: Publishable
}

export type Reader = {
  readonly unknowns: number
  /** The truth, one number for each unknown. */
  readonly truth: readonly number[]
  readonly known: readonly Known[]
  /** Every sum that was held back, and every difference of rows that is small. */
  readonly riddles: readonly {
    readonly name: string
    readonly of: readonly number[]
    readonly less: readonly number[]
  }[]
  /** Counts that are shown and are not what they should be, or are small. */
  readonly mistakes: readonly string[]
}

export function readerOf({ rows, tables, quarters, teams, shown }: Read): Reader {
  const known: Known[] = []
  const riddles: Reader['riddles'][number][] = []
  const mistakes: string[] = []
  const truth: number[] = []
  const index = new Map<string, number>()
  const unknown = (table: string, value: string, quarter: string, team: string): number => {
    const key = [table, value, quarter, team].join('|')
    const there = index.get(key) ?? index.size
    index.set(key, there)
    return there
  }
  const rowsOf = (table: StatisticsTable): readonly string[] => table.values.map(({ id }) => id)
  const totalRows = (table: StatisticsTable): readonly string[] => (table.exclusive ? rowsOf(table) : [ALL])
  for (const table of tables)
    for (const value of table.exclusive ? rowsOf(table) : [...rowsOf(table), ALL])
      for (const quarter of quarters) for (const team of teams) unknown(table.id, value, quarter, team)
  for (let at = 0; at < index.size; at++) truth.push(0)
  for (const { table, value, quarter, team, count } of rows) {
    const at = unknown(table, value, quarter, team)
    truth[at] = (truth[at] ?? 0) + count
  }
  const sum = (of: readonly number[]): number => of.reduce((all, at) => all + (truth[at] ?? 0), 0)
  const plus = (of: readonly number[], less: readonly number[] = []): Known['terms'] => [
    ...of.map((at) => [at, 1] as const),
    ...less.map((at) => [at, -1] as const),
  ]
  const places = [...quarters, undefined].flatMap((quarter) =>
    [...teams, undefined].map((team) => ({
      ...{ quarter, team, say: `${quarter ?? 'year'} ${team ?? 'council'}` },
      within: (table: string, values: readonly string[]): readonly number[] =>
        quarters
          .filter((one) => quarter === undefined || one === quarter)
          .flatMap((one) =>
            teams
              .filter((other) => team === undefined || other === team)
              .flatMap((other) => values.map((value) => unknown(table, value, one, other))),
          ),
    })),
  )
  const small = (name: string, of: readonly number[], less: readonly number[]): void => {
    const left = sum(of) - sum(less)
    if (left > 0 && left < 5) riddles.push({ name, of, less })
  }
  const isShown = (
    table: StatisticsTable,
    place: { quarter: string | undefined; team: string | undefined },
  ) =>
    tables
      .filter(
        ({ unit, countedBy, exclusive }) => exclusive && unit === table.unit && countedBy === table.countedBy,
      )
      .every(({ id }) => shown({ ...place, table: id, value: ALL }) !== undefined)
  for (const table of tables)
    for (const { quarter, team, say, within } of places)
      for (const value of [...rowsOf(table), ALL]) {
        const of = within(table.id, value === ALL ? totalRows(table) : [value])
        const name = `${table.id} ${value} ${say}`
        const count = shown({ table: table.id, value, quarter, team })
        const isTotal = value === ALL && table.exclusive
        // Nothing is shown as 0 but where the total of all is held back.
        const least = isTotal || isShown(table, { quarter, team }) ? 1 : 0
        known.push({ terms: plus(of), least: count ?? least, most: count ?? Number.POSITIVE_INFINITY })
        if (count === undefined && sum(of) > 0) riddles.push({ name, of, less: [] })
        else if (count === undefined && least > 0) mistakes.push(`${name} is nothing, and held back`)
        else if (count !== undefined && (count !== sum(of) || (count > 0 && count < 5)))
          mistakes.push(`${name}: ${count}, truly ${sum(of)}`)
      }
  for (const { say, quarter, team, within } of places) {
    const isInner = quarter !== undefined && team !== undefined
    for (const table of tables) {
      const first = tables.find(
        ({ unit, countedBy, exclusive }) => exclusive && unit === table.unit && countedBy === table.countedBy,
      )
      if (first === undefined || first === table) continue
      const whole = within(first.id, totalRows(first))
      const all = within(table.id, totalRows(table))
      // A table of all of them has the same total; one of those that were asked has no more.
      const isAll = table.exclusive
      if (isInner)
        known.push({ terms: plus(whole, all), least: 0, most: isAll ? 0 : Number.POSITIVE_INFINITY })
      if (!isAll) small(`${table.id} not asked ${say}`, whole, all)
      if (!table.exclusive) {
        const none = within(table.id, ['none'])
        const several = rowsOf(table).filter((value) => value !== 'none')
        small(`${table.id} any ${say}`, all, none)
        if (!isInner) continue
        const chosen = several.flatMap((value) => within(table.id, [value]))
        known.push({ terms: plus(chosen, all).concat(plus(none)), least: 0, most: Number.POSITIVE_INFINITY })
        known.push({ terms: plus(all, none), least: 0, most: Number.POSITIVE_INFINITY })
        for (const value of several)
          known.push({
            terms: plus(all, [...none, ...within(table.id, [value])]),
            ...{ least: 0, most: Number.POSITIVE_INFINITY },
          })
      }
      if (table.folds !== undefined && isInner)
        for (const value of rowsOf(table)) {
          const { folds } = table
          const parts = Object.keys(folds.rows).filter((row) => folds.rows[row] === value)
          known.push({
            terms: plus(within(table.id, [value]), within(folds.table, parts)),
            least: 0,
            most: 0,
          })
        }
    }
    const [inner, outer] = ['on_first_date', 'on_agreed_date'].map((id) => within(id, ['yes']))
    const hasDates = tables.some(({ id }) => id === 'on_agreed_date')
    if (hasDates && inner !== undefined && outer !== undefined) {
      small(`in agreed time alone ${say}`, outer, inner)
      if (isInner) known.push({ terms: plus(outer, inner), least: 0, most: Number.POSITIVE_INFINITY })
    }
    const [of, requests] = ['children', 'requests'].map((unit) => tables.find((table) => table.unit === unit))
    if (isInner && of !== undefined && requests !== undefined)
      known.push({
        terms: plus(within(of.id, totalRows(of)), within(requests.id, totalRows(requests))),
        ...{ least: 0, most: Number.POSITIVE_INFINITY },
      })
  }
  return { unknowns: index.size, truth, known, riddles, mistakes }
}
