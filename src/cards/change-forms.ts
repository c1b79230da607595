/** The small forms about reviews, releases and other changes. */
import { eighteenOn } from '../domain/ages.ts'
import { releaseDayOf } from '../domain/custody.ts'
import { CUSTODY_KINDS, NEARNESS, prisonOf } from '../domain/custody-words.ts'
import { answerOf, type Option, type Question } from '../domain/form.ts'
import { isDay, sayDay } from '../domain/moment.ts'
import { CARER_NEEDS, RELEASE_SUPPORT } from '../domain/options.ts'
import { prisonsToMoveTo, prisonsToRecord } from '../domain/prison-choices.ts'
import { type Referral, STILL_DUE } from '../domain/referral.ts'
import { childrenOn } from '../domain/review-copy.ts'
import type { About, DueForm } from './due-forms.ts'

const TOLD: Question = {
  ...{ id: 'words', label: 'Who told you, and what?', kind: 'long text', required: true },
  help: 'Name and role, day and time. For us alone.',
}

export const CHANGE_FORMS = {
  'start-review': ({ referral, today }: About): DueForm => ({
    title: 'Begin the review',
    intro:
      'A new referral is made for the same people, received today, and linked to this one. What was answered is copied, and each copied answer has to be checked before it counts. What the child says, days, checks by the police and the level are asked anew.',
    quoted: { title: 'What happens then', lines: whatHappens(referral, today) },
    questions: [
      {
        ...{ id: 'words', label: 'Why now?', kind: 'text' },
        help: 'May stay empty: the review date, a letter from the prison, something that has changed.',
      },
    ],
    ...{ answers: {}, seen: undefined },
    goes: [{ go: 'begin', title: 'Begin the review', style: 'positive', asks: ['words'] }],
  }),

  'note-custody': ({ referral, directory, today, answers = {} }: About): DueForm => {
    const release = releaseDayOf(referral)
    return {
      title: 'A transfer or a release',
      intro: 'Write down what you were told. You then read what follows from it, and whom to tell.',
      quoted: {
        title: 'By what we know',
        lines: [
          `The prisoner is at ${prisonOf(referral, directory)}.`,
          release === undefined ? 'No day of release is known.' : `Release: ${sayDay(release)}.`,
        ],
      },
      questions: [
        { id: 'kind', label: 'What has changed?', kind: 'choice', required: true, options: CUSTODY_KINDS },
        {
          ...{ id: 'on', label: 'On which day?', kind: 'day', required: true },
          help: 'Of a release address: the day you heard of it.',
        },
        {
          ...{ id: 'prison', label: 'If moved: to which prison?', kind: 'choice' },
          ...{ required: { question: 'kind', is: ['transfer'] } },
          options: prisons({ referral, directory, chosen: answerOf(answers, 'prison') }),
        },
        {
          ...{ id: 'near', label: 'If an address: where is it?', kind: 'choice', options: NEARNESS },
          ...{ required: { question: 'kind', is: ['release address'] } },
          help: 'Not the address itself: that belongs into the child’s record.',
        },
        TOLD,
      ],
      ...{ answers: { on: today }, seen: undefined },
      goes: [
        {
          ...{ go: 'note', title: 'Write it down', style: 'positive' },
          asks: ['kind', 'on', 'prison', 'near', 'words'],
        },
      ],
    }
  },

  'child-moved': ({ referral, directory }: About): DueForm => {
    const councils = directory.councils ?? []
    const children = referral.details.children.map((_, index) => index + 1)
    return {
      title: 'A child has moved',
      intro:
        'If they live with another authority now, MASH is asked whether that authority should take over. No address here, please: it belongs into the child’s record.',
      questions: [
        {
          ...{ id: 'child', label: 'Which child?', kind: 'choice', required: true },
          options: children.map((child) => ({ id: String(child), label: `Child ${child}` })),
        },
        ...(councils.length === 0
          ? []
          : [
              {
                ...{ id: 'council', label: 'To which authority?', kind: 'choice' as const },
                options: councils.map(({ code, name }) => ({ id: code, label: name })),
                help: 'Or write its name below.',
              },
            ]),
        {
          ...{ id: 'name', label: 'Its name', kind: 'text' },
          help: 'If it is not in the list. Empty: they still live in our area.',
        },
        TOLD,
      ],
      ...{ answers: children.length === 1 ? { child: '1' } : {}, seen: undefined },
      goes: [
        {
          ...{ go: 'note', title: 'Write it down', style: 'positive' },
          asks: ['child', ...(councils.length === 0 ? [] : ['council']), 'name', 'words'],
        },
      ],
    }
  },

  'after-release': ({ referral }: About): DueForm => {
    const release = releaseDayOf(referral)
    return {
      title: 'How it went after release',
      intro: `${release === undefined ? '' : `Released on ${sayDay(release)}, by what we know. `}The choices are counted, without any name, so that the partnership learns what families lack.`,
      questions: [
        {
          ...{
            id: 'support',
            label: 'Support that there is for the family',
            kind: 'choices',
            required: true,
          },
          options: RELEASE_SUPPORT,
        },
        {
          ...{ id: 'needs', label: 'What the carer still needs for themselves', kind: 'choices' },
          ...{ required: true, options: CARER_NEEDS },
        },
        { id: 'words', label: 'How did it go?', kind: 'long text', help: 'May stay empty. For us alone.' },
      ],
      ...{ answers: {}, seen: undefined },
      goes: [{ go: 'note', title: 'Keep it', style: 'positive', asks: ['support', 'needs', 'words'] }],
    }
  },
} as const satisfies Record<string, (about: About) => DueForm>

/** Before the report has gone it must be able to go to the new prison. */
function prisons({
  referral,
  directory,
  chosen,
}: Pick<About, 'referral' | 'directory'> & { readonly chosen: string }): readonly Option[] {
  const from = answerOf(referral.details.prisoner, 'prisonCode')
  if (STILL_DUE.includes(referral.status)) return prisonsToMoveTo(directory, { from, chosen })
  return prisonsToRecord(directory, chosen).filter(({ id }) => id !== from || id === chosen)
}

function whatHappens(referral: Referral, today: string): readonly string[] {
  const { still, grown } = childrenOn(referral.details, today)
  const soon = still.filter((child) => turnsSoon(referral, child, today))
  const kids = still.length === 1 ? 'the child' : `${still.length} children`
  return [
    `It is about ${kids}, and goes to the same team. Whoever had this one is asked first.`,
    ...grown.map(
      (child) => `Child ${child} is left out: 18 or older by now. They may ask the prison themselves.`,
    ),
    ...soon.map(
      (child) => `Child ${child} turns 18 within a few weeks: please ask whether a review is still of use.`,
    ),
    'The prison, or whoever asked, gets a receipt that says it is a review, and by when we answer. The decision that stands goes on until then.',
  ]
}

/** As long as a review may take. */
const WEEKS_MS = 6 * 7 * 24 * 60 * 60 * 1000

function turnsSoon({ details }: Referral, child: number, today: string): boolean {
  const born = answerOf(details.children[child - 1] ?? {}, 'dateOfBirth')
  return isDay(born) && Date.parse(eighteenOn(born)) - Date.parse(today) <= WEEKS_MS
}
