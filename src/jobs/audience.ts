/** Which person an audience is, for a referral as it stands. */
import { type Directory, peopleWithRole } from '../domain/directory.ts'
import { headOfService, serviceManagerOf } from '../domain/disagreement-people.ts'
import { managerOf, recorderOf, shortViewSigners } from '../domain/holder.ts'
import type { PersonId } from '../domain/people.ts'
import { type Referral, workerOf } from '../domain/referral.ts'
import { directoryFor, mayHearOf } from '../domain/restriction.ts'
import type { KeptNotice } from '../workflow/ports.ts'

/** Undefined where there is nobody: the referral is not that far, or the directory has no such person. */
export function personFor(
  notice: Pick<KeptNotice, 'to' | 'person'> & Partial<Pick<KeptNotice, 'what'>>,
  referral: Referral,
  directory: Directory,
): PersonId | undefined {
  const person = whoever(notice, referral, directoryFor(referral, directory))
  if (person === undefined || TOLD_ANYWAY.some((what) => what === notice.what)) return person
  return mayHearOf(person, referral) ? person : undefined
}

/**
 * Of what is restricted nobody hears who is not named, but for these: the digest looks at each line by itself; who was
 * told of a concern was chosen for it; and whoever restricted it hears that the glass was broken.
 */
const TOLD_ANYWAY: readonly KeptNotice['what'][] = [
  ...(['nudges', 'waiting-in-teams', 'concern', 'urgentMatter', 'glass-broken'] as const),
]

function whoever(
  notice: Pick<KeptNotice, 'to' | 'person'>,
  referral: Referral,
  directory: Directory,
): PersonId | undefined {
  switch (notice.to) {
    case 'person':
      return notice.person
    case 'worker':
      return workerOf(referral)
    case 'team manager':
      return managerOf(referral, directory)
    case 'first approver':
      return firstApprover(referral)
    case 'raiser':
      return referral.safety?.concerns?.at(-1)?.by
    case 'signer':
      return 'signOff' in referral ? referral.signOff.by : undefined
    case 'recorder':
      return recorderOf(referral, directory)?.id
    case 'duty manager':
      return 'view' in referral ? shortViewSigners(referral.view.by, directory)[0]?.id : undefined
    case 'service manager':
      return serviceManagerOf(referral, directory)
    case 'head of service':
      return headOfService(referral, directory)
    case 'administrator':
      return peopleWithRole(directory, 'administrator')[0]?.id
    default:
      return undefined
  }
}

const firstApprover = (referral: Referral): PersonId | undefined =>
  'submission' in referral && referral.submission.cover.length > 0
    ? referral.submission.teamManager
    : undefined
