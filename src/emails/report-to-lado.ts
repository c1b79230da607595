/** The report to the LADO (2.9, 56): an e-mail of its own that says whether the prisoner worked with children. */
import type { Council } from '../domain/directory.ts'
import type { Referral } from '../domain/referral.ts'
import { reportLetter } from '../domain/report-letters.ts'
import { type Email, paragraphs, subject } from './email.ts'

export const reportToLado = (referral: Referral, council: Council): Email => ({
  subject: subject(referral.reference, 'report'),
  text: paragraphs(...reportLetter('lado', referral, council)),
})
