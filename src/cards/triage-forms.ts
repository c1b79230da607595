/** The small forms by which MASH decides: whom to give it to, what to ask for, where it belongs, or how it ended. */
import { requesterAddress } from '../domain/dispatch.ts'
import { answerOf, choicesOf, type Question } from '../domain/form.ts'
import { sayRequester } from '../domain/letters.ts'
import { ITEM_OPTIONS, ITEMS, isItem, missingIds } from '../domain/missing-items.ts'
import { isDay } from '../domain/moment.ts'
import { authorityIn } from '../domain/other-authority.ts'
import { WITHDRAWN_BECAUSE } from '../domain/triage.ts'
import { duplicateLetter, informationLetter, redirectLetter } from '../domain/triage-letters.ts'
import { answerBy } from '../domain/triage-rules.ts'
import type { About, DueForm } from './due-forms.ts'

export const UNDO_FIRST = 'The e-mail waits for the time to undo before it goes.'

const OURS = 'For us alone. Whoever asked never reads this.'

const why = (more: Partial<Question> = {}): Question => ({
  ...{ id: 'words', label: 'Why?', kind: 'long text', help: OURS },
  ...more,
})

const LOOK = (asks: readonly string[]) =>
  ({ go: 'look', title: 'Show the letter', style: 'default', asks }) as const

/** The letter as it stands with what was typed so far. */
export const quotedLetter = (
  { referral, directory }: About,
  lines: readonly string[] | undefined,
): Pick<DueForm, 'quoted'> => {
  if (lines === undefined) return {}
  const to = requesterAddress(referral.details, directory)
  const title =
    to === undefined
      ? `There is no approved address for ${sayRequester(referral.details)}. What you send yourself`
      : `What goes to ${to}`
  return { quoted: { title, lines: lines.flatMap((part) => part.split('\n')).filter((line) => line !== '') } }
}

export const TRIAGE_FORMS = {
  'assign-team': ({ referral, directory, starts = {} }: About): DueForm => ({
    title: 'Give it to a team',
    intro: 'Its channel gets the card at once. While nobody there has taken it, you can undo this.',
    questions: [
      {
        ...{ id: 'team', label: 'Which team?', kind: 'choice', required: true },
        options: directory.teams
          .filter(({ id }) => id !== referral.team)
          .map(({ id, name }) => ({ id, label: name })),
      },
      why({ label: 'What the team should know', help: 'May stay empty. The team reads it.' }),
    ],
    ...{ answers: starts, seen: undefined },
    goes: [{ go: 'assign', title: 'Give it to them', style: 'positive', asks: ['team', 'words'] }],
  }),

  'ask-information': (about: About): DueForm => {
    const { referral, directory, today } = about
    const starts = {
      items: missingIds(referral.details).join(','),
      day: answerBy(today, directory.council),
    }
    const typed = { ...starts, ...about.answers }
    const by = answerOf(typed, 'day')
    const asked = {
      items: choicesOf(answerOf(typed, 'items')).flatMap((id) => (isItem(id) ? [ITEMS[id]] : [])),
      words: answerOf(typed, 'words'),
      by: isDay(by) ? by : starts.day,
    }
    const asks = ['items', 'words', 'day']
    return {
      title: 'Ask for what is missing',
      intro: `What the form lacks is ticked. ${UNDO_FIRST} After three working days without an answer you are reminded.`,
      ...quotedLetter(about, informationLetter(referral, asked, directory.council)),
      questions: [
        { id: 'items', label: 'What is missing?', kind: 'choices', options: ITEM_OPTIONS },
        { id: 'words', label: 'Anything else', kind: 'long text', help: 'They read this as you write it.' },
        { id: 'day', label: 'Answer by which day?', kind: 'day', required: true },
      ],
      ...{ answers: starts, seen: undefined },
      goes: [{ go: 'ask', title: 'Ask for it', style: 'positive', asks }, LOOK([])],
    }
  },

  redirect: (about: About): DueForm => {
    const { referral, directory, answers = {} } = about
    const councils = directory.councils ?? []
    const starts = { name: answerOf(referral.details.request, 'otherAuthority') }
    const authority = authorityIn({ ...starts, ...answers }, councils)
    return {
      title: 'It belongs to another authority',
      intro: `We do not assess. Whoever asked is told where to send it, and that we can forward it. ${UNDO_FIRST}`,
      ...quotedLetter(
        about,
        authority.name === '' ? undefined : redirectLetter(referral, authority, directory.council),
      ),
      questions: [
        ...(councils.length === 0
          ? []
          : [
              {
                ...{ id: 'council', label: 'Which authority?', kind: 'choice' as const },
                options: councils.map(({ code, name }) => ({ id: code, label: name })),
                help: 'Or write its name below.',
              },
            ]),
        { id: 'name', label: 'Its name', kind: 'text', help: 'If it is not in the list.' },
        {
          ...{ id: 'contact', label: 'Where to send it', kind: 'text' },
          help: 'An office address, e-mail or telephone number. Whoever asked reads it.',
        },
        why({ label: 'How do you know?', required: true }),
      ],
      ...{ answers: starts, seen: undefined },
      goes: [
        {
          ...{ go: 'redirect', title: 'Pass it on', style: 'positive' },
          asks: [...(councils.length === 0 ? [] : ['council']), 'name', 'contact', 'words'],
        },
        LOOK([]),
      ],
    }
  },

  'link-duplicate': (about: About): DueForm => {
    const { referral, directory, answers, starts = {} } = about
    const of = answerOf({ ...starts, ...answers }, 'of')
    return {
      title: 'We have it already',
      intro: `This one ends, and the other one goes on. ${UNDO_FIRST}`,
      ...quotedLetter(about, of === '' ? undefined : duplicateLetter(referral, of, directory.council)),
      questions: [
        {
          ...{ id: 'of', label: 'The same as which one?', kind: 'text', required: true },
          help: 'Its reference, for example PCA-2026-0001.',
        },
        why({ required: true }),
      ],
      ...{ answers: starts, seen: undefined },
      goes: [{ go: 'link', title: 'It is the same', style: 'positive', asks: ['of', 'words'] }, LOOK([])],
    }
  },

  'log-only': (_about: About): DueForm => ({
    title: 'Only log it',
    intro:
      'For a notice of a move or a release, for example: it is kept and counted, and there is nothing to assess. Nobody is written to.',
    questions: [why({ required: true })],
    ...{ answers: {}, seen: undefined },
    goes: [{ go: 'log', title: 'Log it', style: 'positive', asks: ['words'] }],
  }),

  withdraw: (about: About): DueForm => ({
    title: 'It was withdrawn',
    intro: `It ends without a report. What was written stays, and comes back if this is undone. Whoever asked is told. ${UNDO_FIRST}`,
    questions: [
      {
        ...{ id: 'because', label: 'Why is it withdrawn?', kind: 'choice', required: true },
        options: Object.entries(WITHDRAWN_BECAUSE).map(([id, label]) => ({ id, label })),
      },
      why({ label: 'Who said so, and when' }),
    ],
    ...{ answers: about.starts ?? {}, seen: undefined },
    goes: [{ go: 'withdraw', title: 'Withdraw it', style: 'positive', asks: ['because', 'words'] }],
  }),
} as const satisfies Record<string, (about: About) => DueForm>
