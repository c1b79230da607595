/** The small forms about an e-mail: send one again, and a telephone call about the report. */
import { type MailWhat, mailTitle } from '../domain/mail.ts'
import { STILL_DUE } from '../domain/referral.ts'
import type { About, DueForm } from './due-forms.ts'

const optionFor = (what: MailWhat) => ({ id: what, label: mailTitle(what) })

const REPORTS = (['report-to-prison', 'report-to-lado'] as const).map(optionFor)
const LETTERS = (['receipt', 'more-time', 'holding'] as const).map(optionFor)

export const MAIL_FORMS = {
  'send-again': ({ referral }: About): DueForm => {
    const released = referral.status === 'sending' || referral.status === 'sent'
    const useful = STILL_DUE.includes(referral.status) ? LETTERS : LETTERS.slice(0, 1)
    return {
      title: 'Send an e-mail again',
      intro:
        'Only for one that could not be sent, or that came back. It goes to the same approved address, word for word as before. If the address is wrong, please telephone, and tell your administrator.',
      questions: [
        {
          ...{ id: 'mail', label: 'Which e-mail?', kind: 'choice', required: true },
          options: released ? [...REPORTS, ...useful] : useful,
        },
        {
          ...{ id: 'words', label: 'Why does it go again?', kind: 'long text', required: true },
          help: 'For the audit. They never read this.',
        },
      ],
      ...{ answers: {}, seen: undefined },
      goes: [{ go: 'again', title: 'Send it again', style: 'positive', asks: ['mail', 'words'] }],
    }
  },

  'note-phoned': ({ referral }: About): DueForm => ({
    title: 'A telephone call about the report',
    intro: `Whom you spoke to about ${referral.reference}, so that nobody has to ask again.`,
    questions: [
      {
        ...{ id: 'whom', label: 'Whom did you telephone?', kind: 'choice', required: true },
        options: [
          { id: 'prison', label: 'The prison' },
          { id: 'lado', label: 'The LADO' },
        ],
      },
      {
        ...{ id: 'call', label: 'Who was it, and when?', kind: 'text', required: true },
        help: 'Name and role, day and time.',
      },
    ],
    ...{ answers: {}, seen: undefined },
    goes: [{ go: 'note', title: 'Note the call', style: 'positive', asks: ['whom', 'call'] }],
  }),
} as const satisfies Record<string, (about: About) => DueForm>
