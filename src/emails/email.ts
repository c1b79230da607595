/** An e-mail: a subject with the marking and the reference alone, and plain words. */
import { MARKING } from '../domain/report.ts'

export type Email = { readonly subject: string; readonly text: string }

export const subject = (reference: string, kind: string): string => `${MARKING} ${reference} ${kind}`

/** Paragraphs parted by empty lines; empty ones are left out. */
export const paragraphs = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join('\n\n')

export const bullets = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n')
