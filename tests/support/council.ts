/** A small council for the tests: every name in it is made up. */
import type { ApprovedAddress, Directory, Prison } from '../../src/domain/directory.ts'
import type { Person } from '../../src/domain/people.ts'

const id = (tail: string): string => `00000000-0000-4000-8000-0000000000${tail}`

const person = (tail: string, name: string, more: Partial<Person>): Person => ({
  id: id(tail),
  name,
  email: `${name.toLowerCase().replace(' ', '.')}@council.example`,
  roles: [],
  teams: [],
  qualified: false,
  ...more,
})

export const MAYA = person('a1', 'Maya Sample', { roles: ['mash_officer'] })
export const SAM = person('a2', 'Sam Example', {
  roles: ['social_worker'],
  teams: ['north'],
  qualified: true,
})
export const TESS = person('a3', 'Tess Placeholder', {
  roles: ['team_manager'],
  teams: ['north'],
  qualified: true,
})
export const DEPUTY = person('a4', 'Dev Deputy', { roles: ['deputy'], teams: ['north'], qualified: true })
export const INES = person('a5', 'Ines Example', {
  roles: ['social_worker'],
  teams: ['north'],
  qualified: true,
})
export const UNQUALIFIED = person('a6', 'Una Clerk', { roles: ['deputy'], teams: ['north'] })
export const SOUTH_WORKER = person('b2', 'Sol South', {
  roles: ['social_worker'],
  teams: ['south'],
  qualified: true,
})
export const SOUTH_MANAGER = person('b3', 'Tom South', {
  roles: ['team_manager'],
  teams: ['south'],
  qualified: true,
})
/** Writes and manages in the same team: may never sign off what they wrote. */
export const BOTH = person('a7', 'Bo Both', {
  roles: ['social_worker', 'team_manager'],
  teams: ['north'],
  qualified: true,
})
export const SERVICE = person('a8', 'Sefa Service', {
  roles: ['service_manager'],
  teams: ['north'],
  qualified: true,
})
export const DUTY = person('a9', 'Dina Duty', { roles: ['duty_manager'], teams: ['north'], qualified: true })
/** Without teams: for all of them. */
export const HEAD = person('d1', 'Hal Head', { roles: ['head_of_service'], qualified: true })
export const ADMIN = person('d2', 'Ada Admin', { roles: ['administrator'] })
export const AUDITOR = person('d3', 'Aud Auditor', { roles: ['auditor'] })
export const LADO = person('d4', 'Lee Lado', { roles: ['lado'] })

const address = (email: string) => ({
  email,
  enteredBy: 'A. Admin',
  checkedBy: 'B. Checker',
  verifiedOn: '2026-10-01',
})

/** Every prison of it has its address. */
type WithAddresses = Omit<Directory, 'prisons'> & {
  readonly prisons: readonly (Prison & { readonly address: ApprovedAddress })[]
}

export const COUNCIL: WithAddresses = {
  allowedDomains: ['council.example', 'prison.example'],
  council: {
    name: 'Sampleshire County Council',
    replyAddress: 'prison.contact@council.example',
    phone: '01632 960 001',
    outOfHoursPhone: '01632 960 999',
    referralLink: 'https://council.example/refer',
    closures: [],
  },
  mash: { name: 'MASH', channelId: '19:mash@thread.tacv2' },
  lado: { name: 'LADO (Designated Officer)', address: address('lado@council.example') },
  teams: [
    {
      id: 'north',
      name: 'North locality team',
      channelId: '19:north@thread.tacv2',
      folder: { driveId: 'drive-north', folderId: 'folder-north' },
      teamManager: TESS.id,
      deputies: [DEPUTY.id],
    },
    {
      id: 'south',
      name: 'South locality team',
      channelId: '19:south@thread.tacv2',
      folder: { driveId: 'drive-south', folderId: 'folder-south' },
      teamManager: 'graph',
      deputies: [],
    },
  ],
  people: [
    ...[MAYA, SAM, TESS, DEPUTY, INES, UNQUALIFIED, BOTH, SOUTH_WORKER, SOUTH_MANAGER],
    ...[SERVICE, DUTY, HEAD, ADMIN, AUDITOR, LADO],
  ],
  prisons: [
    {
      code: 'ZAA',
      name: 'HMP Example',
      address: address('omu.example@prison.example'),
      phone: '01632 960 100',
    },
    {
      code: 'ZBB',
      name: 'HMP Placeholder',
      address: address('omu.placeholder@prison.example'),
      phone: undefined,
    },
  ],
}
