/** Who may see and do what. Each rule reads as policy: this person may do this to that, if. */
import type { Directory, Team } from './directory.ts'
import type { Referral } from './referral.ts'
import type { Restriction } from './restriction.ts'

/** An Entra object id. */
export type PersonId = string

/** Whether two ids are one person's: Entra and people write the letters of an id large or small. */
export const isSamePerson = (one: PersonId | undefined, other: PersonId): boolean =>
  one?.toLowerCase() === other.toLowerCase()

export const ROLES = {
  mash_officer: 'MASH officer',
  social_worker: 'social worker',
  team_manager: 'Team Manager',
  deputy: 'deputy',
  service_manager: 'service manager',
  duty_manager: 'duty manager',
  head_of_service: 'head of service',
  administrator: 'administrator',
  auditor: 'auditor',
  lado: 'LADO',
} as const

export type Role = keyof typeof ROLES

export type Person = {
  readonly id: PersonId
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly teams: readonly string[]
  /** Social-work qualified. Only a qualified person may sign off (2.7, 41). */
  readonly qualified: boolean
}

/** What the rules of access look at: every row that they are asked about carries it. */
export type ForAccess = Pick<Referral, 'team' | 'opened'> & {
  readonly restriction?: Pick<Restriction, 'people'>
}

/** Not restricted, or this person is one of the named. Without this nobody acts on it, whatever their role. */
export const isNamed = (person: Person, { restriction }: ForAccess): boolean =>
  restriction === undefined || restriction.people.some((id) => isSamePerson(id, person.id))

/** They have broken the glass, and it is not over: reading alone. */
export const hasBrokenGlass = (person: Person, { opened = [] }: ForAccess): boolean =>
  opened.some(({ by }) => isSamePerson(by, person.id))

/** For whom it is there at all. To anybody else a restricted referral is a reference that does not exist. */
export const isKnownTo = (person: Person, referral: ForAccess): boolean =>
  isNamed(person, referral) || hasBrokenGlass(person, referral)

const inTeam = (person: Person, referral: ForAccess): boolean =>
  person.teams.includes(referral.team) && isNamed(person, referral)

export const mayRecord = (person: Person): boolean => person.roles.includes('mash_officer')

/** MASH sees what it received, unless it is restricted to others. */
export const isOfMash = (person: Person, referral: ForAccess): boolean =>
  mayRecord(person) && isNamed(person, referral)

export const mayTake = (person: Person, referral: ForAccess): boolean =>
  person.roles.includes('social_worker') && inTeam(person, referral)

export const mayWrite = mayTake

/** Those who manage a team's work, in the order in which sign-off is passed on (2.8, 49). */
export const MANAGERS: readonly Role[] = ['team_manager', 'deputy', 'service_manager', 'duty_manager']

export const isManager = (person: Person): boolean => person.roles.some((role) => MANAGERS.includes(role))

export const mayAllocate = (person: Person, referral: ForAccess): boolean =>
  isManager(person) && inTeam(person, referral)

/** The role alone; that the person is not the author, and is qualified, are rules of `sign-off.ts`. */
export const maySignOff = mayAllocate

/** Whoever works on it: a social worker or a manager of its team, and of a restricted one those who are named. */
export const mayWorkOn = (person: Person, referral: ForAccess): boolean =>
  mayTake(person, referral) || mayAllocate(person, referral)

/** Need to know goes by team, or somebody has broken the glass; MASH sees what it received, but not the assessment. */
export const mayRead = (person: Person, referral: ForAccess): boolean =>
  mayWorkOn(person, referral) || hasBrokenGlass(person, referral)

export const maySeeReferral = (person: Person, referral: ForAccess): boolean =>
  mayRead(person, referral) || isOfMash(person, referral)

/** More time is asked for by whoever writes, or by a manager of the team. */
export const mayAskMoreTime = (person: Person, referral: ForAccess): boolean =>
  mayWrite(person, referral) || mayAllocate(person, referral)

/** What the prison agreed is written down by whoever hears it: the worker, a manager of the team, or MASH. */
export const mayRecordAgreement = (person: Person, referral: ForAccess): boolean =>
  mayAskMoreTime(person, referral) || isOfMash(person, referral)

export const mayCorrectDue = isOfMash

/** Who looks after the bot itself, and sees no case for it. */
export const isAdministrator = (person: Person): boolean => person.roles.includes('administrator')

/** Who enters and withdraws the addresses that mail may go to, and says that a prison has closed. */
export const mayKeepBook = isAdministrator

/** Who changes people, teams and prisons. It gives nobody a look into a case. */
export const mayKeepDirectory = mayKeepBook

/** Roles that only look on: they write nothing, and see nothing of a case. */
const LOOKS_ON: readonly Role[] = ['auditor', 'lado']

/** What to know about a prison is written down by any member of staff. */
export const mayWriteNotes = (person: Person): boolean =>
  person.roles.some((role) => !LOOKS_ON.includes(role))

/** Who did what and when, of every referral: never what about, nor why. It does not stop at a restriction: an auditor watches over that too. */
export const mayReadLog = (person: Person): boolean => person.roles.includes('auditor')

/** Who may ring and check an address that somebody else has entered. */
export const mayCheckAddress = (person: Person): boolean =>
  mayKeepBook(person) || mayRecord(person) || isManager(person)

/** Who is asked for figures about the whole council, whatever team they are in. They see counts, and no case. */
const COUNTS_ALL: readonly Role[] = ['service_manager', 'head_of_service', 'mash_officer', 'administrator']

/** Numbers of a team, or of the whole council where none is given: managers count their own team. */
export const maySeeNumbers = (person: Person, team?: string): boolean =>
  person.roles.some((role) => COUNTS_ALL.includes(role)) ||
  (isManager(person) && (team === undefined || person.teams.includes(team)))

/** The Team Manager whom the authority file names for a team; undefined where Graph is to be asked. */
export const namedTeamManager = (directory: Directory, team: Team): Person | undefined =>
  directory.people.find((person) => person.id === team.teamManager)

/** Roles in words, for a sentence: `MASH officer and social worker`. */
export const sayRoles = (person: Person): string => person.roles.map((role) => ROLES[role]).join(' and ')
