/** What people hear of one e-mail after it was handed over: a letter came back, or somebody answered. */
import { agencyAsked } from '../domain/contact-mails.ts'
import { MAILS, type MailWhat } from '../domain/mail.ts'
import type { Day } from '../domain/moment.ts'
import { AFTER_SENDING, type AfterSending, type Referral } from '../domain/referral.ts'
import type { MessageButton } from './message.ts'
import type { NoticeMessage } from './notice-message.ts'

type About = Pick<Referral, 'reference' | 'status' | 'contacts'> &
  Partial<Pick<AfterSending, 'receipt'>> & {
    /** When the answer came, where it is about one. */
    readonly repliedOn?: Day
  }

/** Undefined where it is no message of this kind. */
export function mailMessage(
  what: string,
  { reference, status, contacts, receipt, repliedOn }: About,
  mail: MailWhat,
): NoticeMessage | undefined {
  const { say, whom } = MAILS[mail]
  const again = { title: 'Send again', verb: 'send-again', reference }
  const show = { title: 'See the referral', verb: 'show', reference }
  switch (what) {
    case 'letter-bounced':
      return {
        title: `${reference}: ${say} came back`,
        summary: 'an e-mail came back',
        lines: [
          `The mail system could not deliver ${say}.`,
          `Please tell ${whom} yourself what it says, and ask your administrator to look at the address. When that is mended, send it again.`,
        ],
        buttons: [{ ...again, style: 'positive' }, show],
      }
    case 'mail-replied': {
      const confirms = mail === 'report-to-prison' && AFTER_SENDING.some((after) => after === status)
      const note = noteButton(reference, contacts, mail)
      const answers = confirms ? afterReport(reference, receipt === undefined, repliedOn) : note ? [note] : []
      return {
        title: `${reference}: ${whom} replied`,
        summary: 'somebody replied',
        lines: [
          `There is an answer to ${say}: open it in the shared mailbox, in Outlook. I read who wrote and when, never the words.`,
          ...(confirms ? [WHAT_IT_MAY_SAY] : []),
        ],
        buttons: answers.length > 0 ? [...answers, show] : [{ ...show, style: 'positive' }],
      }
    }
    default:
      return undefined
  }
}

const WHAT_IT_MAY_SAY =
  'If they say that they have the report, press “They have it”: their e-mail is the receipt. If they say what was decided, press “Record the decision”.'

/** With a day the press itself takes their e-mail for the receipt; without one it opens the form. */
const afterReport = (reference: string, isOpen: boolean, day: Day = ''): readonly MessageButton[] => [
  ...(isOpen
    ? [{ title: 'They have it', verb: 'note-receipt', style: 'positive' as const, reference, key: day }]
    : []),
  {
    title: 'Record the decision',
    verb: 'record-decision',
    style: isOpen ? 'default' : 'positive',
    reference,
  },
]

/** Where a letter to somebody in the contact log was answered: the newest of that agency whom we e-mailed. */
function noteButton(
  reference: string,
  contacts: Referral['contacts'],
  mail: MailWhat,
): NoticeMessage['buttons'][number] | undefined {
  const agency = agencyAsked(mail)
  const asked = contacts?.findLast(
    (contact) => contact.agency === agency && contact.asked.some(({ method }) => method === 'e-mail'),
  )
  return asked === undefined
    ? undefined
    : { title: 'Note what they said', verb: 'note-reply', style: 'positive', reference, key: asked.id }
}
