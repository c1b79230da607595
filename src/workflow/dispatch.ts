/** Sending: released when the time to undo is over, sent when every recipient's e-mail was accepted. */
import { addresseesOf } from '../domain/address-check.ts'
import { confirmSent, release } from '../domain/dispatch.ts'
import { type EventName, noticesFor } from '../domain/events.ts'
import type { Recipient, Reference, Referral } from '../domain/referral.ts'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import { fingerprintOf, leaksInPartOne } from '../domain/report.ts'
import { isHeldForPolice } from '../domain/safety.ts'
import { secretsOf } from '../domain/secrets.ts'
import { BOT, changeReferral } from './change-referral.ts'
import type { KeptNotice, World } from './ports.ts'
import { directoryNow } from './recipient-book.ts'

/** A refusal that is not just "too early" is told to the worker and the signer, once for this version. */
export async function releaseReports(world: World, reference: Reference): Promise<Referral | Refusal> {
  const at = world.clock.now()
  const directory = await directoryNow(world)
  const result = await changeReferral(
    world,
    { reference, who: BOT, at },
    async ({ referral, assessment }, tx) => {
      const stored =
        referral.status === 'signed_off' ? await tx.reports(reference, referral.submission.number, true) : []
      const documents = stored.map(({ document }) => document)
      return release(referral, {
        at,
        storedFingerprint: fingerprintOf(documents),
        heldForPolice: isHeldForPolice(referral, assessment),
        leaks: leaksInPartOne(documents, secretsOf(referral.details, assessment)),
        addressees: addresseesOf(referral.details, directory),
        attachedBytes: stored.reduce((sum, { bytes }) => sum + (bytes?.byteLength ?? 0), 0),
      })
    },
  )
  if (isRefusal(result) && result.refused !== 'notNow' && result.refused !== 'unknownReference')
    await tell(world, reference, 'sendStopped')
  return result
}

/**
 * The sweep: whatever a missed job left behind is found from state. Throws the first fault, after all were tried.
 * `before` is done for each before it is released.
 */
export async function releaseWhatIsDue(
  world: World,
  before: (reference: Reference) => Promise<void> = async () => undefined,
): Promise<number> {
  const due = await world.store.readyToRelease(world.clock.now())
  const faults: unknown[] = []
  // One that cannot be released must not keep the others waiting for ever.
  for (const reference of due)
    await before(reference)
      .then(() => releaseReports(world, reference))
      .catch((fault) => faults.push(fault))
  if (faults.length > 0) throw faults[0]
  return due.length
}

/** The sweep again: sendings whose every e-mail was accepted while nobody was there to say so. */
export async function confirmWhatWasSent(world: World): Promise<void> {
  for (const reference of await world.store.acceptedButSending()) await confirmAccepted(world, reference)
}

/** Called after each accepted report e-mail; the last one makes the referral sent. */
export function confirmAccepted(world: World, reference: Reference): Promise<Referral | Refusal> {
  const at = world.clock.now()
  return changeReferral(world, { reference, who: BOT, at }, async ({ referral }, tx) =>
    confirmSent(referral, acceptedBy(await tx.notices(reference)), at),
  )
}

/** Those to whom a report e-mail was accepted by Graph, the first or one that was sent again: there is one release. */
export const acceptedBy = (notices: readonly KeptNotice[]): readonly Recipient['who'][] =>
  notices
    .filter(({ by, status }) => by === 'email' && status === 'accepted')
    .flatMap(({ to }) => (to === 'prison' || to === 'lado' ? [to] : []))

/** Something happened that moves no status: those who hear of it are told, once for each version. */
export async function tell(world: World, reference: Reference, name: EventName): Promise<void> {
  const at = world.clock.now()
  await world.store.transaction(async (tx) => {
    const loaded = await tx.lock(reference)
    if (loaded === undefined) return
    await tx.promise(noticesFor(reference, loaded.referral.version, [{ name }]), at)
  })
  world.wake()
}
