/** Numbers and somebody’s week by a press and in words. */
import type { Person } from '../../src/domain/people.ts'
import { MAYA, SAM } from '../support/council.ts'

type Row = {
  readonly verb: string
  readonly by: Person
  readonly data: () => object
  readonly typed: () => string
  readonly answersDiffer?: true
}

const form = { table: 'ages', period: '2026-27', team: 'north' }

export const numbersRows: readonly Row[] = [
  { verb: 'my-week', by: SAM, data: () => ({}), typed: () => 'my week' },
  {
    verb: 'statistics',
    by: MAYA,
    data: () => ({ form, table__x: 'prison' }),
    typed: () => 'statistics 2026/27 for North: prison',
  },
  ...(['csv', 'pdf'] as const).map((as) => ({
    ...{ verb: `statistics-${as}`, by: MAYA, data: () => ({ form }) },
    typed: () => `statistics ${as} 2026/27 for North`,
  })),
]
