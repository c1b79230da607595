/** What becomes of the prisoner after the referral was recorded: transfers, releases, where they go then (2.10, 66). */
import { answerOf } from './form.ts'
import { type Day, isDay, type Moment } from './moment.ts'
import type { PersonId } from './people.ts'
import type { Referral } from './referral.ts'

export type CustodyKind = 'transfer' | 'release on licence' | 'release' | 'release date' | 'release address'

export type CustodyChange = {
  readonly kind: CustodyKind
  /** The day of it; of a release address, the day on which we heard of it. */
  readonly on: Day
  /** Who told us, and what; personal, for those who may see the referral. */
  readonly words: string
  readonly by: PersonId
  readonly at: Moment
}

const RELEASES: readonly CustodyKind[] = ['release on licence', 'release', 'release date']

/** When the prisoner is, or was, released: the newest that was heard, or the earliest day of the request. */
export function releaseDayOf({ custody = [], details }: Referral): Day | undefined {
  const heard = custody.findLast(({ kind }) => RELEASES.includes(kind))?.on
  const asked = answerOf(details.prisoner, 'earliestReleaseDate')
  return heard ?? (isDay(asked) ? asked : undefined)
}
