/** An e-mail: a subject with the marking and the reference alone, and plain words. */
import { letterSubject } from '../domain/report-letters.ts'

export type Email = { readonly subject: string; readonly text: string }

export const subject = letterSubject

/** Paragraphs parted by empty lines; empty ones are left out. */
export const paragraphs = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join('\n\n')

export const bullets = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n')
