/** What becomes of the prisoner after the referral was recorded: transfers, releases, where they go then (2.10, 66). */
import { AFTER_MOVES } from './after-moves.ts'
import { type Directory, prisonByCode } from './directory.ts'
import type { Event } from './events.ts'
import { answerOf } from './form.ts'
import { type Day, dayOf, isDay, type Moment } from './moment.ts'
import { mayRecordAgreement, type PersonId } from './people.ts'
import { movedTo } from './readdress.ts'
import { AFTER_SENDING, isAfterSending, type Referral, type Status } from './referral.ts'
import { refuse } from './refusal.ts'
import { type Act, next, type Ruling } from './ruling.ts'

export type CustodyKind = 'transfer' | 'release on licence' | 'release' | 'release date' | 'release address'

export type CustodyChange = {
  readonly kind: CustodyKind
  /** The day of it; of a release address, the day on which we heard of it. */
  readonly on: Day
  /** Who told us, and what; personal, for those who may see the referral. */
  readonly words: string
  readonly by: PersonId
  readonly at: Moment
  /** Of a transfer: the code of the prison where the prisoner is now. */
  readonly to?: string
  /** Of a release address: whether it is near or at the child’s home, or with the carer. An id of `NEARNESS`. */
  readonly near?: string
}

const RELEASES: readonly CustodyKind[] = ['release on licence', 'release', 'release date']

/** When the prisoner is, or was, released: the newest that was heard, or the earliest day of the request. */
export function releaseDayOf({ custody = [], details }: Referral): Day | undefined {
  const heard = custody.findLast(({ kind }) => RELEASES.includes(kind))?.on
  const asked = answerOf(details.prisoner, 'earliestReleaseDate')
  return heard ?? (isDay(asked) ? asked : undefined)
}

export type NotingCustody = Pick<CustodyChange, 'kind' | 'on' | 'words' | 'to' | 'near'> & {
  readonly directory: Directory
}

const DURING: readonly string[] = AFTER_MOVES.find(({ move }) => move === 'noteCustody')?.during ?? []

const HAS_GONE: readonly Status[] = [...AFTER_SENDING, 'short_view_sent']

/**
 * Written down by whoever hears it. A transfer changes the prison of the record once the report has gone; before that
 * the report has to go to the new prison, which is what `readdress` is for.
 */
export function noteCustody(referral: Referral, act: Act, what: NotingCustody): Ruling {
  const { kind, on } = what
  if (!mayRecordAgreement(act.by, referral)) return refuse('notForYou')
  if (!DURING.includes(referral.status)) return refuse('notNow')
  const words = what.words.trim()
  const isOver = kind === 'transfer' || kind === 'release' || kind === 'release on licence'
  if (isOver && on > dayOf(act.at)) return refuse('custodyIsAhead')
  // What is signed for one prison is not sent to another; before that, `readdress` sends it to the new one.
  if (kind === 'transfer' && referral.status === 'signed_off') return refuse('undoFirst')
  if (kind === 'transfer' && !HAS_GONE.includes(referral.status)) return refuse('notNow')
  const to = what.to ?? ''
  if (kind === 'transfer' && to === answerOf(referral.details.prisoner, 'prisonCode'))
    return refuse('samePrison')
  if (kind === 'transfer' && prisonByCode(what.directory, to) === undefined)
    return refuse('noSuchPrisonToMove')
  if (words === '') return refuse('whoSaidSoNeeded')
  const change: CustodyChange = {
    ...{ kind, on, words, by: act.by.id, at: act.at },
    ...(kind === 'transfer' ? { to } : {}),
    ...(kind === 'release address' && what.near !== undefined ? { near: what.near } : {}),
  }
  const noted = next({ ...referral, custody: [...(referral.custody ?? []), change] })
  const events: readonly Event[] = [{ name: 'custodyNoted' }]
  return {
    referral: kind === 'transfer' ? movedTo(noted, { to, by: act.by.id, at: act.at, words }) : noted,
    ...{
      events,
      move: 'noteCustody',
      reason: `${kind} ${on}${kind === 'transfer' ? ` to ${to}` : ''}: ${words}`,
    },
  }
}

/** The newest transfer after the report had gone: where it went is not where the prisoner is. */
export const transferAfterSending = (referral: Referral): CustodyChange | undefined =>
  isAfterSending(referral)
    ? referral.custody?.findLast(({ kind, at }) => kind === 'transfer' && at >= referral.sentAt)
    : undefined
