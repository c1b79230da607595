/** The forms about a short view: MASH writes it, and the manager gives it back. */
import { answerOf } from '../domain/form.ts'
import { decisionOf } from '../domain/triage.ts'
import { shortViewLetter } from '../domain/triage-letters.ts'
import type { About, DueForm } from './due-forms.ts'
import { quotedLetter } from './triage-forms.ts'

/** Says what is true whenever the child is not known; the view itself is for the person to write. */
export const START_OF_VIEW =
  'We have no record of this child. We have not seen the child or spoken to the carer, so this rests on your request alone. Our view: '

export const SHORT_VIEW_FORMS = {
  'short-view': (about: About): DueForm => {
    const { referral, directory, answers } = about
    const before = referral.decisions?.findLast(({ outcome }) => outcome === 'short_view')
    const given = before?.undone
    const text = answerOf(answers ?? {}, 'words') || before?.text || START_OF_VIEW
    return {
      title: 'A short view',
      intro: `For a child whom nobody here knows. A qualified manager signs it before it goes.${
        given === undefined ? '' : ` The last one came back: “${given.reason}”`
      }`,
      ...quotedLetter(about, shortViewLetter(referral, text, directory.council)),
      questions: [
        {
          ...{ id: 'words', label: 'Our view', kind: 'long text', required: true },
          help: 'The prison reads this. What you know, what you do not know, and what you advise.',
        },
      ],
      ...{ answers: { words: before?.text ?? START_OF_VIEW }, seen: undefined },
      goes: [
        { go: 'send', title: 'Send it to the manager', style: 'positive', asks: ['words'] },
        { go: 'look', title: 'Show the letter', style: 'default', asks: [] },
      ],
    }
  },

  'give-back-short-view': ({ referral }: About): DueForm => ({
    title: 'Give the short view back',
    intro: 'MASH reads your words, and decides anew. What was written is kept.',
    quoted: {
      title: 'As it was written',
      lines: (decisionOf(referral)?.text ?? '').split('\n').filter((line) => line !== ''),
    },
    questions: [
      {
        ...{ id: 'words', label: 'What should change, or what should be done instead?', kind: 'long text' },
        required: true,
      },
    ],
    ...{ answers: {}, seen: undefined },
    goes: [{ go: 'give back', title: 'Give it back', style: 'positive', asks: ['words'] }],
  }),
} as const satisfies Record<string, (about: About) => DueForm>
