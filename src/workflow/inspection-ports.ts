/** What an inspection pack, and a walk of the audit, need from the store; read a page at a time, however much there is. */
import type { SavedSection } from '../domain/assessment.ts'
import type { Moment } from '../domain/moment.ts'
import type { PersonId } from '../domain/people.ts'
import type { Reference } from '../domain/referral.ts'
import type { AuditEntry } from './ports.ts'

/** A line of the audit with all that its seal is made of. `line` is its number in the store, with gaps. */
export type SealedLine = AuditEntry & {
  readonly line: number
  readonly reasonHash: string | null
  readonly reasonSalt: string | null
  readonly previousHash: string
  readonly hash: string
}

/** `broken` is the first line that is not as it was sealed, and how. `head` is the seal of the last line read. */
export type ChainState = {
  readonly lines: number
  readonly head: string
  readonly broken?: { readonly line: number; readonly why: 'changed' | 'missing' | 'reordered' }
}

export type KeptLook = {
  readonly at: Moment
  readonly who: PersonId
  readonly what: 'found' | 'read' | 'glass' | 'log'
}

/** A report without its words: `words` and `pages` are SHA-256 of the document and of the PDF, once it was drawn. */
export type ReportSeal = {
  readonly submission: number
  readonly signed: boolean
  readonly child: number
  readonly part: number
  readonly fileName: string
  readonly words: string
  readonly pages: string | null
  readonly filedAt: string | null
}

export type InspectionStore = {
  auditLines(reference: Reference): AsyncIterable<SealedLine>
  looks(reference: Reference): AsyncIterable<KeptLook>
  /** Every save of every page. */
  saves(reference: Reference): AsyncIterable<SavedSection>
  reportSeals(reference: Reference): Promise<readonly ReportSeal[]>
  /** Walks the whole chain from its first line, or so many lines of it. */
  walkChain(until?: number): Promise<ChainState>
}
