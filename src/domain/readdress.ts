/** The prisoner is in another prison now, or theirs has closed: a person gives the referral its new address. */
import { type Directory, prisonByCode } from './directory.ts'
import type { Event } from './events.ts'
import { answerOf } from './form.ts'
import type { Moment } from './moment.ts'
import { mayRecordAgreement, maySeeReferral, type PersonId } from './people.ts'
import { type Referral, STILL_DUE, type Submission } from './referral.ts'
import { refuse } from './refusal.ts'
import { type Act, next, type Ruling } from './ruling.ts'

/** From one prison code to another, with who told us and when, in the words of whoever wrote it down. */
export type PrisonMove = {
  readonly from: string
  readonly to: string
  readonly by: PersonId
  readonly at: Moment
  readonly words: string
}

export type Readdressing = {
  readonly prisonCode: string
  readonly words: string
  readonly directory: Directory
  /** Of the reports as they read with the new prison; only asked for while a version waits for sign-off. */
  readonly fingerprint: (moved: Referral, number: number) => string
}

/**
 * Only to a prison whose address two people have checked. A version that waits for sign-off is made anew, because it
 * names the prison, so that nobody signs what they have not seen.
 */
export function readdress(referral: Referral, act: Act, what: Readdressing): Ruling {
  if (!maySeeReferral(act.by, referral)) return refuse('notForYou')
  if (!mayRecordAgreement(act.by, referral)) return refuse('notForYou')
  if (referral.status === 'signed_off') return refuse('undoFirst')
  if (!STILL_DUE.includes(referral.status)) return refuse('reportIsGone')
  const from = answerOf(referral.details.prisoner, 'prisonCode')
  if (from === what.prisonCode) return refuse('samePrison')
  if (prisonByCode(what.directory, what.prisonCode)?.address === undefined) return refuse('noApprovedAddress')
  const words = what.words.trim()
  if (words === '') return refuse('whoSaidMovedNeeded')
  const move: PrisonMove = { from, to: what.prisonCode, by: act.by.id, at: act.at, words }
  const moved = next(withPrison(referral, move))
  const submitted: readonly Event[] = moved.status === 'submitted' ? [{ name: 'submitted' }] : []
  // The prison before was asked for more time; this one has not heard of it.
  const asked: readonly Event[] = asksThePrison(moved) ? [{ name: 'moreTimeAgain' }] : []
  return {
    referral: moved.status === 'submitted' ? { ...moved, submission: anew(moved, what) } : moved,
    events: [{ name: 'readdressed' }, ...submitted, ...asked],
    move: 'readdress',
    reason: `${from} to ${move.to}: ${words}`,
  }
}

const asksThePrison = ({ details, moreTime }: Referral): boolean =>
  moreTime?.stage === 'with the prison' && answerOf(details.request, 'requestSource') === 'prison'

function withPrison<T extends Referral>(referral: T, move: PrisonMove): T {
  const { details, prisonMoves = [] } = referral
  const prisoner = { ...details.prisoner, prisonCode: move.to }
  return { ...referral, details: { ...details, prisoner }, prisonMoves: [...prisonMoves, move] }
}

/** The record names another prison from now on; nothing is sent by it. */
export const movedTo = <T extends Referral>(referral: T, move: Omit<PrisonMove, 'from'>): T =>
  withPrison(referral, { ...move, from: answerOf(referral.details.prisoner, 'prisonCode') })

function anew(moved: Extract<Referral, { status: 'submitted' }>, what: Readdressing): Submission {
  const number = moved.submission.number + 1
  return { ...moved.submission, number, fingerprint: what.fingerprint(moved, number) }
}
