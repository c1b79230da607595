/** Who is sent what, and what stops a send (2.7, 41). */
import { addresseesOf } from './address-check.ts'
import { type Directory, prisonByCode } from './directory.ts'
import { answerOf } from './form.ts'
import type { Moment } from './moment.ts'
import type { Details, Recipient, Referral } from './referral.ts'
import { refuse } from './refusal.ts'
import { next, type Ruling } from './ruling.ts'

/** The prison and the LADO, each at its approved address; undefined when the prison has none (F8, D4). */
export const recipientsOf = (details: Details, directory: Directory): readonly Recipient[] | undefined =>
  addresseesOf(details, directory)?.map(({ who, name, email }) => ({ who, name, email }))

/** Where the receipt goes: the approved address of the prison or the LADO that asked; none for anybody else. */
export function requesterAddress(details: Details, directory: Directory): string | undefined {
  const source = answerOf(details.request, 'requestSource')
  if (source === 'lado') return directory.lado.address.email
  if (source !== 'prison') return undefined
  return prisonByCode(directory, answerOf(details.prisoner, 'prisonCode'))?.address?.email
}

export type Releasing = {
  readonly at: Moment
  /** Of the signed documents as they are stored now. */
  readonly storedFingerprint: string
  readonly heldForPolice: boolean
  /** What part 1 holds that must not reach the prisoner, as the secrets are recorded now. */
  readonly leaks: readonly string[]
  /** The approved addresses as they are now. */
  readonly addressees: readonly Recipient[] | undefined
  /** Of all signed PDFs together, since each e-mail has them all; 0 while they could not be drawn. */
  readonly attachedBytes: number
}

/**
 * What one `sendMail` of Graph carries: a request holds 4 MB, and in it the attachments are written in base64, which
 * makes four bytes of three (learn.microsoft.com/graph/outlook-large-attachments: upload in one call below 3 MB).
 */
export const MOST_ATTACHED_BYTES = 3_000_000

/** When the time to undo is over, and only what was signed, word for word. */
export function release(referral: Referral, what: Releasing): Ruling {
  if (referral.status !== 'signed_off' || what.at < referral.signOff.releaseAt) return refuse('notNow')
  if (what.heldForPolice) return refuse('heldForPolice')
  if (what.storedFingerprint !== referral.signOff.fingerprint) return refuse('reportsChanged')
  if (what.leaks.length > 0) return refuse('addressInPartOne', what.leaks)
  if (!areApproved(referral.signOff.recipients, what.addressees)) return refuse('addressChanged')
  if (what.attachedBytes > MOST_ATTACHED_BYTES) return refuse('tooLargeToSend')
  return {
    referral: next({ ...referral, status: 'sending' }),
    events: [{ name: 'released' }],
    move: 'release',
  }
}

/** Whether each of them is a recipient still, at the very address that was shown to the signer. */
export const areApproved = (
  signed: readonly Recipient[],
  now: readonly Pick<Recipient, 'who' | 'email'>[] | undefined,
): boolean => signed.every(({ who, email }) => now?.some((one) => one.who === who && one.email === email))

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
