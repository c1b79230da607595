/** The rows of the contact log for the comparison of presses and words: each step follows from the one before. */
import type { Person } from '../../src/domain/people.ts'
import { SAM, TESS } from '../support/council.ts'

type ContactRow = {
  readonly verb: string
  readonly by: Person
  readonly data: (reference: string) => object
  readonly typed: (reference: string) => string
  readonly first?: (reference: string) => Promise<unknown>
}

const sent = (reference: string, go: string, boxes: object) => ({
  ...{ go, form: { reference, seen: '' } },
  ...Object.fromEntries(Object.entries(boxes).map(([id, value]) => [`${id}__x`, value])),
})

/** `dayAfter` moves the clock to the next day: on one day nobody is written to twice. */
export const contactRows = (dayAfter: () => Promise<unknown>): readonly ContactRow[] => [
  {
    ...{ verb: 'people', by: SAM },
    data: (reference) => ({ reference }),
    typed: (reference) => `people to ask ${reference}`,
  },
  {
    ...{ verb: 'ask-person', by: SAM },
    data: (reference) =>
      sent(reference, 'write', { contact: 'probation-1', name: 'Jo Bloggs', role: 'probation officer' }),
    typed: (reference) => `ask ${reference} probation: Jo Bloggs, probation officer`,
  },
  {
    ...{ verb: 'invite-family', by: SAM },
    data: (reference) => ({ reference }),
    typed: (reference) => `invite the family ${reference}`,
  },
  {
    ...{ verb: 'no-answer', by: TESS },
    data: (reference) => ({ reference, page: 'probation-1' }),
    typed: (reference) => `no answer ${reference} probation`,
  },
  {
    ...{ verb: 'ask-again', by: SAM },
    first: dayAfter,
    data: (reference) => ({ reference, page: 'probation-1' }),
    typed: (reference) => `ask again ${reference} probation`,
  },
  {
    ...{ verb: 'note-reply', by: TESS },
    data: (reference) =>
      sent(reference, 'note', {
        ...{ contact: 'probation-1', on: '2026-12-04', words: 'No change.', shared: 'prison' },
      }),
    typed: (reference) => `reply ${reference} probation for the prison on 4 December: No change.`,
  },
  {
    ...{ verb: 'note-declined', by: SAM },
    data: (reference) =>
      sent(reference, 'note', { contact: 'lado-1', on: '2026-12-03', words: 'Not theirs.' }),
    typed: (reference) => `declined ${reference} the LADO on 3 December: Not theirs.`,
  },
  {
    ...{ verb: 'not-needed', by: SAM },
    data: (reference) => sent(reference, 'note', { contact: 'police-1', words: 'Asked in June.' }),
    typed: (reference) => `not needed ${reference} police: Asked in June.`,
  },
]
