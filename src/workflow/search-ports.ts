/** What finding needs from the store: by reference, number and name, forgiving how a name is spelt. */
import type { Day, Moment } from '../domain/moment.ts'
import type { PersonId } from '../domain/people.ts'
import type { Reference, Referral, Status } from '../domain/referral.ts'

/** Whose name it was found by. */
export type NamedRole = 'prisoner' | 'child' | 'carer'

/** Somebody as a request names them; what it leaves out is undefined. */
export type Named = { readonly name: string; readonly dateOfBirth: Day | undefined }

/** The people of one referral, to find others about the same. */
export type RelatedAsk = {
  readonly except: Reference | undefined
  readonly prisonNumber: string | undefined
  readonly prisoner: Named & { readonly aliases: string }
  readonly children: readonly Named[]
}

/** `certain` is the same prison number, or the same name and date of birth; anything else is offered, never decided. */
export type RelatedHit = {
  readonly reference: Reference
  readonly role: 'prisoner' | 'child'
  /** Of the other referral, from 1, where `role` is `child`. */
  readonly child: number | undefined
  readonly how: 'prison number' | 'name and date of birth' | 'name alike' | 'name, other date of birth'
  readonly certain: boolean
}

/** Every filter that is there must hold. `teams` is where the person may look; undefined is everywhere. */
export type FindAsk = {
  readonly words?: string
  /** Any of these. */
  readonly references?: readonly Reference[]
  readonly prisonNumber?: string
  readonly statuses?: readonly Status[]
  readonly team?: string
  readonly prisonCode?: string
  readonly dueBefore?: Day
  readonly teams: readonly string[] | undefined
  readonly most: number
}

export type FindHit = {
  readonly reference: Reference
  readonly referral: Referral
  /** Whose name it was found by, and how well that fits, from 0 to 1; undefined where nobody was asked for. */
  readonly matched: { readonly role: NamedRole; readonly name: string; readonly score: number } | undefined
}

/**
 * Somebody looked: `find` is one search with how many it found, `found` is one referral of which it showed a name,
 * `read` is one that was opened, `glass` one that was opened by breaking glass, `log` one whose log was read (of no
 * reference: of all). What was typed is not kept.
 */
export type Look = { readonly at: Moment; readonly who: PersonId } & (
  | { readonly what: 'find'; readonly hits: number }
  | { readonly what: 'found' | 'read' | 'log' | 'glass'; readonly reference: Reference }
)

export type SearchStore = {
  /** Best first. */
  find(ask: FindAsk): Promise<readonly FindHit[]>
  /** Certain ones first. */
  related(ask: RelatedAsk): Promise<readonly RelatedHit[]>
  /** Written down before the answer is shown. The same person reading the same referral counts once an hour. */
  noteLooks(looks: readonly Look[]): Promise<void>
}

/** Inside a transaction. */
export type SearchTransaction = Pick<SearchStore, 'related'>
