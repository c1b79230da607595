/** How people and teams of the directory change: by administrators alone, and never so that a team stands without a signature. */
import type { Hours, Team, TeamId } from './directory.ts'
import {
  districtsFrom,
  isRole,
  messagesOf,
  type PersonTyped,
  personBoxFaults,
  teamBoxFaults,
} from './directory-boxes.ts'
import {
  changed,
  type DirectoryRuling,
  type DirectoryScene,
  type Draft,
  standing,
  versionOf,
} from './directory-scene.ts'
import { mayKeepDirectory, type Person, type PersonId } from './people.ts'
import { refuse } from './refusal.ts'
import type { Act } from './ruling.ts'
import { directoryWithEntries, type EntryKind, MASH_ENTRY } from './staff-directory.ts'

/** `seen` is the version that the form showed; undefined where there was no form. */
type Seen = { readonly seen?: number | undefined }

export type SavingPerson = PersonTyped & Seen & { readonly isNew: boolean }

/** Counts at once: with the next press they may do what their roles allow, and nothing else. */
export function savePerson(scene: DirectoryScene, act: Act, what: SavingPerson): DirectoryRuling {
  if (!mayKeepDirectory(act.by)) return refuse('notToKeepDirectory')
  const { people, allowedDomains } = standing(scene)
  const id = what.id.trim().toLowerCase()
  const before = people.find((person) => person.id === id)
  if (what.isNew && before !== undefined) return refuse('personThereAlready')
  if (!what.isNew && before === undefined) return refuse('noSuchPerson')
  if (isOld(scene, 'person', { id, seen: what.seen })) return refuse('stale')
  const { name, email, roles, teams, qualified } = what
  const faults = personBoxFaults({ id, name, email, roles, teams, qualified }, { allowedDomains }, before)
  if (faults.length > 0) return refuse('directoryFaulty', messagesOf(faults))
  const body = { name, email, roles: roles.filter(isRole), teams, qualified }
  return changed(scene, act, {
    drafts: [{ kind: 'person', id, state: 'kept', body }],
    what: what.isNew ? 'addPerson' : 'changePerson',
    reason:
      before === undefined
        ? sayPerson({ id, ...body })
        : `${name}: ${sayDifference(before, { id, ...body })}`,
  })
}

const isOld = (
  scene: DirectoryScene,
  kind: EntryKind,
  { id, seen }: { readonly id: string } & Seen,
): boolean => seen !== undefined && seen !== versionOf(scene, kind, id)

const sayPerson = ({ name, email, roles, teams, qualified }: Person): string =>
  [name, email, roles.join(' '), teams.join(' '), qualified ? 'qualified' : '']
    .filter((word) => word !== '')
    .join(', ')

const FIELDS = ['name', 'email', 'roles', 'teams', 'qualified'] as const

/** Each field that is another now: `roles from deputy to team_manager`. */
const sayDifference = (before: Person, after: Person): string =>
  FIELDS.filter((field) => String(before[field]) !== String(after[field]))
    .map((field) => `${field} from ${String(before[field])} to ${String(after[field])}`)
    .join('; ') || 'nothing else than before'

export type SavingTeam = Seen & {
  readonly id: TeamId
  readonly name: string
  readonly channelId: string
  readonly teamManager: string
  readonly deputies: readonly PersonId[]
  readonly hours: Hours | undefined
  /** As typed: `CB4, CB5`. */
  readonly districts: string
}

export function saveTeam(scene: DirectoryScene, act: Act, what: SavingTeam): DirectoryRuling {
  if (!mayKeepDirectory(act.by)) return refuse('notToKeepDirectory')
  const before = teamNow(scene, what.id)
  if (before === undefined) return refuse('noSuchTeam')
  if (isOld(scene, 'team', what)) return refuse('stale')
  const { name, channelId, hours } = what
  const districts = districtsFrom(what.districts)
  const faults = teamBoxFaults({ name, channelId, hours, districts })
  if (faults.length > 0) return refuse('directoryFaulty', messagesOf(faults))
  const after: Team = {
    ...before,
    ...{ name, channelId, teamManager: what.teamManager.toLowerCase(), districts },
    deputies: what.deputies.map((id) => id.toLowerCase()),
    ...(hours && { hours }),
  }
  return changed(scene, act, {
    drafts: [teamDraft(scene, after)],
    ...(before.channelId === channelId ? {} : { leftChannel: before.channelId }),
    what: 'changeTeam',
    reason: `${name}: ${sayTeamDifference(before, after)}`,
  })
}

const teamNow = (scene: DirectoryScene, id: TeamId): Team | undefined =>
  directoryWithEntries(scene.seed, scene.entries).teams.find((team) => team.id === id)

/** What is as the authority file has it is not repeated, so that a later change of the file counts. */
export function teamDraft({ seed }: DirectoryScene, { id, ...team }: Team): Draft {
  const inFile = seed.teams.find((one) => one.id === id)
  const body = Object.fromEntries(
    Object.entries(team).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(inFile?.[key as keyof Team]),
    ),
  )
  return { kind: 'team', id, state: 'kept', body }
}

const sayTeamDifference = (before: Team, after: Team): string =>
  (['name', 'channelId', 'teamManager', 'deputies', 'hours', 'districts'] as const)
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => `${field} to ${JSON.stringify(after[field]) ?? 'nothing'}`)
    .join('; ') || 'nothing else than before'

export type Tying = {
  /** A team's id, or `mash`. */
  readonly to: string
  readonly channelId: string
}

/** From now on new cards go there. Those that stand in the channel before stay where they are. */
export function tieChannel(scene: DirectoryScene, act: Act, { to, channelId }: Tying): DirectoryRuling {
  if (!mayKeepDirectory(act.by)) return refuse('notToKeepDirectory')
  const { mash } = directoryWithEntries(scene.seed, scene.entries)
  const team = teamNow(scene, to)
  const before = to === MASH_ENTRY ? mash : team
  if (before === undefined) return refuse('noSuchTeam')
  const faults = teamBoxFaults({ name: before.name, channelId, hours: undefined, districts: [] })
  if (faults.length > 0) return refuse('notAChannel')
  if (before.channelId === channelId) return refuse('channelIsTheirs')
  return changed(scene, act, {
    drafts: [
      team === undefined || to === MASH_ENTRY
        ? { kind: 'mash', id: MASH_ENTRY, state: 'kept', body: { channelId } }
        : teamDraft(scene, { ...team, channelId }),
    ],
    leftChannel: before.channelId,
    what: 'tieChannel',
    reason: `${before.name}: from ${before.channelId} to ${channelId}`,
  })
}

/** The entry ends, and the authority file counts again. Of somebody who is not in the file nothing is left. */
export function letFileCount(
  scene: DirectoryScene,
  act: Act,
  { kind, id }: { readonly kind: EntryKind; readonly id: string },
): DirectoryRuling {
  if (!mayKeepDirectory(act.by)) return refuse('notToKeepDirectory')
  const entry = scene.entries.findLast((one) => one.kind === kind && one.id === id)
  if (entry === undefined || entry.state === 'file' || kind === 'note') return refuse('fileCountsAlready')
  return changed(scene, act, {
    drafts: [{ ...entry, state: 'file' } as Draft],
    what: 'letFileCount',
    reason: `${kind} ${id}`,
  })
}
