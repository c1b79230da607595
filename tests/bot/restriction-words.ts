/** Who may know of a referral, by a press and in words. By a deputy, who hears of none of it by themselves. */
import type { Person } from '../../src/domain/people.ts'
import { AUDITOR, DEPUTY, SOUTH_MANAGER } from '../support/council.ts'

type Row = {
  readonly verb: string
  readonly by: Person
  readonly data: (reference: string) => object
  readonly typed: (reference: string) => string
  readonly answersDiffer?: true
}

const NAMES = 'Sam Example, Tess Placeholder and me'
const form = (reference: string, go: string, boxes: object) => ({
  ...{ go, form: { reference, seen: '' } },
  ...boxes,
})

export const restrictionRows: readonly Row[] = [
  {
    verb: 'restrict',
    by: DEPUTY,
    data: (reference) => form(reference, 'restrict', { names__x: NAMES, words__x: 'A colleague.' }),
    typed: (reference) => `restrict ${reference} to ${NAMES}: A colleague.`,
  },
  {
    verb: 'lift-restriction',
    by: DEPUTY,
    data: (reference) => form(reference, 'lift', { words__x: 'They have left.' }),
    typed: (reference) => `lift restriction ${reference}: They have left.`,
  },
  {
    verb: 'break-glass',
    by: SOUTH_MANAGER,
    data: (reference) => ({ reference }),
    typed: (reference) => `break glass ${reference}`,
  },
  {
    verb: 'log',
    by: AUDITOR,
    data: (reference) => ({ reference }),
    typed: (reference) => `log ${reference}`,
    // One was pressed about and the other typed about, and more was done to one of them before.
    answersDiffer: true,
  },
]
