/** An e-mail goes again because a person says so: never by itself, and never while the one before may still arrive. */
import { isReport, MAILS, type MailStanding, type MailWhat } from './mail.ts'
import { mayAllocate, mayRecord, mayRecordAgreement, type Person } from './people.ts'
import { type Call, type Recipient, type Referral, STILL_DUE, workerOf } from './referral.ts'
import { refuse } from './refusal.ts'
import { type Act, next, type Ruling } from './ruling.ts'

export type Again = {
  readonly what: MailWhat
  /** How the newest of its kind stands; undefined when none was ever promised. */
  readonly standing: MailStanding | undefined
  readonly heldForPolice: boolean
  readonly reason: string
}

/** Promises it once more, with a key of its own, so that the mail has a dispatch id of its own. */
export function sendAgain(referral: Referral, act: Act, again: Again): Ruling {
  const { what, standing } = again
  if (!maySendAgain(act.by, referral, what)) return refuse('notToSendAgain')
  if (!isOfUse(referral, what)) return refuse('notNow')
  if (standing === undefined || standing === 'not needed') return refuse('neverSent')
  if (standing === 'open' || standing === 'accepted') return refuse('onItsWay')
  if (isReport(what) && again.heldForPolice) return refuse('heldForPolice')
  const reason = again.reason.trim()
  if (reason === '') return refuse('againReasonNeeded')
  return {
    referral: next(referral),
    events: [{ name: MAILS[what].again }],
    move: 'sendAgain',
    reason: `${MAILS[what].say}: ${reason}`,
  }
}

/** The one who writes it and the managers of the team; the receipt also MASH, who hear that it failed. */
export const maySendAgain = (person: Person, referral: Referral, what: MailWhat): boolean =>
  mayAllocate(person, referral) ||
  workerOf(referral) === person.id ||
  (what === 'receipt' && mayRecord(person))

/** A letter about a date is of no use once the report is signed, nor a report before it is released. */
function isOfUse({ status }: Referral, what: MailWhat): boolean {
  if (isReport(what)) return status === 'sending' || status === 'sent'
  return what === 'receipt' || STILL_DUE.includes(status)
}

export type Phoned = { readonly who: Recipient['who']; readonly words: string }

/** A recipient was spoken to about the report: whom and when, in the words of whoever called. */
export function notePhoned(referral: Referral, act: Act, { who, words }: Phoned): Ruling {
  if (!mayRecordAgreement(act.by, referral)) return refuse('notForYou')
  if (referral.status !== 'sending' && referral.status !== 'sent') return refuse('notNow')
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
