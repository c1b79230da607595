/** A referral is restricted to named people, to others, or to nobody in particular any more. */
import { noticesFor } from '../domain/events.ts'
import { isNamed, maySeeReferral, type Person, type PersonId } from '../domain/people.ts'
import type { Reference, Referral } from '../domain/referral.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { liftRestriction, mayRestrict, restrict } from '../domain/restriction.ts'
import type { Ruling } from '../domain/ruling.ts'
import { changeReferral } from './change-referral.ts'
import { wholeOf } from './known-to.ts'
import type { Transaction, World } from './ports.ts'
import { storable } from './storable.ts'

export type Restricting = {
  readonly reference: Reference
  readonly people: readonly PersonId[]
  readonly why: string
  readonly withoutMe: boolean
}

/** Whoever is named anew is told so in their own chat. */
export function restrictReferral(world: World, by: Person, what: Restricting): Promise<Referral | Refusal> {
  const { reference, people, withoutMe } = what
  const { directory } = world
  const why = storable(what.why)
  return decide(world, by, reference, async (referral, tx) => {
    const at = world.clock.now()
    const ruling = restrict(referral, { by, at }, { people, why, withoutMe, directory })
    if (!isRefusal(ruling)) await promiseToNamed(tx, { before: referral, after: ruling.referral, by, at })
    return ruling
  })
}

export const liftRestrictionOf = (
  world: World,
  by: Person,
  { reference, why }: { readonly reference: Reference; readonly why: string },
): Promise<Referral | Refusal> =>
  decide(world, by, reference, (referral) =>
    liftRestriction(referral, { by, at: world.clock.now() }, { why: storable(why) }),
  )

/** A head of service decides about it without being named; to anybody else what they may not know of is not there. */
function decide(
  world: World,
  by: Person,
  reference: Reference,
  rule: (referral: Referral, tx: Transaction) => Ruling | Promise<Ruling>,
): Promise<Referral | Refusal> {
  const order = { reference, who: by.id, at: world.clock.now() }
  return changeReferral(wholeOf(world), order, ({ referral }, tx) => {
    if (mayRestrict(by, referral)) return rule(referral, tx)
    const knows = isNamed(by, referral) && maySeeReferral(by, referral)
    return refuse(knows ? 'notToRestrict' : 'unknownReference')
  })
}

type Named = {
  readonly before: Referral
  readonly after: Referral
  readonly by: Person
  readonly at: string
}

export async function promiseToNamed(tx: Transaction, { before, after, by, at }: Named): Promise<void> {
  const known = [by.id, ...(before.restriction?.people ?? [])]
  const fresh = (after.restriction?.people ?? []).filter((id) => !known.includes(id))
  const [notice] = noticesFor(after.reference, after.version, [{ name: 'namedIn' }])
  if (notice === undefined || fresh.length === 0) return
  await tx.promise(
    fresh.map((person) => ({ ...notice, person, key: `${notice.key}/${person}` })),
    at,
  )
}
