/** A referral at each status and a person in each role, as far as the rules of access look at them. */
import { type Person, ROLES, type Role } from '../../src/domain/people.ts'
import type { Referral } from '../../src/domain/referral.ts'
import { STATUSES, type Status } from '../../src/domain/statuses.ts'

export const EVERY_ROLE = Object.keys(ROLES) as readonly Role[]
export const EVERY_STATUS = Object.keys(STATUSES) as readonly Status[]

const TEAM = 'own'
const WORKER = 'the one who has it'
const TOLD = 'the one who was told'

/** MASH has it, or has answered: no team is its own. */
export const WITHOUT_TEAM: readonly Status[] = [
  'received',
  'needs_information',
  'short_view',
  'short_view_sent',
]
const WITHOUT_WORKER: readonly Status[] = [...WITHOUT_TEAM, 'assigned_to_team']
const RELEASED: readonly Status[] = ['sending', 'sent', 'decision_recorded', 'closed']

/** With a report that went to the prison and the LADO, once it has gone; withdrawn where that is undone. */
export function sampleAt(
  status: Status,
  more: Partial<Pick<Referral, 'restriction' | 'opened'>> = {},
): Referral {
  const worker = WITHOUT_WORKER.includes(status) ? {} : { worker: WORKER }
  const made = {
    ...{ status, team: WITHOUT_TEAM.includes(status) ? '' : TEAM, ...worker, ...more },
    details: { request: {}, prisoner: {}, children: [], carer: {} },
    safety: { concerns: [{ told: [TOLD] }] },
    ...(status.startsWith('short_view') ? { view: {} } : {}),
    ...(status === 'withdrawn' ? { decisions: [{ outcome: 'withdraw' }] } : {}),
    ...(RELEASED.includes(status) ? { signOff: { recipients: [{ who: 'lado' }] } } : {}),
  }
  // As much of one as any rule of access looks at, and no more.
  return made as unknown as Referral
}

const personOf = (role: Role, id: string, team: string): Person => ({
  ...{ id, name: '', email: '', roles: [role], teams: [team], qualified: true },
})

/** From the furthest away to the nearest: the first of them who may says how far the rule reaches. */
export const nearness = (role: Role): readonly { readonly says: string; readonly person: Person }[] => [
  { says: 'yes', person: personOf(role, 'anybody', 'another') },
  { says: 'own team', person: personOf(role, 'anybody', TEAM) },
  { says: 'named', person: personOf(role, WORKER, TEAM) },
  { says: 'named', person: personOf(role, TOLD, 'another') },
]
