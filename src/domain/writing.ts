/** Who may write in an assessment, and when: from the moment somebody has it until it is sent in. */
import { mayWrite } from './people.ts'
import type { Referral } from './referral.ts'
import { type Refusal, refuse } from './refusal.ts'
import type { Act, Ruling } from './ruling.ts'

export function refuseWriting(referral: Referral, act: Act): Refusal | undefined {
  if (!mayWrite(act.by, referral)) return refuse('notSocialWorkerOfTeam')
  if (referral.status === 'assigned_to_team') return refuse('notTaken')
  const open = ['allocated', 'in_progress', 'changes_asked'].includes(referral.status)
  return open ? undefined : refuse('sentIn')
}

/** The first save starts the assessment; undefined when it has been started. */
export function start(referral: Referral): Exclude<Ruling, Refusal> | undefined {
  if (referral.status !== 'allocated') return undefined
  return {
    referral: { ...referral, status: 'in_progress', submissions: 0, version: referral.version + 1 },
    events: [{ name: 'started' }],
    move: 'start',
  }
}
