/** A legal hold is put on and lifted; a person says that the case system has everything. */
import { isSaidAlready, noteInCaseSystem } from '../domain/in-case-system.ts'
import { holdLegally, liftLegalHold } from '../domain/legal-hold.ts'
import type { Person } from '../domain/people.ts'
import type { Reference, Referral } from '../domain/referral.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { changeReferral } from './change-referral.ts'
import type { World } from './ports.ts'
import { storable } from './storable.ts'

/** An administrator gets the referral as the answer and must not be shown it. */
export function setLegalHold(
  world: World,
  by: Person,
  { reference, held, why }: { readonly reference: Reference; readonly held: boolean; readonly why: string },
): Promise<Referral | Refusal> {
  const at = world.clock.now()
  const rule = held ? holdLegally : liftLegalHold
  return changeReferral(world, { reference, who: by.id, at }, ({ referral }) =>
    rule(referral, { by, at }, { why: storable(why) }),
  )
}

export function sayInCaseSystem(
  world: World,
  by: Person,
  { reference, where }: { readonly reference: Reference; readonly where: string },
): Promise<Referral | Refusal> {
  const at = world.clock.now()
  const words = storable(where)
  return changeReferral(world, { reference, who: by.id, at }, async ({ referral }, tx) => {
    const ruling = noteInCaseSystem(
      referral,
      { by, at },
      { where: words, keepDays: world.keepAfterFilingDays },
    )
    if (isRefusal(ruling)) return ruling
    const paperAt = await tx.newestPaper(reference)
    return isSaidAlready(referral, by, { where: words, paperAt }) ? refuse('notedAlready') : ruling
  })
}
