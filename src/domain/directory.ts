/** The council as the bot knows it: people, teams, prisons and the addresses that reports may go to. */
import type { Day } from './moment.ts'
import type { Person, PersonId } from './people.ts'

export type TeamId = string

export type Team = {
  readonly id: TeamId
  readonly name: string
  /** Teams channel of the team, `19:...@thread.tacv2`. */
  readonly channelId: string
  /** The team's restricted SharePoint folder, where draft and signed reports are put. */
  readonly folder: { readonly driveId: string; readonly folderId: string }
  /** Who signs off: a person, or `graph` where the social worker's manager in Entra is asked for. */
  readonly teamManager: PersonId | 'graph'
  readonly deputies: readonly PersonId[]
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
  readonly address: ApprovedAddress
  readonly phone: string | undefined
}

export type Council = {
  readonly name: string
  readonly replyAddress: string
  readonly phone: string
  readonly outOfHoursPhone: string
  readonly referralLink: string
  readonly closures: readonly Day[]
}

export type Directory = {
  readonly council: Council
  readonly mash: { readonly name: string; readonly channelId: string }
  readonly lado: { readonly name: string; readonly address: ApprovedAddress }
  readonly teams: readonly Team[]
  readonly people: readonly Person[]
  readonly prisons: readonly Prison[]
}

export const personById = (directory: Directory, id: PersonId): Person | undefined =>
  directory.people.find((person) => person.id.toLowerCase() === id.toLowerCase())

export const teamById = (directory: Directory, id: TeamId): Team | undefined =>
  directory.teams.find((team) => team.id === id)

export const prisonByCode = (directory: Directory, code: string): Prison | undefined =>
  directory.prisons.find((prison) => prison.code === code)

/** A person's name for others to read; an id that has left the directory is said as such. */
export const nameOf = (directory: Directory, id: PersonId): string =>
  personById(directory, id)?.name ?? 'someone who has left'

export const socialWorkersOf = (directory: Directory, team: TeamId): readonly Person[] =>
  directory.people.filter((person) => person.roles.includes('social_worker') && person.teams.includes(team))
