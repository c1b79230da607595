/** What is said about safety by a press and in words. Said by MASH, who hears of none of it by themselves. */
import type { Person } from '../../src/domain/people.ts'
import { MAYA, SAM, TESS } from '../support/council.ts'

type Row = {
  readonly verb: string
  readonly by: Person
  readonly data: (reference: string) => object
  readonly typed: (reference: string) => string
}

const ref = (reference: string) => ({ reference })
const form = (reference: string, go: string, words: string) => ({
  ...{ go, form: { reference, seen: '' } },
  words__x: words,
})

export const safetyRows: readonly Row[] = [
  {
    verb: 'safe-to-contact',
    by: MAYA,
    data: (reference) => ({ ...form(reference, 'say', 'They rang back.'), to__x: 'ask_police_first' }),
    typed: (reference) => `ask police first ${reference}: They rang back.`,
  },
  {
    verb: 'police-hold',
    by: MAYA,
    data: (reference) => form(reference, 'hold', 'DC Smith, at ten.'),
    typed: (reference) => `hold for police ${reference}: DC Smith, at ten.`,
  },
  {
    verb: 'lift-hold',
    by: MAYA,
    data: (reference) => form(reference, 'lift', 'DC Smith agrees.'),
    typed: (reference) => `lift hold ${reference}: DC Smith agrees.`,
  },
  { verb: 'concern', by: MAYA, data: ref, typed: (reference) => `concern ${reference}` },
  { verb: 'see-concern', by: TESS, data: ref, typed: (reference) => `seen concern ${reference}` },
  { verb: 'short-report', by: SAM, data: ref, typed: (reference) => `short report ${reference}` },
]
