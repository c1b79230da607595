/** To whoever asked: it is withdrawn, and there will be no report. */
import type { Council } from '../domain/directory.ts'
import type { Referral } from '../domain/referral.ts'
import { letterAt } from '../domain/triage-letters.ts'
import { type Email, paragraphs, subject } from './email.ts'

/** Undefined where that is not how it stands. */
export function withdrawnLetter(referral: Referral, council: Council): Email | undefined {
  const words = letterAt('withdrawn', referral, council)
  return words && { subject: subject(referral.reference, 'withdrawn'), text: paragraphs(...words) }
}
