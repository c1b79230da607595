/** An e-mail that could not be sent, or came back, goes again; a telephone call about the report is noted. */
import { contactAddress } from '../../domain/contact-address.ts'
import { agencyAsked } from '../../domain/contact-mails.ts'
import type { Directory } from '../../domain/directory.ts'
import { requesterAddress } from '../../domain/dispatch.ts'
import { answerOf } from '../../domain/form.ts'
import {
  isMail,
  isReport,
  MAILS,
  type Mail,
  type MailWhat,
  mailTitle,
  standingOf,
} from '../../domain/mail.ts'
import type { Recipient, Referral } from '../../domain/referral.ts'
import { type Refusal, refuse } from '../../domain/refusal.ts'
import { mailsToSendAgain, notePhoned, sendAgain, standingNow, whyNotAgain } from '../../domain/send-again.ts'
import { mailsOf, notePhoneCall, sendMailAgain } from '../../workflow/send-again.ts'
import type { Deed } from '../due-form.ts'
import type { Turn } from '../turn.ts'
import { dueAction } from './due-action.ts'

export const AGAIN: Deed = {
  verb: 'send-again',
  // The receipt may go again at any time, so the form opens for whoever may send anything at all.
  tries: (referral, act) =>
    sendAgain(referral, act, {
      ...{
        what: 'receipt',
        standing: 'given up',
        heldForPolice: false,
        addressees: [],
        reason: 'to be asked',
      },
    }),
  mails: (turn, referral, { mail }) => offered(turn, referral, mail),
  does: ({ world, by }, { reference, answers }) => {
    const what = answerOf(answers, 'mail')
    if (!isMail(what)) return Promise.resolve(refuse('neverSent'))
    return sendMailAgain(world, by, { reference, what, reason: answerOf(answers, 'words') })
  },
  says: (referral, directory, answers) => sayGoesAgain(referral, directory, answerOf(answers, 'mail')),
}

/** Those that may go again; else why none may, or why not the one that was asked for. */
async function offered(
  { world, by }: Turn,
  referral: Referral,
  asked: unknown,
): Promise<readonly Mail[] | Refusal> {
  const { reference } = referral
  const [notices, deliveries] = await Promise.all([
    world.store.notices(reference),
    world.store.deliveries(reference),
  ])
  const mails = mailsOf(notices, deliveries)
  const may = mailsToSendAgain(by, referral, mails)
  if (typeof asked === 'string' && isMail(asked)) {
    const last = mails.find(({ what }) => what === asked)
    const refusal = whyNotAgain(by, referral, { what: asked, standing: last && standingNow(referral, last) })
    if (refusal !== undefined) return refusal
  }
  if (may.length > 0) return may
  const isOut = mails.some((mail) => ['open', 'accepted'].includes(standingOf(mail)))
  return refuse(isOut ? 'onItsWay' : 'neverSent')
}

/** `The report goes again to the LADO, lado@council.example, now.` */
function sayGoesAgain(referral: Referral, directory: Directory, what: string): string {
  const then = 'You hear of it if it cannot be sent.'
  if (!isMail(what)) return then
  const to = isReport(what)
    ? recipientOf(referral, what === 'report-to-prison' ? 'prison' : 'lado')
    : (askedAddress(what, referral, directory) ?? requesterAddress(referral.details, directory))
  const which = isReport(what) ? 'The report' : mailTitle(what)
  const whom = [MAILS[what].whom, ...(to === undefined ? [] : [to])].join(', ')
  return `${which} goes again to ${whom}, now. ${then}`
}

/** Of the newest of that agency in the contact log; undefined where the e-mail asks nobody. */
function askedAddress(what: MailWhat, referral: Referral, directory: Directory): string | undefined {
  const agency = agencyAsked(what)
  const asked = referral.contacts?.findLast((contact) => contact.agency === agency)
  return asked && contactAddress(asked, referral.details, directory)
}

const recipientOf = (referral: Referral, whom: Recipient['who']): string | undefined =>
  'signOff' in referral ? referral.signOff.recipients.find(({ who }) => who === whom)?.email : undefined

export const PHONED: Deed = {
  verb: 'note-phoned',
  tries: (referral, act) => notePhoned(referral, act, { who: 'prison', words: 'to be asked' }),
  does: ({ world, by }, { reference, answers }) => {
    const who = answerOf(answers, 'whom') === 'lado' ? 'lado' : 'prison'
    return notePhoneCall(world, by, { reference, who, words: answerOf(answers, 'call') })
  },
  says: () => 'Noted: you telephoned.',
}

export const mailActions = [
  dueAction(AGAIN, 'send again PCA-2026-0001 to the prison: why'),
  dueAction(PHONED, 'phoned PCA-2026-0001 the LADO: who, and when'),
]
