/** What people hear of an e-mail after it was handed over: it came back, was answered, or is missing. */
import { MAILS, type MailWhat } from '../domain/mail.ts'
import type { Referral } from '../domain/referral.ts'
import type { NoticeMessage } from './notice-message.ts'

/** Undefined where it is no message of this kind. */
export function mailMessage(
  what: string,
  { reference }: Pick<Referral, 'reference'>,
  mail: MailWhat,
): NoticeMessage | undefined {
  const { say, whom } = MAILS[mail]
  const again = { title: 'Send again', verb: 'send-again', reference }
  const phoned = { title: 'Telephoned', verb: 'note-phoned', reference }
  const show = { title: 'See the referral', verb: 'show', reference }
  switch (what) {
    case 'mail-bounced':
      return {
        title: `${reference}: ${say} came back`,
        summary: 'an e-mail came back',
        lines: [
          `The mail system could not deliver ${say}. It went to the approved address.`,
          `Please telephone ${whom} now. Then ask your administrator to look at the address and at what came back in the shared mailbox. When that is mended, send it again.`,
        ],
        buttons: [{ ...phoned, style: 'positive' }, again, show],
      }
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
    case 'mail-stuck':
      return {
        title: `${reference}: ${say} may not have gone`,
        summary: 'an e-mail may not have gone',
        lines: [
          `The mail system accepted ${say} more than half an hour ago, and it is still not in Sent Items.`,
          `Please telephone ${whom} and ask whether they have it, and tell your administrator. Nothing is sent twice by itself.`,
        ],
        buttons: [{ ...phoned, style: 'positive' }, show],
      }
    case 'mail-replied':
      return {
        title: `${reference}: ${whom} replied`,
        summary: 'somebody replied',
        lines: [
          `There is an answer to ${say}: open it in the shared mailbox, in Outlook. I read who wrote and when, never the words.`,
        ],
        buttons: [{ ...show, style: 'positive' }],
      }
    default:
      return undefined
  }
}
