/** An e-mail goes again because a person says so: never by itself, and never while the one before may still arrive. */
import { transferAfterSending } from './custody.ts'
import {
  isReport,
  MAILS,
  type Mail,
  type MailStanding,
  type MailWhat,
  mayGoAgain,
  standingOf,
} from './mail.ts'
import { isOfMash, mayAllocate, mayRecordAgreement, mayTake, type Person } from './people.ts'
import {
  type Call,
  isAfterSending,
  isReleased,
  type Recipient,
  type Referral,
  STILL_DUE,
  workerOf,
} from './referral.ts'
import { type Refusal, refuse } from './refusal.ts'
import { type Act, next, type Ruling } from './ruling.ts'
import { isTriageMail, SPEAKS_OF } from './triage-mails.ts'

export type Again = {
  readonly what: MailWhat
  /** How the newest of its kind stands; undefined when none was ever promised. */
  readonly standing: MailStanding | undefined
  readonly heldForPolice: boolean
  /** The approved addresses as they are now; a report goes there, be it another one than it came back from. */
  readonly addressees: readonly Recipient[]
  readonly reason: string
}

/** Promises it once more, with a key of its own, so that the mail has a dispatch id of its own. */
export function sendAgain(referral: Referral, act: Act, again: Again): Ruling {
  const { what } = again
  const never = whyNotAgain(act.by, referral, again)
  if (never !== undefined) return never
  if (isReport(what) && again.heldForPolice) return refuse('heldForPolice')
  const reason = again.reason.trim()
  if (reason === '') return refuse('againReasonNeeded')
  const to = isReport(what) ? addresseeOf(what, again.addressees) : undefined
  if (isReport(what) && to === undefined) return refuse('noApprovedAddress')
  const { addressed, changed } = readdressed(referral, to)
  return {
    referral: next(addressed),
    events: [{ name: MAILS[what].again }],
    move: 'sendAgain',
    reason: `${MAILS[what].say}: ${reason}${changed === undefined ? '' : ` (now to ${changed})`}`,
  }
}

/** Why that e-mail may not go again now, whoever gives whatever reason; undefined when it may. */
export function whyNotAgain(
  person: Person,
  referral: Referral,
  { what, standing }: Pick<Again, 'what' | 'standing'>,
): Refusal | undefined {
  if (!maySendAgain(person, referral, what)) return refuse('notToSendAgain')
  if (!isOfUse(referral, what)) return refuse('notNow')
  if (standing === undefined || standing === 'not needed') return refuse('neverSent')
  return standing === 'open' || standing === 'accepted' ? refuse('onItsWay') : undefined
}

/** As `standingOf`; the report to a prison that the prisoner has left since is with nobody whom it is for. */
export function standingNow(referral: Referral, mail: Mail): MailStanding {
  const moved = mail.what === 'report-to-prison' ? transferAfterSending(referral) : undefined
  const standing = standingOf(mail)
  return standing === 'accepted' && moved !== undefined && moved.at > mail.at ? 'elsewhere' : standing
}

/** Those that came back, were given up or went to another prison, and that this person may send again now. */
export const mailsToSendAgain = (
  person: Person,
  referral: Referral,
  mails: readonly Mail[],
): readonly Mail[] =>
  mails.filter(
    (mail) =>
      whyNotAgain(person, referral, { what: mail.what, standing: standingNow(referral, mail) }) === undefined,
  )

/** A copy of the report that did not reach them, while nobody has noted that they have it all the same. */
export const isLostReport = (referral: Referral, mail: Mail): boolean =>
  isReport(mail.what) && mayGoAgain(mail) && !(isAfterSending(referral) && referral.receipt !== undefined)

const addresseeOf = (what: MailWhat, addressees: Again['addressees']): Recipient | undefined =>
  addressees.find(({ who }) => who === (what === 'report-to-prison' ? 'prison' : 'lado'))

/** The recipient with the address of today in the place of the one that was signed; what was signed stays word for word. */
function readdressed(referral: Referral, to: Recipient | undefined) {
  if (to === undefined || !('signOff' in referral)) return { addressed: referral, changed: undefined }
  const { recipients } = referral.signOff
  const isSame = recipients.some(({ who, email }) => who === to.who && email === to.email)
  const now = recipients.map((one) => (one.who === to.who ? { ...one, name: to.name, email: to.email } : one))
  const addressed = { ...referral, signOff: { ...referral.signOff, recipients: now } }
  return { addressed, changed: isSame ? undefined : to.email }
}

/** The one who writes it and the managers of the team; the receipt and what MASH decided also MASH, who hear that it failed. */
export const maySendAgain = (person: Person, referral: Referral, what: MailWhat): boolean =>
  mayAllocate(person, referral) ||
  (mayTake(person, referral) && workerOf(referral) === person.id) ||
  ((what === 'receipt' || isTriageMail(what)) && isOfMash(person, referral))

/** A letter about a date is of no use once the report is signed, nor a report before it is released. */
function isOfUse(referral: Referral, what: MailWhat): boolean {
  const { status } = referral
  if (isReport(what)) return isReleased(referral)
  if (isTriageMail(what)) return status === SPEAKS_OF[what]
  return what === 'receipt' || STILL_DUE.includes(status)
}

export type Phoned = { readonly who: Recipient['who']; readonly words: string }

/** A recipient was spoken to about the report: whom and when, in the words of whoever called. */
export function notePhoned(referral: Referral, act: Act, { who, words }: Phoned): Ruling {
  if (!mayRecordAgreement(act.by, referral)) return refuse('notForYou')
  if (!isReleased(referral)) return refuse('notNow')
  const said = words.trim()
  if (said === '') return refuse('phonedNeedsWho')
  const call: Call = { who, by: act.by.id, at: act.at, words: said }
  return {
    referral: next({ ...referral, calls: [...(referral.calls ?? []), call] }),
    events: [{ name: 'phoned' }],
    move: 'notePhoned',
    reason: `${MAILS[who === 'prison' ? 'report-to-prison' : 'report-to-lado'].whom}: ${said}`,
  }
}
