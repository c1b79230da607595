/** The sweep: whoever has a referral is not in the directory any more. The manager is told once, and gives it to somebody. */

import { nextApprover, passOn } from '../domain/cover.ts'
import { personById } from '../domain/directory.ts'
import { noticesFor } from '../domain/events.ts'
import { approverOf } from '../domain/holder.ts'
import { dayOf } from '../domain/moment.ts'
import type { PersonId } from '../domain/people.ts'
import type { Reference } from '../domain/referral.ts'
import { refuse } from '../domain/refusal.ts'
import { BOT, changeReferral } from './change-referral.ts'
import type { World } from './ports.ts'

/** Somebody was taken out of the authority file, or was ended at once. Nothing is read while everybody is there. */
export async function tellWorkerGone(world: World): Promise<void> {
  const { store, directory } = world
  const gone = (await store.workers()).filter((id) => personById(directory, id) === undefined)
  let promised = 0
  for (const worker of gone)
    for (const { reference, status } of await store.work({ worker }))
      if (CAN_BE_GIVEN.includes(status)) promised += await tell(world, reference, worker)
  if (promised > 0) world.wake()
  await passOnFromGone(world)
}

/** At these the manager can allocate. While it waits for sign-off nothing is asked of the one who wrote it. */
const CAN_BE_GIVEN: readonly string[] = ['allocated', 'in_progress', 'changes_asked']

async function tell({ store, clock }: World, reference: Reference, worker: PersonId): Promise<number> {
  const notices = noticesFor(reference, numberOf(worker), [{ name: 'workerGone' }])
  const known = new Set((await store.notices(reference)).map(({ key }) => key))
  const left = notices.filter(({ key }) => !known.has(key))
  if (left.length > 0) await store.transaction((tx) => tx.promise(left, clock.now()))
  return left.length
}

/** A number for the key of the notice, the same each time for the same person. */
const numberOf = (id: PersonId): number =>
  [...id.toLowerCase()].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_000_007, 7)

/** A signature that waits for somebody who has gone is asked of the next in turn, without the patience that others have. */
async function passOnFromGone(world: World): Promise<void> {
  const { store, directory, clock } = world
  const gone = (await store.approvers()).filter((id) => personById(directory, id) === undefined)
  if (gone.length === 0) return
  const at = clock.now()
  const absences = await store.absences()
  for (const person of gone)
    for (const reference of await store.toSign(person))
      await changeReferral(world, { reference, who: BOT, at }, ({ referral }) => {
        if (referral.status !== 'submitted') return refuseNow
        if (personById(directory, approverOf(referral.submission)) !== undefined) return refuseNow
        const next = nextApprover(referral, { directory, absences, day: dayOf(at) })
        return next === undefined ? refuseNow : passOn(referral, { to: next.id, at, because: 'left' })
      })
}

const refuseNow = refuse('notNow')
