/** A made-up council of a few teams, with the habits of its people. Every name carries a rare word to look for. */
import type { Directory, Team } from '../../src/domain/directory.ts'
import type { Day } from '../../src/domain/moment.ts'
import type { Person, Role } from '../../src/domain/people.ts'
import type { Random } from './random.ts'

/** In the name of everybody who works here: never in a log line, a notification or a subject. */
export const STAFF_WORD = 'Quibblewort'

/** How somebody works. Hours are those at work. */
export type Habit = {
  /** From being asked to beginning. */
  readonly begins: readonly [number, number]
  /** Between two sittings at an assessment. */
  readonly pauses: readonly [number, number]
  /** Share of things that are forgotten until somebody says something. */
  readonly forgets: number
  /** Share of nudges that are acted on. */
  readonly heeds: number
}

const HABITS = {
  quick: { begins: [1, 6], pauses: [3, 10], forgets: 0.03, heeds: 0.95 },
  usual: { begins: [2, 14], pauses: [8, 24], forgets: 0.1, heeds: 0.8 },
  slow: { begins: [8, 32], pauses: [16, 44], forgets: 0.15, heeds: 0.6 },
  forgetful: { begins: [4, 16], pauses: [8, 30], forgets: 0.45, heeds: 0.7 },
} as const satisfies Record<string, Habit>

export type Council = { readonly directory: Directory; readonly habits: ReadonlyMap<string, Habit> }

const TEAMS = ['north', 'south', 'east'] as const
const WORKERS_A_TEAM = 4

type Made = { readonly name: string; readonly roles: readonly Role[]; readonly teams: readonly string[] }

export function makeCouncil(random: Random): Council {
  const people: Person[] = []
  const habits = new Map<string, Habit>()
  const add = ({ name, roles, teams }: Made): Person => {
    const number = String(people.length + 1).padStart(12, '0')
    const made: Person = {
      id: `00000000-0000-4000-8000-${number}`,
      name: `${name} ${STAFF_WORD}`,
      email: `${name.toLowerCase()}@council.example`,
      ...{ roles, teams, qualified: true },
    }
    people.push(made)
    habits.set(made.id, HABITS[random.pick(['quick', 'usual', 'usual', 'slow', 'forgetful'] as const)])
    return made
  }
  for (const name of ['Mo', 'Mina', 'Max']) add({ name, roles: ['mash_officer'], teams: [] })
  const teams = TEAMS.map((id, index): Team => {
    const manager = add({ name: `Manager-${id}`, roles: ['team_manager'], teams: [id] })
    const deputy = add({ name: `Deputy-${id}`, roles: ['deputy'], teams: [id] })
    for (let worker = 1; worker <= WORKERS_A_TEAM; worker++)
      add({ name: `Worker-${id}-${worker}`, roles: ['social_worker'], teams: [id] })
    return {
      ...{ id, name: `${id} locality team`, channelId: `19:${id}@thread.tacv2` },
      folder: { driveId: `drive-${id}`, folderId: `folder-${id}` },
      ...{ teamManager: manager.id, deputies: [deputy.id] },
      // One team begins early and goes home early.
      ...(index === 1 ? { hours: { from: '08:00', to: '16:00' } } : {}),
    }
  })
  add({ name: 'Service', roles: ['service_manager'], teams: [...TEAMS] })
  add({ name: 'Duty', roles: ['duty_manager'], teams: [...TEAMS] })
  add({ name: 'Head', roles: ['head_of_service'], teams: [] })
  add({ name: 'Admin', roles: ['administrator'], teams: [] })
  return {
    directory: { ...AROUND, teams, people, allowedDomains: ['council.example', 'prison.example'] },
    habits,
  }
}

export const withClosures = (directory: Directory, days: readonly Day[]): Directory => ({
  ...directory,
  council: { ...directory.council, closures: [...directory.council.closures, ...days] },
})

const address = (email: string) => ({
  ...{ email, enteredBy: 'A. Admin', checkedBy: 'B. Checker', verifiedOn: '2026-10-01' },
})

const AROUND: Pick<Directory, 'council' | 'mash' | 'lado' | 'prisons'> = {
  council: {
    name: 'Sampleshire County Council',
    replyAddress: 'prison.contact@council.example',
    ...{ phone: '01632 960 001', outOfHoursPhone: '01632 960 999' },
    referralLink: 'https://council.example/refer',
    closures: [],
  },
  mash: { name: 'MASH', channelId: '19:mash@thread.tacv2' },
  lado: { name: 'LADO (Designated Officer)', address: address('lado@council.example') },
  prisons: ['ZAA', 'ZBB'].map((code) => ({
    ...{ code, name: `HMP ${code}`, phone: '01632 960 100' },
    address: address(`omu.${code.toLowerCase()}@prison.example`),
  })),
}
