/** The rows of reviews, releases and moves for the comparison of presses and words. */
import type { Person } from '../../src/domain/people.ts'
import { MAYA } from '../support/council.ts'

type ChangeRow = {
  readonly verb: string
  readonly by: Person
  readonly data: (reference: string) => object
  readonly typed: (reference: string) => string
}

const sent = (reference: string, go: string, boxes: object) => ({
  ...{ go, form: { reference, seen: '' } },
  ...Object.fromEntries(Object.entries(boxes).map(([id, value]) => [`${id}__x`, value])),
})

/** By MASH, who hears of none of it by themselves: a message would come between. */
export const changeRows: readonly ChangeRow[] = [
  {
    ...{ verb: 'start-review', by: MAYA },
    data: (reference) => ({ reference }),
    typed: (reference) => `review ${reference}`,
  },
  {
    ...{ verb: 'note-custody', by: MAYA },
    data: (reference) => sent(reference, 'note', { kind: 'release', on: '2026-12-01', words: 'The OMU.' }),
    typed: (reference) => `released ${reference} on 1 December 2026: The OMU.`,
  },
  {
    ...{ verb: 'after-release', by: MAYA },
    data: (reference) => sent(reference, 'note', { support: 'early_help', needs: 'money', words: 'Well.' }),
    typed: (reference) => `after release ${reference} early help; carer money: Well.`,
  },
  {
    ...{ verb: 'child-moved', by: MAYA },
    data: (reference) => sent(reference, 'note', { child: '1', name: '', words: 'The school.' }),
    typed: (reference) => `child moved ${reference} 1: The school.`,
  },
]
