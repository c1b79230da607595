/** The small form about the prison having the report: who said so, and how. */
import type { About, DueForm } from './due-forms.ts'

export const RECEIPT_FORM = {
  'note-receipt': ({ referral, starts }: About): DueForm => ({
    title: 'They have the report',
    intro: `${referral.reference} was sent. Note here that it has arrived; then nobody is asked about it again.`,
    questions: [
      {
        ...{ id: 'who', label: 'Who said so?', kind: 'text', required: true },
        help: 'Name and role, for example: Jo Bloggs, offender management unit.',
      },
      {
        ...{ id: 'how', label: 'How?', kind: 'text', required: true },
        help: 'For example: by telephone this morning.',
      },
    ],
    answers: starts ?? {},
    seen: undefined,
    goes: [{ go: 'note', title: 'They have it', style: 'positive', asks: ['who', 'how'] }],
  }),
} as const satisfies Record<string, (about: About) => DueForm>

/** As it is kept: `Jo Bloggs, OMU: by telephone`. */
export const sayReceipt = (who: string, how: string): string => `${who}: ${how}`

/** An e-mail that answered our report, as the receipt: nobody has to type who and how. */
export const replyAsReceipt = (day: string): string => `E-mail of ${day}`
