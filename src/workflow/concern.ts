/** A safeguarding concern: managers are promised it one after the other, so that it cannot be lost with anybody. */
import {
  mayTakeUpConcern,
  NEXT_TOLD_AFTER_SECONDS,
  raiseConcern,
  seeConcern,
  toldOfConcern,
} from '../domain/concern.ts'
import { type Notice, noticesFor } from '../domain/events.ts'
import { dayOf } from '../domain/moment.ts'
import { maySeeReferral, type Person, type PersonId } from '../domain/people.ts'
import type { Reference, Referral } from '../domain/referral.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { changeReferral } from './change-referral.ts'
import type { Transaction, World } from './ports.ts'
import { storable } from './storable.ts'

/**
 * The first one is told at once, whatever the hour. Each of the others has a promise for later, which is not needed any
 * more when somebody has seen it: no sweep and no working hours stand between.
 */
export async function raiseSafeguardingConcern(
  world: World,
  by: Person,
  raised: { readonly reference: Reference; readonly words: string },
): Promise<Referral | Refusal> {
  const at = world.clock.now()
  const { reference } = raised
  const absences = await world.store.absences()
  return changeReferral(world, { reference, who: by.id, at }, async ({ referral }, tx) => {
    if (!maySeeReferral(by, referral)) return refuse('notForYou')
    const around = { directory: world.directory, absences, day: dayOf(at) }
    const told = toldOfConcern(referral, by.id, around).map(({ id }) => id)
    const ruling = raiseConcern(referral, { by, at }, { words: storable(raised.words), told })
    if (!isRefusal(ruling)) await promiseInTurn(tx, told, { ...ruling.referral, at })
    return ruling
  })
}

async function promiseInTurn(
  tx: Transaction,
  told: readonly PersonId[],
  { reference, version, at }: Pick<Referral, 'reference' | 'version'> & { readonly at: string },
): Promise<void> {
  for (const [turn, person] of told.entries()) {
    const notices = noticesFor(reference, version, [{ name: 'concernTold' }])
    await tx.promise(
      notices.map((notice): Notice => ({ ...notice, person, key: `${notice.key}/${person}` })),
      at,
      turn * NEXT_TOLD_AFTER_SECONDS,
    )
  }
}

/** “I have seen it”: nobody else is told after this, and whoever raised it hears that. */
export function seeSafeguardingConcern(
  world: World,
  by: Person,
  reference: Reference,
): Promise<Referral | Refusal> {
  const at = world.clock.now()
  return changeReferral(world, { reference, who: by.id, at }, async ({ referral }, tx) => {
    if (!mayTakeUpConcern(by, referral) && !maySeeReferral(by, referral)) return refuse('notForYou')
    const ruling = seeConcern(referral, { by, at })
    if (isRefusal(ruling)) return ruling
    const notices = await tx.notices(reference)
    const waiting = notices.filter(({ event, status }) => event === 'concernTold' && status === 'promised')
    await tx.settleUnsaid(
      waiting.map(({ key }) => key),
      at,
    )
    return ruling
  })
}
