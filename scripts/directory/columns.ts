/** The first line of the list: which columns there are, in which order. */
import type { Fault, Row } from './rows.ts'
import { shown } from './shown.ts'

export const COLUMNS = ['whose', 'code', 'name', 'mailbox', 'email', 'phone'] as const

export type Column = (typeof COLUMNS)[number]

/** Capitals and spaces are forgiven. Each column must be there once, and no other. */
export function readColumns({ line, fields }: Row): {
  readonly order: readonly Column[]
  readonly faults: readonly Fault[]
} {
  const names = fields.map((field) => field.replace(/\s+/g, '').toLowerCase())
  const order = names.filter(isColumn)
  const says = [
    ...COLUMNS.filter((column) => !order.includes(column)).map(
      (column) => `The column ${column} is missing.`,
    ),
    ...COLUMNS.filter((column) => order.filter((one) => one === column).length > 1).map(
      (column) => `The column ${column} is there twice.`,
    ),
    ...names.flatMap((name, index) =>
      isColumn(name)
        ? []
        : [
            `Column ${index + 1}, “${shown((fields[index] ?? '').trim())}”, is none of ${COLUMNS.join(', ')}.`,
          ],
    ),
  ]
  return { order, faults: says.map((say) => ({ line, say })) }
}

const isColumn = (name: string): name is Column => COLUMNS.some((column) => column === name)
