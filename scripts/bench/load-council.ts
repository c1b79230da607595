/** The council of the load bench: five teams of ten social workers, each with six referrals that are being assessed. */
import type { Directory } from '../../src/domain/directory.ts'
import type { Person } from '../../src/domain/people.ts'
import { type Referral, sayReference } from '../../src/domain/referral.ts'
import { DETAILS } from '../../tests/support/answers.ts'
import { COUNCIL, MAYA } from '../../tests/support/council.ts'

const TEAMS = 5
const IN_A_TEAM = 10
export const WORKERS = TEAMS * IN_A_TEAM
export const EACH = 6
const YEAR = 2026

const idOf = (kind: number, place: number): string =>
  `00000000-0000-4000-80${String(kind).padStart(2, '0')}-${String(place).padStart(12, '0')}`
const teamId = (team: number): string => `team-${team}`
const count = (length: number): readonly number[] => Array.from({ length }, (_, index) => index)

export const channelOf = (worker: number): string => `19:${teamId(worker % TEAMS)}@thread.tacv2`

export const workerAt = (place: number): Person => ({
  id: idOf(1, place),
  name: `Worker ${place}`,
  email: `worker.${place}@council.example`,
  ...{ roles: ['social_worker'], teams: [teamId(place % TEAMS)], qualified: true },
})

const managerOf = (team: number): Person => ({
  id: idOf(2, team),
  name: `Manager ${team}`,
  email: `manager.${team}@council.example`,
  ...{ roles: ['team_manager'], teams: [teamId(team)], qualified: true },
})

export const LOAD_COUNCIL: Directory = {
  ...COUNCIL,
  teams: count(TEAMS).map((team) => ({
    id: teamId(team),
    name: `Locality team ${team}`,
    channelId: channelOf(team),
    folder: { driveId: `drive-${team}`, folderId: `folder-${team}` },
    ...{ teamManager: managerOf(team).id, deputies: [] },
  })),
  people: [MAYA, ...count(TEAMS).map(managerOf), ...count(WORKERS).map(workerAt)],
}

/** Those of a worker; `which` counts on from worker to worker, so that each has the next one. */
export const referenceOf = (worker: number, which: number): string =>
  sayReference(YEAR, (which % EACH) * WORKERS + worker + 1)

/** The due days are far off, so that no reminder comes in between. */
export const LOAD_REFERRALS = (at: string): readonly Referral[] =>
  count(EACH * WORKERS).map((number): Referral => {
    const worker = number % WORKERS
    const due = new Date(Date.parse(at) + 28 * 86_400_000).toISOString().slice(0, 10)
    return {
      ...{ id: idOf(9, number), reference: sayReference(YEAR, number + 1), version: 1, submissions: 0 },
      ...{ status: 'in_progress', team: teamId(worker % TEAMS), worker: workerAt(worker).id },
      ...{ recordedBy: MAYA.id, receivedAt: at, recordedAt: at, since: at, firstDue: due, dueChanges: [] },
      details: detailsOf(number),
      due: {
        ...{ day: due, before: due, fifteenWorkingDays: due, internalTarget: due },
        ...{ startsOn: at.slice(0, 10), rule: 'three weeks', movedBecause: undefined },
      },
    }
  })

/** Everybody is somebody else: what is alike by chance is as rare as among so many families. */
function detailsOf(number: number): Referral['details'] {
  const [child = {}] = DETAILS.children
  const last = lastName(number)
  const born = (year: number): string => `${year}-${pad(1 + (number % 12))}-${pad(1 + (number % 28))}`
  return {
    ...DETAILS,
    prisoner: {
      ...DETAILS.prisoner,
      ...{ fullName: `${firstName(number)} ${last}`, dateOfBirth: born(1960 + (number % 40)) },
      prisonNumber: `A${1_000 + number}BC`,
    },
    children: [
      {
        ...child,
        ...{ fullName: `${firstName(number + 3)} ${last}`, dateOfBirth: born(2010 + (number % 12)) },
        ...{ caseSystemId: `CS-${number}`, address: `${number} ${last} Lane, Nowhereham` },
      },
    ],
    carer: { ...DETAILS.carer, fullName: `${firstName(number + 7)} ${lastName(number + 77)}` },
  }
}

const pad = (value: number): string => String(value).padStart(2, '0')

const FIRST =
  'Alan Bela Cara Dina Emil Fred Gita Hugo Iris Jonas Kim Lena Marek Nadia Omar Priya Quentin'.split(' ')
const STEMS =
  'Ash Brad Cal Dun East Fair Green Hart Kirk Lang Mar Nor Oak Pem Rad Stan Thorn Under Wal'.split(' ')
const ENDS = 'ford ley ton wood ham worth well combe by den field stone hurst land bourne bridge'.split(' ')

const firstName = (number: number): string => FIRST[number % FIRST.length] ?? ''

/** As many different ones as there are referrals. */
export const lastName = (number: number): string =>
  `${STEMS[number % STEMS.length]}${ENDS[Math.floor(number / STEMS.length) % ENDS.length]}`
