/** MASH corrects a due date that was recorded wrongly. */
import { correctDue } from '../domain/due-changes.ts'
import type { Day } from '../domain/moment.ts'
import type { Person } from '../domain/people.ts'
import type { Reference, Referral } from '../domain/referral.ts'
import type { Refusal } from '../domain/refusal.ts'
import { changeReferral } from './change-referral.ts'
import type { World } from './ports.ts'
import { storable } from './storable.ts'

export function correctDueDate(
  world: World,
  by: Person,
  what: { readonly reference: Reference; readonly to: Day; readonly words: string },
): Promise<Referral | Refusal> {
  const at = world.clock.now()
  const correction = { to: what.to, words: storable(what.words), calendar: world.directory.council }
  // The rule itself refuses, as not for them, those who may not see it.
  return changeReferral(world, { reference: what.reference, who: by.id, at }, ({ referral }) =>
    correctDue(referral, { by, at }, correction),
  )
}
