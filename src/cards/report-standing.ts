/** What people hear when the report has not reached somebody: how it stands with each recipient, and what to do next. */
import { MAILS, type Mail, mayGoAgain, standingOf } from '../domain/mail.ts'
import { sayMoment } from '../domain/moment.ts'
import type { Referral } from '../domain/referral.ts'
import type { NoticeMessage } from './notice-message.ts'

const REPORTS = ['report-to-prison', 'report-to-lado'] as const

/**
 * One message for the prison and the LADO together, drawn from how their e-mails stand now. Undefined where both have
 * the report, or are about to: then there is nothing to tell.
 */
export function reportStanding(
  { reference }: Pick<Referral, 'reference'>,
  mails: readonly Mail[],
): NoticeMessage | undefined {
  const reports = REPORTS.flatMap((name) => mails.filter(({ what }) => what === name))
  const troubled = reports.filter((mail) => troubleOf(mail) !== undefined)
  const [first] = troubled
  if (first === undefined) return undefined
  const others = reports.filter((mail) => troubleOf(mail) === undefined)
  const phoned = { title: 'I have telephoned', verb: 'note-phoned', style: 'positive', reference } as const
  const again = { title: 'Send again', verb: 'send-again', reference }
  const show = { title: 'See the referral', verb: 'show', reference }
  return {
    title: `${reference}: ${titleOf(first, troubled)}`,
    summary:
      troubled.length > 1 ? 'two e-mails may not have arrived' : SUMMARIES[troubleOf(first) ?? 'stuck'],
    lines: [[...others, ...troubled].map(sayStanding).join(' '), ...nextSteps(troubled, others)],
    buttons: [phoned, ...(troubled.some(mayGoAgain) ? [again] : []), show],
  }
}

type TroubleKind = 'given up' | 'bounced' | 'stuck'

function troubleOf(mail: Mail): TroubleKind | undefined {
  const standing = standingOf(mail)
  if (standing === 'given up' || standing === 'bounced') return standing
  const { stuck, seen, replied } = mail.known
  return standing === 'accepted' && stuck && !seen && !replied ? 'stuck' : undefined
}

const SUMMARIES = {
  'given up': 'an e-mail could not be sent',
  bounced: 'an e-mail came back',
  stuck: 'an e-mail may not have gone',
} as const satisfies Record<TroubleKind, string>

const TITLES = {
  'given up': 'could not be sent',
  bounced: 'came back',
  stuck: 'may not have gone',
} as const satisfies Record<TroubleKind, string>

function titleOf(first: Mail, troubled: readonly Mail[]): string {
  if (troubled.length === 1) return `${MAILS[first.what].say} ${TITLES[troubleOf(first) ?? 'stuck']}`
  const certain = troubled.every(mayGoAgain)
  return `the report ${certain ? 'has reached' : 'may have reached'} neither the prison nor the LADO`
}

const whom = ({ what }: Mail): string => MAILS[what].whom
const Whom = (mail: Mail): string => whom(mail).replace(/^t/, 'T')

/** `The prison has it, as far as we know: …` A mail that was handed over may still come back. */
function sayStanding(mail: Mail): string {
  const { known } = mail
  const called = known.phoned === undefined ? '' : ` They were telephoned, ${sayMoment(known.phoned)}.`
  return `${Whom(mail)} ${sayHas(mail)}${called}`
}

function sayHas(mail: Mail): string {
  switch (troubleOf(mail) ?? standingOf(mail)) {
    case 'given up':
      return 'has not got it: the e-mail could not be sent.'
    case 'bounced':
      return 'has not got it: the e-mail went to the approved address and came back.'
    case 'stuck':
      return 'may not have it: the mail system accepted the e-mail more than half an hour ago, and it is still not in Sent Items.'
    case 'accepted':
      return mail.known.replied === undefined
        ? 'has it, as far as we know: the e-mail was accepted and has not come back.'
        : 'has it: they replied.'
    case 'not needed':
      return 'was not sent anything.'
    default:
      return 'does not have it yet: the e-mail is on its way to the mail system.'
  }
}

function nextSteps(troubled: readonly Mail[], others: readonly Mail[]): readonly string[] {
  const toCall = troubled.filter(({ known }) => known.phoned === undefined).map(whom)
  const call = toCall.length === 0 ? [] : [`Please telephone ${toCall.join(' and ')} now.`]
  const lost = troubled.filter(mayGoAgain)
  const stuck = troubled.filter((mail) => !mayGoAgain(mail))
  const ask = stuck.length === 0 ? [] : [`Ask ${stuck.map(whom).join(' and ')} whether they have it.`]
  const mend = lost.some((mail) => troubleOf(mail) === 'bounced')
    ? 'ask your administrator to look at the address and at what came back in the shared mailbox'
    : 'tell your administrator'
  const alone = others.length === 0 ? '' : ` to ${lost.map(whom).join(' and ')}, and to nobody else`
  const then =
    lost.length === 0
      ? 'Tell your administrator, too.'
      : `Then ${mend}. When that is mended, send it again${alone}.`
  return [[...call, ...ask, then, 'Nothing is sent twice by itself.'].join(' ')]
}
