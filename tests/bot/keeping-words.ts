/** Legal holds, the case system and retention by a press and in words. */
import type { Person } from '../../src/domain/people.ts'
import { ADMIN, MAYA, TESS } from '../support/council.ts'

type Row = {
  readonly verb: string
  readonly by: Person
  readonly data: (reference: string) => object
  readonly typed: (reference: string) => string
  readonly answersDiffer?: true
}

const form = (reference: string, go: string, boxes: object) => ({
  ...{ go, form: { reference, seen: '' } },
  ...boxes,
})

export const keepingRows: readonly Row[] = [
  {
    verb: 'legal-hold',
    by: TESS,
    data: (reference) => form(reference, 'hold', { why__x: 'The lawyers asked.' }),
    typed: (reference) => `legal hold ${reference}: The lawyers asked.`,
  },
  {
    verb: 'lift-legal-hold',
    by: TESS,
    data: (reference) => form(reference, 'lift', { why__x: 'The court is done.' }),
    typed: (reference) => `lift legal hold ${reference}: The court is done.`,
  },
  {
    verb: 'in-case-system',
    by: MAYA,
    data: (reference) => form(reference, 'note', { where__x: 'Record 4711.' }),
    typed: (reference) => `in the case system ${reference}: Record 4711.`,
  },
  {
    ...{ verb: 'send-after-restore', by: ADMIN, data: () => ({}), typed: () => 'send after restore' },
    // One is a line of text in a chat, the other the answer to a press.
    answersDiffer: true,
  },
  { verb: 'retention', by: ADMIN, data: () => ({}), typed: () => 'retention' },
  {
    ...{ verb: 'purge-certificate', by: ADMIN, data: () => ({}), typed: () => 'deletion certificate' },
    // One is a line of text in a chat, the other the answer to a press.
    answersDiffer: true,
  },
]
