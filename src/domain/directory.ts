/** The council as the bot knows it: people, teams, prisons and the addresses that reports may go to. */
import type { LadderDays } from './disagreement-rules.ts'
import { keptIndex } from './kept-index.ts'
import type { Day, Moment } from './moment.ts'
import type { Person, PersonId, Role } from './people.ts'
import type { Mailbox } from './recipient-book.ts'

export type TeamId = string

export type Hours = { readonly from: string; readonly to: string }

export type Folder = { readonly driveId: string; readonly folderId: string }

export type Team = {
  readonly id: TeamId
  readonly name: string
  /** Teams channel of the team, `19:...@thread.tacv2`. */
  readonly channelId: string
  /** The team's restricted SharePoint folder, where draft and signed reports are put. */
  readonly folder: Folder
  /** Another one, for what is restricted to named people: the team cannot open it. */
  readonly restrictedFolder?: Folder
  /** Who signs off: a person, or `graph` where the social worker's manager in Entra is asked for. */
  readonly teamManager: PersonId | 'graph'
  readonly deputies: readonly PersonId[]
  /** The postcode districts it works for, such as `CB4`; MASH is proposed the team by them. */
  readonly districts?: readonly string[]
  /** When the bot may speak up by itself on a working day, `HH:MM` in London; 09:00 to 17:00 where left out. */
  readonly hours?: Hours
}

/** An address that was entered by one person and checked by another (2.12, 74). */
export type ApprovedAddress = {
  readonly email: string
  readonly enteredBy: string
  readonly checkedBy: string
  readonly verifiedOn: Day
}

export type Prison = {
  readonly code: string
  readonly name: string
  /** Where reports and letters go; undefined while two people have not agreed on an address. */
  readonly address: ApprovedAddress | undefined
  readonly phone: string | undefined
  /** Which of its mailboxes that is; `omu` where left out. */
  readonly mailbox?: Mailbox
  readonly closed?: boolean
  /** A company runs it, so that a Director decides. */
  readonly contracted?: boolean
  /** Which adults it lets come with a child, in its own words. */
  readonly escortRule?: string
  /** What visitors must show, in its own words. */
  readonly identityRule?: string
  /** What colleagues have learned about it. Oldest first. */
  readonly notes?: readonly PrisonNote[]
}

/** About the prison, never about a family. Without a writer it stands in the authority file. */
export type PrisonNote = {
  readonly id: string
  readonly words: string
  readonly by?: PersonId
  readonly at?: Moment
}

/** A council that a request may belong to. No report goes there by itself. */
export type PartnerCouncil = Pick<Prison, 'code' | 'name' | 'address' | 'phone'>

export type Council = {
  readonly name: string
  readonly replyAddress: string
  readonly phone: string
  readonly outOfHoursPhone: string
  readonly referralLink: string
  readonly closures: readonly Day[]
  /** Working days for each step of a disagreement, where they are not those of `disagreement-rules.ts`. */
  readonly disagreementDays?: LadderDays
}

export type Directory = {
  readonly council: Council
  readonly mash: { readonly name: string; readonly channelId: string }
  readonly lado: { readonly name: string; readonly address: ApprovedAddress }
  readonly teams: readonly Team[]
  readonly people: readonly Person[]
  readonly prisons: readonly Prison[]
  /** By the recipient book alone. */
  readonly councils?: readonly PartnerCouncil[]
  /** The domains that mail may go to. */
  readonly allowedDomains: readonly string[]
}

export const personById = ({ people }: Pick<Directory, 'people'>, id: PersonId): Person | undefined =>
  byId(people, id.toLowerCase())[0]

/** In the order of the authority file. */
export const peopleWithRole = ({ people }: Directory, role: Role): readonly Person[] => byRole(people, role)

/** In the order of the authority file. */
export const peopleOfTeam = ({ people }: Directory, team: TeamId): readonly Person[] => byTeam(people, team)

export const teamById = ({ teams }: Directory, id: TeamId): Team | undefined => teamsById(teams, id)[0]

export const prisonByCode = (directory: Directory, code: string): Prison | undefined =>
  directory.prisons.find((prison) => prison.code === code)

/** A person's name for others to read; an id that has left the directory is said as such. */
export const nameOf = (directory: Directory, id: PersonId): string =>
  personById(directory, id)?.name ?? 'someone who has left'

export const socialWorkersOf = (directory: Directory, team: TeamId): readonly Person[] =>
  peopleOfTeam(directory, team).filter(({ roles }) => roles.includes('social_worker'))

// A sweep asks these of thousands of referrals, in a council of thousands of people.
const byId = keptIndex<Person>(({ id }) => [id.toLowerCase()])
const byRole = keptIndex<Person>(({ roles }) => roles)
const byTeam = keptIndex<Person>(({ teams }) => teams)
const teamsById = keptIndex<Team>(({ id }) => [id])
