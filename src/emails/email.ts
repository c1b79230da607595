/** An e-mail: a subject with the marking and the reference alone, and plain words. */
import type { Council } from '../domain/directory.ts'
import type { Referral, Status } from '../domain/referral.ts'
import { letterSubject } from '../domain/report-letters.ts'
import { letterAt } from '../domain/triage-letters.ts'

export type Email = { readonly subject: string; readonly text: string }

export const subject = letterSubject

/** Paragraphs parted by empty lines; empty ones are left out. */
export const paragraphs = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join('\n\n')

export const bullets = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n')

export type TriageEmail = (referral: Referral, council: Council) => Email | undefined

/** The letter about what MASH decided, as it reads now; undefined where the referral does not stand at `status`. */
export const triageLetter =
  (status: Status, title: string): TriageEmail =>
  (referral, council) => {
    const words = letterAt(status, referral, council)
    return words && { subject: subject(referral.reference, title), text: paragraphs(...words) }
  }
