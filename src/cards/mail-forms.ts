/** The small forms about an e-mail: send one again, and a telephone call about the report. */
import { mailTitle } from '../domain/mail.ts'
import type { About, DueForm } from './due-forms.ts'

export const MAIL_FORMS = {
  'send-again': ({ mails = [] }: About): DueForm => {
    const [only, ...others] = mails
    return {
      title: 'Send an e-mail again',
      intro:
        'Only for one that could not be sent, or that came back. It goes to the address that is approved now, word for word as before. If that address is wrong, please telephone, and ask an administrator to enter the right one.',
      questions: [
        {
          ...{ id: 'mail', label: 'Which e-mail?', kind: 'choice', required: true },
          options: mails.map(({ what }) => ({ id: what, label: mailTitle(what) })),
        },
        {
          ...{ id: 'words', label: 'Why does it go again?', kind: 'long text', required: true },
          help: 'Only for our own record: nobody outside reads it.',
        },
      ],
      answers: only === undefined || others.length > 0 ? {} : { mail: only.what },
      seen: undefined,
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
