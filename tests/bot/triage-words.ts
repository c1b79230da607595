/** The rows of triage for the test of presses and words: on a request that a team has, and nobody has taken. */
import type { Person } from '../../src/domain/people.ts'
import { DUTY, MAYA } from '../support/council.ts'

type Row = {
  readonly verb: string
  readonly by: Person
  readonly data: (reference: string) => object
  readonly typed: (reference: string) => string
}

const ref = (reference: string) => ({ reference })
const sending = (reference: string, go: string) => ({ go, form: { reference, seen: '' } })
const opens = (verb: string, typed: string, by: Person = MAYA): Row => ({
  ...{ verb, by, data: ref },
  typed: (reference) => `${typed} ${reference}`,
})

/** No letter is promised here: it would wait for the time to undo, and nothing would be quiet. */
export const triageRows: readonly Row[] = [
  opens('triage', 'triage'),
  opens('complete', 'complete'),
  opens('ask-information', 'missing'),
  opens('redirect', 'redirect'),
  opens('link-duplicate', 'duplicate'),
  opens('withdraw', 'withdraw'),
  opens('short-view', 'short view'),
  opens('see-short-view', 'sign short view', DUTY),
  opens('undo-short-view', 'undo short view', DUTY),
  opens('give-back-short-view', 'give back short view', DUTY),
  {
    ...{ verb: 'sign-short-view', by: DUTY },
    data: (reference) => ({ reference, version: 2 }),
    typed: (reference) => `sign short view ${reference} version 2`,
  },
  {
    ...{ verb: 'log-only', by: MAYA },
    data: (reference) => ({ ...sending(reference, 'log'), words__x: 'A notice of a move.' }),
    typed: (reference) => `log only ${reference}: A notice of a move.`,
  },
  opens('undo-triage', 'undo triage'),
  {
    ...{ verb: 'assign-team', by: MAYA },
    data: (reference) => ({ ...sending(reference, 'assign'), team__x: 'south', words__x: 'Known there.' }),
    typed: (reference) => `assign ${reference} to South: Known there.`,
  },
  opens('undo-triage', 'undo decision'),
]
