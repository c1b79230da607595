/** Triage: what MASH needs to see to decide, and each decision as one change of the referral. */

import { leaksIn } from '../domain/leaks.ts'
import { missingItems } from '../domain/missing-items.ts'
import { type Day, dayOf } from '../domain/moment.ts'
import type { Person } from '../domain/people.ts'
import type { Reference, Referral } from '../domain/referral.ts'
import { faultsForTeam } from '../domain/referral-faults.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import type { Ruling } from '../domain/ruling.ts'
import { giveBackShortView, signShortView, undoShortView, writeShortView } from '../domain/short-view.ts'
import { type Proposal, proposeTeam } from '../domain/team-proposal.ts'
import { maySeeTriage, type OtherAuthority, type WithdrawnBecause } from '../domain/triage.ts'
import {
  askInformation,
  assignToTeam,
  linkDuplicate,
  logOnly,
  redirect,
  undoTriage,
  withdraw,
} from '../domain/triage-rules.ts'
import { changeReferral } from './change-referral.ts'
import type { Loaded, World } from './ports.ts'
import { directoryNow } from './recipient-book.ts'
import { relatedTo } from './related.ts'
import type { RelatedHit } from './search-ports.ts'
import { storable } from './storable.ts'

/** What a person chose, by the move that it is. */
export type TriageChoice =
  | { readonly move: 'assign'; readonly team: string; readonly reason: string }
  | {
      readonly move: 'askInformation'
      readonly items: readonly string[]
      readonly words: string
      readonly by: Day
      readonly reason: string
    }
  | { readonly move: 'redirect'; readonly authority: OtherAuthority; readonly reason: string }
  | { readonly move: 'linkDuplicate'; readonly of: Reference; readonly reason: string }
  | { readonly move: 'logOnly'; readonly reason: string }
  | { readonly move: 'withdraw'; readonly because: WithdrawnBecause; readonly reason: string }
  | { readonly move: 'writeShortView'; readonly text: string; readonly reason: string }
  | { readonly move: 'signShortView'; readonly seen: number }
  | { readonly move: 'giveBackShortView'; readonly reason: string }
  | { readonly move: 'undoShortView' }
  | { readonly move: 'undoTriage'; readonly reason: string; readonly seen?: number | undefined }

export async function decideTriage(
  world: World,
  by: Person,
  { reference, choice }: { readonly reference: Reference; readonly choice: TriageChoice },
): Promise<Referral | Refusal> {
  const at = world.clock.now()
  const directory = await directoryNow(world)
  const { undoSeconds } = world
  return changeReferral(
    world,
    { reference, who: by.id, at },
    async ({ referral, assessment }, tx): Promise<Ruling> => {
      // The same words whether it is not there or not theirs: neither is told.
      if (!maySeeTriage(by, referral)) return refuse('unknownReference')
      const leaks = leaksIn(wordsOutside(choice), referral, assessment)
      if (leaks.length > 0) return refuse('letterHoldsSecret', leaks)
      const act = { by, at }
      switch (choice.move) {
        case 'assign': {
          const faults = faultsForTeam(referral.details, { directory, today: dayOf(at) })
          const reason = storable(choice.reason)
          return assignToTeam(referral, act, { team: choice.team, reason, directory, faults })
        }
        case 'askInformation': {
          const { items, by: until } = choice
          const said = { words: storable(choice.words), reason: storable(choice.reason) }
          return askInformation(referral, act, {
            items: items.map(storable),
            ...said,
            by: until,
            undoSeconds,
          })
        }
        case 'redirect': {
          const { name, contact } = choice.authority
          const authority = { name: storable(name), contact: storable(contact) }
          return redirect(referral, act, { authority, reason: storable(choice.reason), undoSeconds })
        }
        case 'linkDuplicate': {
          const other = (await tx.lock(choice.of))?.referral
          const reason = storable(choice.reason)
          return linkDuplicate(referral, act, { of: choice.of, other, reason, undoSeconds })
        }
        case 'logOnly':
          return logOnly(referral, act, { reason: storable(choice.reason), undoSeconds })
        case 'withdraw': {
          const { because } = choice
          return withdraw(referral, act, { because, reason: storable(choice.reason), undoSeconds })
        }
        case 'writeShortView':
          return writeShortView(referral, act, {
            ...{ text: storable(choice.text), reason: storable(choice.reason) },
          })
        case 'signShortView':
          return signShortView(referral, act, { seen: choice.seen, undoSeconds })
        case 'giveBackShortView':
          return giveBackShortView(referral, act, storable(choice.reason))
        case 'undoShortView':
          return undoShortView(referral, act)
        case 'undoTriage':
          return undoTriage(referral, act, { reason: storable(choice.reason), seen: choice.seen })
      }
    },
  )
}

/** What a person typed that whoever asked will read. */
function wordsOutside(choice: TriageChoice): string {
  if (choice.move === 'askInformation') return choice.words
  if (choice.move === 'redirect') return `${choice.authority.name}\n${choice.authority.contact}`
  return choice.move === 'writeShortView' ? choice.text : ''
}

/** One that may be about the same people, as far as this person may know of it. */
export type Related = { readonly hit: RelatedHit; readonly referral: Referral }

export type TriageView = {
  readonly referral: Referral
  readonly proposal: Proposal | undefined
  /** What the prison has not told us. */
  readonly missing: readonly string[]
  /** What our own form still lacks before a team can have it. */
  readonly faults: readonly string[]
  readonly related: readonly Related[]
}

/** Everything MASH needs to decide on one card. */
export async function triageView(world: World, { referral }: Loaded): Promise<TriageView> {
  const { details } = referral
  const directory = await directoryNow(world)
  const related = await relatedTo(world, referral)
  return {
    ...{ referral, related },
    proposal: proposeTeam(details, { directory, related: related.map((one) => one.referral) }),
    missing: missingItems(details),
    faults: faultsForTeam(details, { directory, today: dayOf(world.clock.now()) }),
  }
}
