/** The row of a table that an answer stands in: never an answer as it was typed. */
import { NOT_RECORDED, type StatisticsTable, TABLES } from './statistics-tables.ts'

/** `NOT_RECORDED` where nothing was chosen, or what is no row of the table. */
export const known = (table: string, answer: string): string => knownOf(table, [answer])[0] ?? NOT_RECORDED

export const knownOf = (table: string, answers: readonly string[]): readonly string[] =>
  answers.filter((answer) => ROWS.get(table)?.has(answer) === true)

/** The row of a table whose rows are sums of rows of another one. */
export const folded = (table: string, row: string): string => FOLDS.get(table)?.rows[row] ?? NOT_RECORDED

const ROWS = new Map(TABLES.map(({ id, values }) => [id, new Set(values.map((value) => value.id))]))

const FOLDS = new Map<string, StatisticsTable['folds']>(TABLES.map(({ id, folds }) => [id, folds]))
