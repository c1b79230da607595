/** What keeping and deleting working copies needs from the store. */
import type { Day, Moment } from '../domain/moment.ts'
import type { Going, Purged } from '../domain/purged.ts'
import type { Reference } from '../domain/referral.ts'

export type RetentionStore = {
  /** Over, the references after `after`, in order; with `filedBefore` only those whose days of keeping end before it. */
  over(page: {
    readonly after: Reference
    readonly most: number
    readonly filedBefore?: Day
  }): Promise<readonly Reference[]>
  /** When the newest paper came that a person or the mailbox brought, and not the case system itself. */
  newestPaper(reference: Reference): Promise<Moment | undefined>
  /** Those that are to go by that day, the earliest first. */
  going(by: Day, most: number): Promise<readonly Going[]>
  goesOn(reference: Reference): Promise<Day | undefined>
  /** Undefined where nothing of that reference was purged. */
  purged(reference: Reference): Promise<Purged | undefined>
  /** From the first day to the last, both in London, the oldest first. */
  purgedBetween(from: Day, to: Day): Promise<readonly Purged[]>
  /** Drafts that nobody has touched since then. Says how many went. */
  forgetDraftsBefore(before: Moment): Promise<number>
  /** Where people who are not named here can be reached, of those not seen since then. Channels have other names. */
  forgetPlaces(gone: { readonly known: readonly string[]; readonly before: Moment }): Promise<number>
}

export type RetentionTransaction = {
  setGoesOn(reference: Reference, day: Day | undefined): Promise<void>
  newestPaper(reference: Reference): Promise<Moment | undefined>
  /**
   * Everything of one referral, for good, in the open transaction; its lines in the audit stay without their words, and
   * one more says so. Undefined, and nothing is done, while names are being written: try again later.
   */
  purge(purged: Omit<Purged, 'counts'>): Promise<Purged | undefined>
}
