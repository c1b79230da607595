/** Which person an audience is, for a referral as it stands. */
import type { Audience } from '../domain/events.ts'
import type { PersonId } from '../domain/people.ts'
import { type Referral, workerOf } from '../domain/referral.ts'

export function personFor(audience: Audience, referral: Referral): PersonId | undefined {
  switch (audience) {
    case 'worker':
      return workerOf(referral)
    case 'team manager':
      return 'submission' in referral ? referral.submission.teamManager : undefined
    case 'signer':
      return 'signOff' in referral ? referral.signOff.by : undefined
    case 'recorder':
      return referral.recordedBy
    default:
      return undefined
  }
}
