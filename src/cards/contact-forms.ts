/** The small forms of the contact log: ask somebody, note what they said, that they declined, or why nobody asks them. */
import { contactAddress } from '../domain/contact-address.ts'
import { contactLetter } from '../domain/contact-letters.ts'
import {
  AGENCIES,
  type Agency,
  type Contact,
  contactById,
  METHODS,
  nextOf,
  peopleToAsk,
  sayAgency,
} from '../domain/contacts.ts'
import type { Directory } from '../domain/directory.ts'
import { answerOf, type Option, type Question } from '../domain/form.ts'
import type { Referral } from '../domain/referral.ts'
import { replyByDay } from '../domain/reply-by.ts'
import type { About, DueForm } from './due-forms.ts'

/** What a person may have done themselves. */
export const BY_HAND = ['telephone', 'own e-mail', 'meeting'] as const

const SHARING: readonly Option[] = [
  { id: 'no', label: 'With nobody outside the council' },
  { id: 'lado', label: 'With the LADO alone' },
  { id: 'prison', label: 'With the prison and the LADO, never with the prisoner (part 2)' },
]

const day = (label: string): Question => ({ id: 'on', label, kind: 'day', required: true })

const words = (label: string, help: string): Question => ({
  ...{ id: 'words', label, kind: 'long text', required: true, help },
})

/** Those in the list; for asking also one more of each agency. */
const whom = (options: readonly Option[]): Question => ({
  ...{ id: 'contact', label: 'Whom?', kind: 'choice', required: true, options },
})

const asOption = (contact: Contact): Option => ({
  id: contact.id,
  label: [sayAgency(contact), contact.name]
    .filter((part) => part !== '')
    .join(': ')
    .slice(0, 80),
})

const listed = (referral: Referral): readonly Option[] => peopleToAsk(referral).map(asOption)

function toAsk(referral: Referral): readonly Option[] {
  const known = listed(referral)
  const more = (Object.keys(AGENCIES) as Agency[])
    .map((agency) => nextOf(referral, agency))
    .filter(({ id }) => !known.some((option) => option.id === id))
  return [...known, ...more.map((contact) => ({ id: contact.id, label: `${sayAgency(contact)} (new)` }))]
}

const WHO: readonly Question[] = [
  { id: 'name', label: 'Their name, if you know it', kind: 'text' },
  {
    id: 'role',
    label: 'Their role',
    kind: 'text',
    help: 'For example: probation officer, POM, head teacher.',
  },
  { id: 'phone', label: 'Their telephone', kind: 'text' },
  {
    ...{ id: 'email', label: 'Their work e-mail', kind: 'text', rule: 'e-mail' },
    help: 'For you to find. I write to approved addresses alone, never to this one.',
  },
]

const WHO_BOXES = ['contact', 'name', 'role', 'phone', 'email', 'council']

export const CONTACT_FORMS = {
  'ask-person': ({ referral, directory, today, answers = {} }: About): DueForm => {
    const contact = contactById(referral, answerOf(answers, 'contact'))
    const councils = (directory.councils ?? []).filter(({ address }) => address !== undefined)
    const { name = '', role = '', phone = '', email = '', council = '' } = contact ?? {}
    const options = BY_HAND.map((id) => ({ id, label: METHODS[id] }))
    const letter = contact && letterTo({ ...contact, ...typedOf(answers) }, { referral, directory, today })
    const boxes = WHO_BOXES.filter((id) => id !== 'council' || councils.length > 0)
    return {
      title: 'Ask somebody',
      intro:
        'The letter names as little as it can, and says by when we need the answer. It goes by e-mail where two people have checked an address; else it is a PDF in the team’s folder, for you to send in your own way.',
      ...(letter === undefined ? {} : { quoted: letter }),
      questions: [
        whom(toAsk(referral)),
        ...WHO,
        ...(councils.length === 0
          ? []
          : [
              {
                ...{ id: 'council', label: 'Which council, if it is one', kind: 'choice' as const },
                options: councils.map(({ code, name: title }) => ({ id: code, label: title })),
              },
            ]),
        { id: 'how', label: 'If you have asked already: how?', kind: 'choice', options },
        { id: 'on', label: 'And on which day?', kind: 'day' },
      ],
      answers: { name, role, phone, email, council, how: 'telephone', on: today },
      seen: undefined,
      goes: [
        { go: 'write', title: 'Ask by letter', style: 'positive', asks: boxes },
        { go: 'look', title: 'Show the letter', style: 'default', asks: boxes },
        { go: 'asked', title: 'Asked already', style: 'default', asks: [...boxes, 'how', 'on'] },
        { go: 'plan', title: 'Keep for later', style: 'default', asks: boxes },
      ],
    }
  },

  'note-reply': ({ referral, today, answers = {} }: About): DueForm => {
    const known = contactById(referral, answerOf(answers, 'contact'))
    return {
      title: 'What they said',
      intro:
        'Write down what matters for the child. Who may read it decides where it stands: nobody outside, the LADO’s e-mail alone, or part 2 of the report. It never stands in part 1.',
      questions: [
        whom(listed(referral)),
        day('On which day did they answer?'),
        words('What did they say?', 'In short, and with no address and no name of a school.'),
        {
          ...{ id: 'shared', label: 'Who may read it?', kind: 'choice', required: true, options: SHARING },
          help: 'Ask them. If they have not said, it stays with us.',
        },
      ],
      answers: {
        ...{ on: known?.repliedOn ?? today, words: known?.summary ?? '' },
        shared: known?.mayBeShared ?? 'no',
      },
      seen: undefined,
      goes: [{ go: 'note', title: 'Note it', style: 'positive', asks: ['contact', 'on', 'words', 'shared'] }],
    }
  },

  'note-declined': ({ referral, today }: About): DueForm => ({
    title: 'They declined',
    intro: 'They will not answer, or may not. The report says that they were asked and declined.',
    questions: [
      whom(listed(referral)),
      day('On which day did they say so?'),
      words('Why?', 'For us and for the Team Manager; it is not in the report.'),
    ],
    answers: { on: today },
    seen: undefined,
    goes: [{ go: 'note', title: 'Note it', style: 'positive', asks: ['contact', 'on', 'words'] }],
  }),

  'not-needed': ({ referral }: About): DueForm => ({
    title: 'Nobody has to ask them',
    intro: 'Probation, the prison, the police and the LADO are asked about every child, or it says why not.',
    questions: [
      whom(listed(referral)),
      words('Why not?', 'The Team Manager reads it, and it stands in part 2 of the report.'),
    ],
    ...{ answers: {}, seen: undefined },
    goes: [{ go: 'note', title: 'Note it', style: 'positive', asks: ['contact', 'words'] }],
  }),
} as const satisfies Record<string, (about: About) => DueForm>

/** What was typed about who it is, as far as it changes what was known. */
const typedOf = (answers: Readonly<Record<string, string>>): Partial<Contact> =>
  Object.fromEntries(
    ['name', 'role', 'council'].flatMap((id) => (answers[id] ? [[id, answers[id].trim()]] : [])),
  )

function letterTo(
  contact: Contact,
  { referral, directory, today }: Pick<About, 'referral' | 'directory' | 'today'>,
): NonNullable<DueForm['quoted']> {
  const asked = {
    ...{ on: today, version: referral.version + 1 },
    replyBy: replyByDay(today, referral.due, directory.council),
  }
  const lines = contactLetter({ referral, contact, asked }, directory).flatMap((part) => part.split('\n'))
  return { title: sayGoesTo(contact, referral, directory), lines }
}

function sayGoesTo(contact: Contact, { details }: Referral, directory: Directory): string {
  const to = contactAddress(contact, details, directory)
  return to === undefined ? 'A letter to print: I have no approved address for them' : `An e-mail to ${to}`
}
