/** How it went after release: what supported the family, and what the carer needs for themselves; kept to be counted. */
import { AFTER_MOVES } from './after-moves.ts'
import { releaseDayOf } from './custody.ts'
import { type Day, dayOf, type Moment } from './moment.ts'
import { mayRecordAgreement, type PersonId } from './people.ts'
import type { Referral } from './referral.ts'
import { refuse } from './refusal.ts'
import { type Act, next, type Ruling } from './ruling.ts'

export type AfterRelease = {
  /** The day of release that it is about. */
  readonly released: Day
  /** Ids of `RELEASE_SUPPORT`: what helped, or what is in place. */
  readonly support: readonly string[]
  /** Ids of `CARER_NEEDS`: what is not met. */
  readonly needs: readonly string[]
  /** For us alone. */
  readonly words: string
  readonly by: PersonId
  readonly at: Moment
}

const DURING: readonly string[] = AFTER_MOVES.find(({ move }) => move === 'noteAfterRelease')?.during ?? []

/** Answered again, the newest counts. Not before the release: then there is nothing to tell. */
export function noteAfterRelease(
  referral: Referral,
  act: Act,
  what: Pick<AfterRelease, 'support' | 'needs' | 'words'>,
): Ruling {
  if (!mayRecordAgreement(act.by, referral)) return refuse('notForYou')
  if (!DURING.includes(referral.status)) return refuse('notNow')
  const released = releaseDayOf(referral)
  if (released === undefined || released > dayOf(act.at)) return refuse('notReleasedYet')
  if (what.support.length === 0 || what.needs.length === 0) return refuse('howItWentNeeded')
  const { support, needs } = what
  const told: AfterRelease = { released, support, needs, words: what.words.trim(), by: act.by.id, at: act.at }
  return {
    referral: next({ ...referral, afterRelease: [...(referral.afterRelease ?? []), told] }),
    ...{ events: [{ name: 'afterReleaseNoted' }], move: 'noteAfterRelease' },
    reason: `support: ${support.join(', ')}; the carer needs: ${needs.join(', ')}`,
  }
}

/** Whether somebody has told how it went after this release. */
export const isTold = (referral: Referral): boolean => {
  const released = releaseDayOf(referral)
  return (referral.afterRelease ?? []).some((told) => told.released === released)
}
