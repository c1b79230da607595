/** A social worker takes a referral, or the Team Manager gives it to somebody. */
import { allocate, take } from '../domain/allocation.ts'
import { maySeeReferral, type Person, type PersonId } from '../domain/people.ts'
import type { Reference, Referral } from '../domain/referral.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { changeReferral } from './change-referral.ts'
import type { World } from './ports.ts'

export function takeReferral(world: World, by: Person, reference: Reference): Promise<Referral | Refusal> {
  const at = world.clock.now()
  return changeReferral(world, { reference, who: by.id, at }, ({ referral }) =>
    maySeeReferral(by, referral) ? take(referral, { by, at }) : refuse('notForYou'),
  )
}

export function allocateReferral(
  world: World,
  by: Person,
  to: { readonly reference: Reference; readonly worker: PersonId },
): Promise<Referral | Refusal> {
  const at = world.clock.now()
  return changeReferral(world, { reference: to.reference, who: by.id, at }, ({ referral }) =>
    maySeeReferral(by, referral)
      ? allocate(referral, { by, at }, { worker: to.worker, directory: world.directory })
      : refuse('notForYou'),
  )
}
