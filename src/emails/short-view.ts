/** To whoever asked: our view on a child whom we do not know (2.9, 57). */
import type { Council } from '../domain/directory.ts'
import type { Referral } from '../domain/referral.ts'
import { letterAt } from '../domain/triage-letters.ts'
import { type Email, paragraphs, subject } from './email.ts'

/** Undefined where that is not how it stands. */
export function shortView(referral: Referral, council: Council): Email | undefined {
  const words = letterAt('short_view_sent', referral, council)
  return words && { subject: subject(referral.reference, 'our view'), text: paragraphs(...words) }
}
