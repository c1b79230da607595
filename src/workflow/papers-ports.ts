/** What keeping papers needs from the store. */
import type { Moment } from '../domain/moment.ts'
import type { Paper, PaperKind } from '../domain/papers.ts'
import type { PersonId } from '../domain/people.ts'
import type { Reference } from '../domain/referral.ts'

/** Opens one paper once, until `until`, for the person it was made for. */
export type PaperTicket = {
  /** The SHA-256 of the ticket; the ticket itself is kept nowhere. */
  readonly hash: string
  readonly paper: string
  readonly person: PersonId
  readonly until: Moment
}

export type PaperTransaction = {
  /** An id that is kept already stays as it is. */
  keepPaper(paper: Paper, bytes: Uint8Array): Promise<void>
  /** Those that belong to no referral yet; one that belongs to another stays there. Says how many it took. */
  attachPapers(ids: readonly string[], reference: Reference): Promise<number>
  /** Of one that belongs to no referral yet: what kind it is, and when it was received. */
  describePaper(id: string, as: { readonly kind: PaperKind; readonly receivedOn: string }): Promise<void>
  keepTicket(ticket: PaperTicket): Promise<void>
  /** Uses it up: the second time it is not there. Also undefined after its time. */
  takeTicket(hash: string, at: Moment): Promise<PaperTicket | undefined>
  /** With everything of them, for good. */
  purgePapers(reference: Reference): Promise<void>
  dropPaper(id: string): Promise<void>
  /** As of the store, locked until the transaction ends. */
  looseOf(person: PersonId): Promise<readonly Paper[]>
}

export type PaperStore = {
  /** Of one referral, the oldest first. */
  papers(reference: Reference): Promise<readonly Paper[]>
  paper(id: string): Promise<{ readonly paper: Paper; readonly bytes: Uint8Array } | undefined>
  /** Without reading what is in them, in the order asked for. */
  papersById(ids: readonly string[]): Promise<readonly Paper[]>
  /** What this person brought that belongs to nothing yet, the oldest first. */
  looseOf(person: PersonId): Promise<readonly Paper[]>
  /** Brought before that moment, belonging to no referral and to no mail that waits. Says how many went. */
  forgetPapersBefore(before: Moment): Promise<number>
  /** Tickets whose time was over before that moment. */
  forgetTicketsBefore(before: Moment): Promise<void>
}
