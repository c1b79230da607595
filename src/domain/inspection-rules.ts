/** Who may have everything on one reference, and for whom it is made with gaps (2.11, 70). */
import { type ForAccess, isNamed, isSamePerson, type Person, type PersonId, type Role } from './people.ts'
import type { Referral } from './referral.ts'

/**
 * Those who answer for the work: the Team Manager and the service manager of its team, and the head of service for every
 * team. Not the deputy or the duty manager, who stand in for decisions; never an administrator.
 */
export const mayInspect = (person: Person, referral: ForAccess): boolean =>
  isNamed(person, referral) &&
  (person.roles.includes('head_of_service') ||
    (person.teams.includes(referral.team) &&
      person.roles.some((role) => role === 'team_manager' || role === 'service_manager')))

/** Who asks for what we hold about them; `child2` is the second child as recorded. */
export type Subject = 'prisoner' | 'carer' | `child${number}`

const SUBJECT = /^(prisoner|carer|child[1-9]\d?)$/

export const isSubject = (value: string): value is Subject => SUBJECT.test(value)

export const subjectsOf = ({ details }: Pick<Referral, 'details'>): readonly Subject[] => [
  'prisoner',
  ...details.children.map((_, index): Subject => `child${index + 1}`),
  'carer',
]

/** `the prisoner`, `child 2`. */
export const saySubject = (subject: Subject): string =>
  subject.startsWith('child') ? `child ${subject.slice('child'.length)}` : `the ${subject}`

const NAMED: readonly Role[] = ['service_manager', 'head_of_service']

/** Staff from service manager up answer in their own name; everybody else is shown by role. */
export const isNamedStaff = (person: Person): boolean => person.roles.some((role) => NAMED.includes(role))

/** In a list of people, by the id in whatever letters. */
export const personIn = (people: readonly Person[], id: PersonId): Person | undefined =>
  people.find((person) => isSamePerson(person.id, id))
