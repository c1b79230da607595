/** What knowing, and not knowing, of a referral needs from the store. */
import type { BrokenGlass } from '../domain/break-glass.ts'
import type { Moment } from '../domain/moment.ts'
import type { PersonId } from '../domain/people.ts'
import type { Reference } from '../domain/referral.ts'
import type { WorkRow } from './ports.ts'

/** One line of who did what when. `what` is a move or a kind of look; never a word that somebody wrote. */
export type LogLine = {
  readonly at: Moment
  readonly who: PersonId
  readonly what: string
  readonly reference: string
}

export type KnowStore = {
  /** Who reads it by breaking glass at this moment, the first one first. */
  glassOf(reference: Reference, at: Moment): Promise<readonly BrokenGlass[]>
  /** One of them by its id, over or not. */
  brokenGlass(id: string): Promise<BrokenGlass | undefined>
  /** What is for the LADO, the one that is due last first. */
  forLado(most: number): Promise<readonly WorkRow[]>
  /** Open referrals that are known to this person by name. */
  namedIn(person: PersonId): Promise<readonly Reference[]>
  /** Which of these are restricted, and to whom. */
  restricted(references: readonly Reference[]): Promise<ReadonlyMap<Reference, readonly PersonId[]>>
  /** What was done, and who looked: the newest first; of everything where no reference is given. */
  log(ask: { readonly reference?: Reference; readonly most: number }): Promise<readonly LogLine[]>
}

/** Inside a transaction. */
export type KnowTransaction = Pick<KnowStore, 'glassOf' | 'restricted'> & {
  breakGlass(broken: BrokenGlass & { readonly id: string; readonly reference: Reference }): Promise<void>
}
