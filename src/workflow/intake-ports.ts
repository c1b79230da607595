/** What taking referrals from other programs needs from the store: the keys by which one is recorded only once. */
import type { Day, Moment } from '../domain/moment.ts'
import type { Reference } from '../domain/referral.ts'

/** One key of one caller. The store is given digests alone: a key is the caller's own text. */
export type IntakeKey = { readonly caller: string; readonly key: string; readonly body: string }

/** What a caller was told: no personal data. */
export type Taken = { readonly reference: Reference; readonly receivedOn: Day; readonly dueOn: Day }

export type KnownKey = { readonly body: string; readonly taken: Taken }

export type IntakeTransaction = {
  /**
   * Takes each key for this transaction, or says what it was used for: undefined for a new one. Waits while another
   * transaction has one of them: of two at once, one records and the other hears what came of it. No key twice.
   */
  takeKeys(keys: readonly IntakeKey[], at: Moment): Promise<readonly (KnownKey | undefined)[]>
  /** What came of each new one; to be called before the transaction ends. */
  settleKeys(settled: readonly SettledKey[]): Promise<void>
}

export type SettledKey = { readonly key: IntakeKey; readonly taken: Taken }

export type IntakeStore = {
  /** Says how many went. */
  forgetKeysBefore(before: Moment): Promise<number>
}
