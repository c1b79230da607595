/** Whoever asked hears that the report is late; and after sending, that they have it is noted. */
import { requesterAddress } from '../domain/dispatch.ts'
import { noteReceipt, sendHolding } from '../domain/holding.ts'
import type { Day } from '../domain/moment.ts'
import { maySeeReferral, type Person } from '../domain/people.ts'
import type { Reference, Referral } from '../domain/referral.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { changeReferral } from './change-referral.ts'
import type { World } from './ports.ts'
import { storable } from './storable.ts'

/** Promises the holding e-mail, with the day on which the report is expected. */
export function sendHoldingEmail(
  world: World,
  by: Person,
  what: { readonly reference: Reference; readonly expected: Day },
): Promise<Referral | Refusal> {
  const at = world.clock.now()
  const { directory } = world
  return changeReferral(world, { reference: what.reference, who: by.id, at }, ({ referral }) => {
    if (!maySeeReferral(by, referral)) return refuse('notForYou')
    const canWrite = requesterAddress(referral.details, directory) !== undefined
    const apology = { expected: what.expected, canWrite, calendar: directory.council }
    return sendHolding(referral, { by, at }, apology)
  })
}

export function noteReceiptOf(
  world: World,
  by: Person,
  noted: { readonly reference: Reference; readonly how: string },
): Promise<Referral | Refusal> {
  const at = world.clock.now()
  return changeReferral(world, { reference: noted.reference, who: by.id, at }, ({ referral }) =>
    maySeeReferral(by, referral)
      ? noteReceipt(referral, { by, at }, storable(noted.how))
      : refuse('notForYou'),
  )
}
