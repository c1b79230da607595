/** Submit, ask for changes, sign off, undo: the gate. Bound to one version of the reports by their fingerprint. */
import { type Addressee, isTooOld, sayOld } from './address-check.ts'
import { type Assessment, authorsOf, progressOf, sayMissing } from './assessment.ts'
import { whyNotAskedMissing } from './contact-answers.ts'
import { dayOf, later } from './moment.ts'
import { maySignOff, mayWrite, type PersonId } from './people.ts'
import { isReleased, type Referral, type SignOff, type Submission } from './referral.ts'
import { refuse } from './refusal.ts'
import { type Act, next, type Ruling } from './ruling.ts'
import { isHeldForPolice } from './safety.ts'

export type Submitting = {
  readonly assessment: Assessment
  readonly formVersion: string
  readonly fingerprint: string
  readonly teamManager: PersonId
  readonly leaks: readonly string[]
}

/** The number that the next sending-in of this referral gets. */
export const nextSubmission = (referral: Referral): number => {
  if ('submission' in referral) return referral.submission.number + 1
  return referral.status === 'in_progress' ? referral.submissions + 1 : 1
}

/** Refused while anything required is missing, or when part 1 holds an address or a school (2.7, 39 and 41). */
export function submit(referral: Referral, act: Act, what: Submitting): Ruling {
  if (!mayWrite(act.by, referral)) return refuse('notSocialWorkerOfTeam')
  if (referral.status !== 'in_progress' && referral.status !== 'changes_asked') return refuse('notNow')
  const { children } = referral.details
  if (!progressOf(what.assessment, children).complete)
    return refuse('notComplete', sayMissing(what.assessment, children))
  const unsaid = whyNotAskedMissing(what.assessment, referral)
  if (unsaid.length > 0) return refuse('notComplete', unsaid)
  if (what.leaks.length > 0) return refuse('addressInPartOne', what.leaks)
  // Words of an earlier version may still stand in this one, whoever saved the page last.
  const earlier = referral.status === 'changes_asked' ? referral.submission.authors : []
  const submission: Submission = {
    number: nextSubmission(referral),
    by: act.by.id,
    at: act.at,
    authors: [...new Set([...earlier, ...authorsOf(what.assessment), act.by.id])],
    fingerprint: what.fingerprint,
    teamManager: what.teamManager,
    cover: [],
    formVersion: what.formVersion,
  }
  const { worker, ...facts } = referral
  return {
    referral: next({ ...withoutStage(facts), worker, status: 'submitted', submission }),
    events: [{ name: 'submitted' }],
    move: 'submit',
  }
}

/** Which version of the report the card in hand was about. */
export type Seen = { readonly submission: number; readonly fingerprint: string }

/** A reason is required: it is what the social worker reads. */
export function askForChanges(
  referral: Referral,
  act: Act,
  ask: Seen & { readonly reason: string; readonly section: string | undefined },
): Ruling {
  if (!maySignOff(act.by, referral)) return refuse('notTeamManager')
  if (referral.status !== 'submitted') return refuse('notNow')
  if (!isSameVersion(referral.submission, ask)) return refuse('otherVersion')
  if (ask.reason.trim() === '') return refuse('reasonNeeded')
  const changes = { by: act.by.id, at: act.at, reason: ask.reason.trim(), section: ask.section }
  return {
    referral: next({ ...referral, status: 'changes_asked', changes }),
    events: [{ name: 'changesAsked' }],
    move: 'askForChanges',
    reason: changes.reason,
  }
}

export type SigningOff = Seen & {
  readonly assessment: Assessment
  /** Of the documents with the signature on them. */
  readonly signedFingerprint: string
  readonly addressees: readonly Addressee[] | undefined
  /** E-mail addresses that the signer says they have checked with the prison or the LADO today. */
  readonly checked: readonly string[]
  readonly leaks: readonly string[]
  readonly undoSeconds: number
}

/** Never the author, never without the role or the qualification, never another version than the one seen. */
export function signOff(referral: Referral, act: Act, what: SigningOff): Ruling {
  if (!maySignOff(act.by, referral)) return refuse('notTeamManager')
  if (!act.by.qualified) return refuse('notQualified')
  if (referral.status !== 'submitted') return refuse('notNow')
  if (referral.submission.authors.includes(act.by.id)) return refuse('author')
  if (!isSameVersion(referral.submission, what)) return refuse('otherVersion')
  if (isHeldForPolice(referral, what.assessment)) return refuse('heldForPolice')
  if (what.leaks.length > 0) return refuse('addressInPartOne', what.leaks)
  if (what.addressees === undefined) return refuse('noApprovedAddress')
  const old = what.addressees.filter((addressee) => isTooOld(addressee, dayOf(act.at)))
  const unsure = old.filter(({ email }) => !what.checked.includes(email))
  const whichOnes = unsure.map((addressee) => `${sayOld(addressee)}.`)
  if (unsure.length > 0) return refuse('addressNotVerified', whichOnes)
  const signed: SignOff = {
    by: act.by.id,
    at: act.at,
    submission: referral.submission.number,
    fingerprint: what.signedFingerprint,
    releaseAt: later(act.at, what.undoSeconds),
    recipients: what.addressees.map(({ who, name, email }) => ({ who, name, email })),
    ...(old.length === 0 ? {} : { confirmed: old }),
  }
  return {
    referral: next({ ...referral, status: 'signed_off', signOff: signed }),
    events: [{ name: 'signedOff' }],
    move: 'signOff',
    ...(old.length === 0 ? {} : { reason: sayConfirmed(old) }),
  }
}

/** For the audit. */
const sayConfirmed = (old: readonly Addressee[]): string =>
  `Checked by the signer today: ${old.map(sayOld).join('; ')}.`

/**
 * Only by someone who may sign off, and only until the e-mails are released. The time to undo decides when that is;
 * a send that was stopped (police, changed reports) can be undone for as long as it stands.
 */
export function undoSignOff(referral: Referral, act: Act): Ruling {
  if (!maySignOff(act.by, referral)) return refuse('notTeamManager')
  if (isReleased(referral)) return refuse('undoOver')
  if (referral.status !== 'signed_off') return refuse('notNow')
  const { signOff: _undone, ...rest } = referral
  return {
    referral: next({ ...rest, status: 'submitted' }),
    events: [{ name: 'signOffUndone' }],
    move: 'undoSignOff',
  }
}

const isSameVersion = (submission: Submission, seen: Seen): boolean =>
  submission.number === seen.submission && submission.fingerprint === seen.fingerprint

/** The facts of a referral without what belongs to the stage it leaves. */
function withoutStage<T extends object>(facts: T): Omit<T, 'submissions' | 'changes' | 'submission'> {
  const {
    submissions: _s,
    changes: _c,
    submission: _n,
    ...rest
  } = facts as T & {
    submissions?: unknown
    changes?: unknown
    submission?: unknown
  }
  return rest
}
