/** The report to the prison (2.9, 55), in the words that its signer could read before. */
import { travelParagraphs } from '../domain/custody-words.ts'
import type { Council } from '../domain/directory.ts'
import type { Referral } from '../domain/referral.ts'
import { reportLetter } from '../domain/report-letters.ts'
import { type Email, paragraphs, subject } from './email.ts'

export const reportToPrison = (referral: Referral, council: Council): Email => ({
  subject: subject(referral.reference, 'report'),
  text: paragraphs(...travelParagraphs(referral), ...reportLetter('prison', referral, council)),
})
