/** Filed: every signed report is in the team's folder, and from that day on the copy here need not be kept for ever. */
import { addDays, dayOf, type Moment } from './moment.ts'
import { isNamed, mayAllocate, mayTake, type Person } from './people.ts'
import { isReleased, type Referral, workerOf } from './referral.ts'
import { refuse } from './refusal.ts'
import { type Act, next, type Ruling } from './ruling.ts'

/** A signed report; `webUrl` is where it can be opened, once it is in the team's folder. */
export type SignedReport = {
  readonly child: number
  readonly part: number
  readonly webUrl: string | undefined
}

/** Where the signed reports of a released referral are; `givenUp` when the folder did not take them. */
export type Filing = { readonly reports: readonly SignedReport[]; readonly givenUp: boolean }

export type Confirmed = {
  /** When the folder had taken the last of them. */
  readonly at: Moment
  /** All signed reports of the submission. */
  readonly reports: readonly SignedReport[]
  /** Whole calendar days, at least 1. */
  readonly keepDays: number
}

/**
 * Written once, when every signed report is filed: from then on it counts for how long the copy here is kept. Nobody
 * is told; it stands on the card of the referral.
 */
export function noteFiled(referral: Referral, { at, reports, keepDays }: Confirmed): Ruling {
  if (!isReleased(referral)) return refuse('notNow')
  if (referral.filed !== undefined || !areFiled(reports)) return refuse('notNow')
  const filed = { at, keepUntil: addDays(dayOf(at), keepDays) }
  return { referral: next({ ...referral, filed }), events: [{ name: 'filed' }], move: 'noteFiled' }
}

export type Unfiled = {
  /** All signed reports of the submission. */
  readonly reports: readonly SignedReport[]
  /** The newest filing is promised or being tried, so it may still come to its end by itself. */
  readonly isOnItsWay: boolean
}

/**
 * Promises the filing once more, with a key of its own, after the folder was mended; the job puts only what is not
 * there yet. No reason is asked for: nothing leaves the council.
 */
export function fileAgain(referral: Referral, act: Act, { reports, isOnItsWay }: Unfiled): Ruling {
  if (!mayFileAgain(act.by, referral)) return refuse('notToFileAgain')
  if (!isReleased(referral)) return refuse('nothingToFile')
  if (reports.length === 0) return refuse('nothingToFile')
  if (areFiled(reports)) return refuse('filedAlready')
  if (isOnItsWay) return refuse('filingOnItsWay')
  const missing = reports.filter(({ webUrl }) => webUrl === undefined).length
  return {
    referral: next(referral),
    events: [{ name: 'fileAgain' }],
    move: 'fileAgain',
    reason: `${missing} of ${reports.length} signed reports were not in the folder`,
  }
}

/** The one who has it and the managers of the team; an administrator too, who mends the folder and sees no case. */
export const mayFileAgain = (person: Person, referral: Referral): boolean =>
  mayAllocate(person, referral) ||
  (mayTake(person, referral) && workerOf(referral) === person.id) ||
  (person.roles.includes('administrator') && isNamed(person, referral))

const areFiled = (reports: readonly SignedReport[]): boolean =>
  reports.length > 0 && reports.every(({ webUrl }) => webUrl !== undefined)
