/** The small forms about the due date: what is asked in each, what is shown above the boxes, and the buttons. */
import { type Directory, nameOf } from '../domain/directory.ts'
import { requesterAddress } from '../domain/dispatch.ts'
import { type Answers, answerOf, type Question } from '../domain/form.ts'
import { expectedDay, holdingLetter, sayRequester } from '../domain/letters.ts'
import type { Mail } from '../domain/mail.ts'
import { type Day, isDay, sayDay } from '../domain/moment.ts'
import { MORE_TIME_OPTIONS, MORE_TIME_REASONS } from '../domain/more-time.ts'
import type { Referral } from '../domain/referral.ts'
import { CHANGE_FORMS } from './change-forms.ts'
import { CONTACT_FORMS } from './contact-forms.ts'
import { DECISION_FORMS } from './decision-forms.ts'
import type { FormPage } from './form-page.ts'
import { HOLD_FORMS } from './hold-forms.ts'
import { MAIL_FORMS } from './mail-forms.ts'
import { READDRESS_FORM } from './readdress-form.ts'
import { RECEIPT_FORM } from './receipt-form.ts'
import { RESTRICTION_FORMS } from './restriction-forms.ts'
import { SAFETY_FORMS } from './safety-forms.ts'
import { SHORT_VIEW_FORMS } from './short-view-forms.ts'
import { TRIAGE_FORMS } from './triage-forms.ts'

/** A button, and the questions that it needs an answer to. */
export type Go = {
  readonly go: string
  readonly title: string
  readonly style: 'positive' | 'default'
  readonly asks: readonly string[]
}

export type DueForm = Pick<FormPage, 'title' | 'intro' | 'questions' | 'quoted'> & {
  /** What stands in the boxes of a new card. */
  readonly answers: Answers
  /** The day that the card speaks of, where a press must be about just that. */
  readonly seen: Day | undefined
  readonly goes: readonly Go[]
}

export type About = {
  readonly referral: Referral
  readonly directory: Directory
  readonly today: Day
  /** What was typed into an earlier issue of the card. */
  readonly answers: Answers | undefined
  /** Where the form is about e-mails: those that it offers. */
  readonly mails?: readonly Mail[] | undefined
  /** What a new form begins with, where that had to be looked up. */
  readonly starts?: Answers | undefined
}

const LONGEST_WORDS = 'For us alone. The prison never reads this.'

const wordsBox = (label: string, help = LONGEST_WORDS): Question => ({
  id: 'words',
  label,
  kind: 'long text',
  help,
})

const form = (made: Omit<DueForm, 'seen' | 'answers'> & Partial<DueForm>): DueForm => ({
  answers: {},
  seen: undefined,
  ...made,
})

export const DUE_FORMS = {
  'ask-more-time': ({ referral }: About): DueForm =>
    form({
      title: 'Ask for more time',
      intro: `It is due on ${sayDay(referral.due.day)}. The Team Manager is asked first, then the prison. The date moves only when they agree.`,
      questions: [
        { id: 'day', label: 'Until when?', kind: 'day', required: true, help: 'A working day.' },
        { id: 'reason', label: 'Why?', kind: 'choice', required: true, options: MORE_TIME_OPTIONS },
        wordsBox('What the Team Manager should know'),
      ],
      goes: [{ go: 'ask', title: 'Ask', style: 'positive', asks: ['day', 'reason', 'words'] }],
    }),

  'answer-more-time': ({ referral, directory }: About): DueForm => {
    const { moreTime, details, due } = referral
    if (moreTime === undefined) return form({ title: 'More time', intro: '', questions: [], goes: [] })
    const { label, letter } = MORE_TIME_REASONS[moreTime.reason]
    const until = sayDay(moreTime.until)
    const canWrite = requesterAddress(details, directory) !== undefined
    return form({
      title: 'More time is asked for',
      intro: `It is due on ${sayDay(due.day)}. If you agree, the prison or the LADO is asked; the date moves only when they agree too.`,
      quoted: {
        title: `${nameOf(directory, moreTime.askedBy)} asks for more time until ${until}`,
        lines: [
          `Why: ${label}.`,
          ...(moreTime.words === '' ? [] : [`“${moreTime.words}”`]),
          canWrite
            ? `The e-mail to ${sayRequester(details)} says: “We need until ${until} because ${letter}.”`
            : `There is no approved address for ${sayRequester(details)}. If you agree, please telephone, and record what was said.`,
        ],
      },
      questions: [
        wordsBox(
          'Your words to the social worker',
          'Needed when you do not support it: say what to do instead.',
        ),
      ],
      seen: moreTime.until,
      goes: [
        { go: 'agree', title: 'Agree and ask the prison', style: 'positive', asks: ['words'] },
        { go: 'decline', title: 'Not supported', style: 'default', asks: ['words'] },
      ],
    })
  },

  'record-agreement': ({ referral, today }: About): DueForm => {
    const { moreTime } = referral
    const wanted = moreTime === undefined ? '' : ` We asked for ${sayDay(moreTime.until)}.`
    return form({
      title: 'What they say to more time',
      intro: `It is due on ${sayDay(referral.due.day)}.${wanted} With an agreement the date moves now, and stands in the audit with these words.`,
      questions: [
        { id: 'with', label: 'Who agreed: name, role and agency', kind: 'text', required: true },
        { id: 'on', label: 'On which day?', kind: 'day', required: true },
        {
          id: 'how',
          label: 'How?',
          kind: 'text',
          required: true,
          help: 'E-mail, telephone call and the like, and where to find it.',
        },
        {
          id: 'day',
          label: 'Until which day?',
          kind: 'day',
          required: true,
          help: 'They may agree to another day.',
        },
        wordsBox('If they did not agree: what they said', 'Only for “They did not agree”.'),
      ],
      answers: { on: today, ...(moreTime === undefined ? {} : { day: moreTime.until }) },
      goes: [
        {
          go: 'agreed',
          title: 'They agreed: move the date',
          style: 'positive',
          asks: ['with', 'on', 'how', 'day'],
        },
        { go: 'refused', title: 'They did not agree', style: 'default', asks: ['words'] },
      ],
    })
  },

  'correct-date': ({ referral }: About): DueForm =>
    form({
      title: 'Correct the due date',
      intro: `It is due on ${sayDay(referral.due.day)}. This is for a date that was recorded wrongly; more time is agreed with the prison.`,
      questions: [
        { id: 'day', label: 'The right due date', kind: 'day', required: true, help: 'A working day.' },
        { ...wordsBox('Why was it wrong?', 'The team reads this.'), required: true },
      ],
      goes: [{ go: 'correct', title: 'Correct it', style: 'positive', asks: ['day', 'words'] }],
    }),

  'holding-email': ({ referral, directory, today, answers }: About): DueForm => {
    const { council } = directory
    const typed = answerOf(answers ?? {}, 'day')
    const offered = expectedDay(referral, today, council)
    const shown = isDay(typed) ? typed : offered
    const to = requesterAddress(referral.details, directory) ?? ''
    return form({
      title: 'The report is late: tell them',
      intro:
        'The due date stays. Change the day in the box, and the e-mail says that day: “Show it with this day” lets you read it first.',
      ...(shown === undefined
        ? {}
        : {
            quoted: {
              title: `To ${to}`,
              lines: holdingLetter(referral, shown, council).flatMap((part) => part.split('\n')),
            },
          }),
      questions: [
        { id: 'day', label: 'When do you expect to send the report?', kind: 'day', required: true },
      ],
      answers: offered === undefined ? {} : { day: offered },
      goes: [
        { go: 'send', title: 'Send it', style: 'positive', asks: ['day'] },
        { go: 'look', title: 'Show it with this day', style: 'default', asks: ['day'] },
      ],
    })
  },

  ...RECEIPT_FORM,
  ...DECISION_FORMS,
  ...MAIL_FORMS,
  ...READDRESS_FORM,
  ...TRIAGE_FORMS,
  ...SHORT_VIEW_FORMS,
  ...SAFETY_FORMS,
  ...CONTACT_FORMS,
  ...RESTRICTION_FORMS,
  ...HOLD_FORMS,
  ...CHANGE_FORMS,
} as const satisfies Record<string, (about: About) => DueForm>

export type DueVerb = keyof typeof DUE_FORMS
