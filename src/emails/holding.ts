/** To whoever asked: the report is late, and when to expect it (2.9, 54). */
import type { Council } from '../domain/directory.ts'
import { holdingLetter } from '../domain/letters.ts'
import type { Day } from '../domain/moment.ts'
import type { Referral } from '../domain/referral.ts'
import { type Email, paragraphs, subject } from './email.ts'

export const holding = (referral: Referral, expected: Day, council: Council): Email => ({
  subject: subject(referral.reference, 'report is late'),
  text: paragraphs(...holdingLetter(referral, expected, council)),
})
