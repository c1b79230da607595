/** Who is sent what, and what stops a send (2.7, 41). */
import { type Directory, prisonByCode } from './directory.ts'
import { answerOf } from './form.ts'
import type { Moment } from './moment.ts'
import type { Details, Recipient, Referral } from './referral.ts'
import { refuse } from './refusal.ts'
import { next, type Ruling } from './ruling.ts'

/** The prison and the LADO, each at its approved address; undefined when the prison has none (F8, D4). */
export function recipientsOf(details: Details, directory: Directory): readonly Recipient[] | undefined {
  const prison = prisonByCode(directory, answerOf(details.prisoner, 'prisonCode'))
  if (prison === undefined) return undefined
  return [
    { who: 'prison', name: prison.name, email: prison.address.email },
    { who: 'lado', name: directory.lado.name, email: directory.lado.address.email },
  ]
}

/** Where the receipt goes: the approved address of the prison or the LADO that asked; none for anybody else. */
export function requesterAddress(details: Details, directory: Directory): string | undefined {
  const source = answerOf(details.request, 'requestSource')
  if (source === 'lado') return directory.lado.address.email
  if (source !== 'prison') return undefined
  return prisonByCode(directory, answerOf(details.prisoner, 'prisonCode'))?.address.email
}

export type Releasing = {
  readonly at: Moment
  /** Of the signed documents as they are stored now. */
  readonly storedFingerprint: string
  readonly heldForPolice: boolean
}

/** When the time to undo is over, and only what was signed, word for word. */
export function release(referral: Referral, what: Releasing): Ruling {
  if (referral.status !== 'signed_off' || what.at < referral.signOff.releaseAt) return refuse('notNow')
  if (what.heldForPolice) return refuse('heldForPolice')
  if (what.storedFingerprint !== referral.signOff.fingerprint) return refuse('reportsChanged')
  return {
    referral: next({ ...referral, status: 'sending' }),
    events: [{ name: 'released' }],
    move: 'release',
  }
}

/** Sent means that the e-mail to every recipient was accepted. */
export function confirmSent(referral: Referral, accepted: readonly Recipient['who'][], at: Moment): Ruling {
  if (referral.status !== 'sending') return refuse('notNow')
  if (!referral.signOff.recipients.every(({ who }) => accepted.includes(who))) return refuse('notNow')
  return {
    referral: next({ ...referral, status: 'sent', sentAt: at }),
    events: [{ name: 'sent' }],
    move: 'confirmSent',
  }
}
