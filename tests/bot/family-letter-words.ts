/** The letters about the outcome by a press and in words: before the report is sent both are told the same. */
import type { Person } from '../../src/domain/people.ts'
import { SAM, TESS } from '../support/council.ts'

type Row = {
  readonly verb: string
  readonly by: Person
  readonly data: (reference: string) => object
  readonly typed: (reference: string) => string
}

export const familyLetterRows: readonly Row[] = [
  {
    verb: 'letters',
    by: SAM,
    data: (reference) => ({ reference }),
    typed: (reference) => `letters ${reference}`,
  },
  {
    verb: 'write-letter',
    by: SAM,
    data: (reference) => ({ reference, page: 'family' }),
    typed: (reference) => `family letter ${reference}`,
  },
  {
    verb: 'read-letter',
    by: TESS,
    data: (reference) => ({ reference, page: 'family-1' }),
    typed: (reference) => `read letter ${reference} family-1`,
  },
]
