/** To whoever asked: we have it already, under another reference. */
import type { Council } from '../domain/directory.ts'
import type { Referral } from '../domain/referral.ts'
import { letterAt } from '../domain/triage-letters.ts'
import { type Email, paragraphs, subject } from './email.ts'

/** Undefined where that is not how it stands. */
export function duplicate(referral: Referral, council: Council): Email | undefined {
  const words = letterAt('linked_duplicate', referral, council)
  return (
    words && {
      subject: subject(referral.reference, 'we have this request already'),
      text: paragraphs(...words),
    }
  )
}
