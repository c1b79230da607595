/** The small forms about who may know of a referral: restrict it, lift that, break the glass. */
import { GLASS_HOURS } from '../domain/break-glass.ts'
import { type Directory, nameOf } from '../domain/directory.ts'
import type { Question } from '../domain/form.ts'
import { managerOf } from '../domain/holder.ts'
import { dayOf, sayDay } from '../domain/moment.ts'
import { isManager, type Person, sayRoles } from '../domain/people.ts'
import { type Referral, workerOf } from '../domain/referral.ts'
import { mayBeNamed, unrestricted } from '../domain/restriction.ts'
import type { About, DueForm } from './due-forms.ts'

/** As many as are offered to be ticked; anybody else is typed. */
const MOST_OFFERED = 25

const why = (label: string, help: string): Question => ({
  ...{ id: 'words', label, kind: 'text', required: true, help },
})

export const RESTRICTION_FORMS = {
  restrict: ({ referral, directory }: About): DueForm => {
    const { restriction } = referral
    const named = restriction?.people ?? proposed(referral, directory)
    return {
      ...(restriction === undefined ? {} : { quoted: standing(referral, directory) }),
      title: restriction === undefined ? 'Restrict to named people' : 'Who may know of it',
      intro:
        'To everybody else it is not there: not in lists, not when they look for it, not in a message. Its card in the channel says that it is restricted, and nothing more. The named are told.',
      questions: [
        {
          ...{ id: 'people', label: 'These may know of it', kind: 'choices' },
          options: offered(referral, directory, named).map((person) => ({
            id: person.id,
            label: `${person.name}, ${sayRoles(person)}`,
          })),
          help: 'Whoever has it must be among them, and somebody who may sign it off.',
        },
        {
          ...{ id: 'names', label: 'And these, by name', kind: 'text' },
          help: 'Who is not in the list. Several with a comma between.',
        },
        why('Why?', 'Those who are named read it. Nothing about the family, please.'),
        {
          ...{ id: 'without', label: 'And you?', kind: 'choices' },
          options: [{ id: 'yes', label: 'It is to be without me: I will not see it any more' }],
        },
      ],
      answers: { people: named.join(',') },
      seen: undefined,
      goes: [
        {
          ...{ go: 'restrict', title: restriction === undefined ? 'Restrict it' : 'Save the names' },
          ...{ style: 'positive', asks: ['people', 'names', 'words'] },
        },
      ],
    }
  },

  'lift-restriction': ({ referral, directory }: About): DueForm => ({
    title: 'Lift the restriction',
    intro: 'From then on everybody whose team has it sees it again, and so does MASH.',
    quoted: standing(referral, directory),
    questions: [why('Why?', 'It stands in the audit.')],
    answers: {},
    seen: undefined,
    goes: [{ go: 'lift', title: 'Lift it', style: 'positive', asks: ['words'] }],
  }),

  'break-glass': (): DueForm => ({
    title: 'Break the glass?',
    intro: `You are about to read what is not yours to read. If you go on, whoever has it, its manager and whoever restricted it are told now: your name, the time and your reason. Each time you look is written down. You may read for ${GLASS_HOURS} hours, and change nothing.`,
    questions: [why('Why do you need to read it?', 'A sentence that its owners understand.')],
    answers: {},
    seen: undefined,
    goes: [{ go: 'break', title: 'Break the glass and read', style: 'positive', asks: ['words'] }],
  }),
} as const satisfies Record<string, (about: About) => DueForm>

/** Who has it and who manages it. */
const proposed = (referral: Referral, directory: Directory): readonly string[] => [
  ...new Set([workerOf(referral), managerOf(referral, directory)].flatMap((id) => id ?? [])),
]

/** The named first, then managers, then others, as far as it concerns them. */
function offered(referral: Referral, directory: Directory, named: readonly string[]): readonly Person[] {
  const order = (person: Person): number => (named.includes(person.id) ? 0 : isManager(person) ? 1 : 2)
  return directory.people
    .filter((person) => mayBeNamed(person, unrestricted(referral)))
    .toSorted((one, other) => order(one) - order(other) || one.name.localeCompare(other.name, 'en-GB'))
    .slice(0, MOST_OFFERED)
}

function standing({ restriction }: Referral, directory: Directory) {
  if (restriction === undefined) return { title: '', lines: [] }
  const { people, by, at, why: reason } = restriction
  return {
    title: `${nameOf(directory, by)}, ${sayDay(dayOf(at))}`,
    lines: [`“${reason}”`, `Known to ${people.map((id) => nameOf(directory, id)).join(', ')}.`],
  }
}
