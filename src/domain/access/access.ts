/** Who may do what, and when, as rows: by this list docs/access.md is written, and the doors are tested. */
import type { Person } from '../people.ts'
import type { Referral } from '../referral.ts'
import type { RefusalCode } from '../refusal.ts'
import type { Status } from '../statuses.ts'
import { AFTERWARDS } from './afterwards.ts'
import { ASSESSING } from './assessing.ts'
import { COUNCIL_ROWS } from './council.ts'
import { KNOWING } from './knowing.ts'
import { OWN_ROWS } from './own.ts'
import { READING } from './reading.ts'
import { SENDING } from './sending.ts'
import { TRIAGE_ROWS } from './triage.ts'

/** Asked of the person and of the referral as they stand; a rule about the council looks at the person alone. */
export type Predicate = (person: Person, referral: Referral) => boolean

export type AccessRow = {
  /** What somebody does, in plain words. */
  readonly does: string
  /** The buttons, in cards and dialogs alike: verbs of `src/bot/actions`. */
  readonly verbs?: readonly string[]
  /** The typed sentences: words of `src/bot/commands`, as far as no reference, name or day stands in them. */
  readonly words?: readonly string[]
  /** Every other way in: the message extension, a link, the API, a page. */
  readonly ways?: readonly string[]
  /** The rule that the use case asks, by its name: one, and no other. */
  readonly may: Readonly<Record<string, Predicate>>
  /** Who else there is whom the rule cannot be shown by role: whoever was told, the author. */
  readonly but?: string
  /**
   * What is said to those who may see the referral and not do this, and of the council to everybody. Whoever may not see
   * the referral hears that there is no such reference. Where it is left out, the referral is shown as far as they may see it.
   */
  readonly refusal?: RefusalCode
  /** What is said instead where an earlier step of it is refused already. */
  readonly orElse?: RefusalCode
  /** Where a referral must stand; at any status where it is left out. */
  readonly during?: readonly Status[]
  /** A restriction does not stop it. For anybody else who is not named a restricted referral is not there. */
  readonly throughRestriction?: true
  /** Reading: whoever has broken the glass may do it too. */
  readonly byGlass?: true
}

export type AccessArea = {
  readonly title: string
  /** A referral, which has a team and a status and may be restricted; or something else, which has neither. */
  readonly about: 'a referral' | 'the council'
  readonly rows: readonly AccessRow[]
}

export const ACCESS: readonly AccessArea[] = [
  ...READING,
  ...KNOWING,
  ...TRIAGE_ROWS,
  ...ASSESSING,
  ...SENDING,
  ...AFTERWARDS,
  ...COUNCIL_ROWS,
  ...OWN_ROWS,
]

/** The name of the rule, and the rule. */
export function ruleOf({ may, does }: AccessRow): { readonly name: string; readonly asks: Predicate } {
  const [only, ...more] = Object.entries(may)
  if (only === undefined || more.length > 0) throw new Error(`One rule decides, and no other: ${does}`)
  return { name: only[0], asks: only[1] }
}
