/** What the social worker hears when a letter to somebody in the contact log did not go. */
import type { Referral } from '../domain/referral.ts'
import type { NoticeMessage } from './notice-message.ts'

/** Undefined where it is no message of this kind. */
export function contactMessage(
  what: string,
  { reference }: Pick<Referral, 'reference'>,
): NoticeMessage | undefined {
  const people = { title: 'People to ask', verb: 'people', style: 'positive', reference } as const
  const show = { title: 'See the referral', verb: 'show', reference }
  switch (what) {
    case 'letter-not-filed':
      return {
        title: `${reference}: a letter was not filed`,
        summary: 'a letter was not filed',
        lines: [
          'The team’s folder could not be reached, so the letter to print is not in it. Your administrator knows how to mend that.',
          'You need not wait: “Ask somebody”, then “Show the letter”, shows all the words of a letter to copy. It counts as asked.',
        ],
        buttons: [people, show],
      }
    case 'ask-not-sent':
      return {
        title: `${reference}: a request for information was not sent`,
        summary: 'a request for information was not sent',
        lines: [
          'The e-mail to somebody whom you ask could not be sent, or their address was withdrawn. Please telephone them, and ask your administrator to look at the address.',
        ],
        buttons: [people, { title: 'Send again', verb: 'send-again', reference }, show],
      }
    default:
      return undefined
  }
}
