/** What going on after a back-up was put back needs from the store, and what of it an administrator sees. */
import type { Moment } from '../domain/moment.ts'
import type { Person } from '../domain/people.ts'
import type { Refusal } from '../domain/refusal.ts'

/** An e-mail that is promised and not settled: to whom is said by its role alone. */
export type OpenEmail = {
  readonly key: string
  readonly reference: string
  readonly what: string
  readonly to: string
  readonly dispatchId: string
  readonly promisedAt: Moment
}

export type RestoredStore = {
  /** The oldest first. */
  openEmails(most: number): Promise<readonly OpenEmail[]>
}

/** Codes of the server; empty where it does not say. */
export type StorePlace = Readonly<Record<'system' | 'timeline' | 'database' | 'tables', string>>

/** The last line of a chain. */
export type Head = {
  readonly chain: 'audit' | 'look'
  readonly id: string
  readonly hash: string
  readonly at: Moment
}

export type Whereabouts = {
  /** Undefined for a store that cannot say. */
  place(): Promise<StorePlace | undefined>
  heads(): Promise<readonly Head[]>
  /** Whether all of these lines are there, as they were. */
  stand(heads: readonly Head[]): Promise<boolean>
}

export type RestoredPlan = {
  /** When the back-up was made, as the setting says; else when the last thing was done that the store knows of. */
  readonly from: string
  /** Nobody said that a back-up was put back: it was noticed. */
  readonly isNoticed: boolean
  /** Found in Sent Items: they do not go again. */
  readonly gone: readonly OpenEmail[]
  /** Not found there: they go. */
  readonly toSend: readonly OpenEmail[]
  /** Signed, and the time to undo is over: their reports go. */
  readonly toRelease: readonly string[]
  /** Mails of ours that went since then and of which this copy knows nothing. */
  readonly unknown: readonly { readonly at: Moment; readonly reference: string | undefined }[]
}

export type Restored = {
  plan(by: Person): Promise<RestoredPlan | Refusal>
  /** Lets everything go that waits; says how many were found to have gone. */
  goOn(by: Person): Promise<number | Refusal>
}
