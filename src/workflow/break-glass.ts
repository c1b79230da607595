/** Somebody breaks the glass: written down, its owners told, and then they may read. The referral itself does not change. */
import { breakGlass, ownersOf } from '../domain/break-glass.ts'
import { noticesFor } from '../domain/events.ts'
import { maySeeReferral, type Person } from '../domain/people.ts'
import type { Reference, Referral } from '../domain/referral.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { wholeOf } from './known-to.ts'
import type { World } from './ports.ts'
import { storable } from './storable.ts'

export async function breakGlassOf(
  world: World,
  by: Person,
  { reference, why }: { readonly reference: Reference; readonly why: string },
): Promise<Referral | Refusal> {
  const at = world.clock.now()
  const { store, directory, newId } = wholeOf(world)
  const result = await store.transaction(async (tx) => {
    const loaded = await tx.lock(reference)
    if (loaded === undefined) return refuse('unknownReference')
    const { referral } = loaded
    const opened = await tx.glassOf(reference, at)
    const broken = breakGlass({ ...referral, opened }, { by, at }, { why: storable(why) })
    // Whoever may not break it does not learn that it is there.
    if (isRefusal(broken))
      return broken.refused === 'notToBreakGlass' && !maySeeReferral(by, referral)
        ? refuse('unknownReference')
        : broken
    const id = newId()
    await tx.breakGlass({ ...broken, id, reference })
    const { version, status } = referral
    await tx.audit({
      ...{ at, reference, who: by.id, what: 'breakGlass', version, from: status, to: status },
      reason: broken.why,
    })
    const [notice] = noticesFor(reference, version, [{ name: 'glassBroken' }])
    if (notice !== undefined)
      await tx.promise(
        ownersOf(referral, by.id, directory).map((person) => ({
          ...notice,
          person,
          key: `${notice.key}/${person}/${id}`,
        })),
        at,
      )
    return referral
  })
  if (!isRefusal(result)) world.wake()
  return result
}

/** Which breaking of the glass a notice is about: the end of its key. */
export const glassIdOf = (key: string): string => key.slice(key.lastIndexOf('/') + 1)
