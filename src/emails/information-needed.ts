/** To whoever asked: what is missing, and by when we need it (2.1, 12). */
import type { Council } from '../domain/directory.ts'
import type { Referral } from '../domain/referral.ts'
import { letterAt } from '../domain/triage-letters.ts'
import { type Email, paragraphs, subject } from './email.ts'

/** Undefined where that is not how it stands. */
export function informationNeeded(referral: Referral, council: Council): Email | undefined {
  const words = letterAt('needs_information', referral, council)
  return (
    words && { subject: subject(referral.reference, 'what we need from you'), text: paragraphs(...words) }
  )
}
