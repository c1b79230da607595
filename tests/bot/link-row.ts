/** Two prisoners for the comparison of presses and words, so that neither referral is linked to the other; and its row. */
import type { Answers } from '../../src/domain/form.ts'
import { PRISONER } from '../support/answers.ts'
import { SAM } from '../support/council.ts'

export const SOMEBODY_ELSE: Answers = { ...PRISONER, fullName: 'Zebulon Quirk', prisonNumber: 'Z9876YX' }
export const THIRD: Answers = { fullName: 'Somebody Third', prisonCode: 'ZAA', workedWithChildren: 'no' }

/** As if both were about the one prisoner. */
export const alike = (text: string): string =>
  Object.entries(SOMEBODY_ELSE).reduce((words, [id, own]) => words.replaceAll(own, PRISONER[id] ?? own), text)

/** `third` is known once it was recorded. */
export const linkRow = (third: () => string) => ({
  ...{ verb: 'note-link', by: SAM },
  data: (reference: string) => ({ reference, other: third(), same: 'yes' }),
  typed: (reference: string) => `same prisoner ${reference} and ${third()}: yes`,
})
