/** To whoever asked: it belongs to another authority (2.9, 58). */
import type { Council } from '../domain/directory.ts'
import type { Referral } from '../domain/referral.ts'
import { letterAt } from '../domain/triage-letters.ts'
import { type Email, paragraphs, subject } from './email.ts'

/** Undefined where that is not how it stands. */
export function wrongAuthority(referral: Referral, council: Council): Email | undefined {
  const words = letterAt('redirected', referral, council)
  return (
    words && {
      subject: subject(referral.reference, 'please send this to another authority'),
      text: paragraphs(...words),
    }
  )
}
