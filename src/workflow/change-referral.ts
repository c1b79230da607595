/** The one transaction every change goes through: lock, decide, save with its audit, promise who hears of it. */
import { noticesFor } from '../domain/events.ts'
import { heldSince } from '../domain/holder.ts'
import type { Moment } from '../domain/moment.ts'
import type { Reference, Referral } from '../domain/referral.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import type { Ruling } from '../domain/ruling.ts'
import type { AuditEntry, Loaded, Transaction, World } from './ports.ts'

export const BOT = 'bot'

export type Order = {
  readonly reference: Reference
  /** A person's id, or `bot`. */
  readonly who: string
  readonly at: Moment
}

/**
 * Runs `rule` on the referral as it is now, under its lock. The rule may read and write more through `tx`; all of it
 * stands or falls together. A refusal changes nothing.
 */
export async function changeReferral(
  world: World,
  order: Order,
  rule: (current: Loaded, tx: Transaction) => Ruling | Promise<Ruling>,
): Promise<Referral | Refusal> {
  const result = await world.store.transaction(async (tx) => {
    const current = await tx.lock(order.reference)
    if (current === undefined) return refuse('unknownReference')
    // Under the lock, so that of two at once one is the second: what it asks for has been done.
    const press = pressOf(world, order)
    if (press !== undefined && (await cameAgain(world, order, () => tx.wasPressed(press))))
      return current.referral
    const ruling = await rule(current, tx)
    if (isRefusal(ruling)) return ruling
    if (press !== undefined) await tx.notePress(press, order.at)
    return apply(tx, current.referral, { ruling, order })
  })
  if (!isRefusal(result)) world.wake()
  return result
}

/** The press of this turn on this referral; undefined where none is known, or the bot acts by itself. */
const pressOf = ({ press }: World, { reference, who }: Order): string | undefined =>
  press?.of === undefined || who === BOT ? undefined : `${press.of}/${reference}`

/** Asked once for each turn: whoever changes a referral twice by one press is not stopped by the first of it. */
async function cameAgain(
  { press }: World,
  { reference }: Order,
  wasPressed: () => Promise<boolean>,
): Promise<boolean> {
  const came = press?.came.get(reference) ?? ((await wasPressed()) ? 'again' : 'first')
  press?.came.set(reference, came)
  return came === 'again'
}

/** Saves what a rule decided, as it then stands, and promises its notices, inside the caller's transaction. */
export async function apply(
  tx: Transaction,
  before: Referral,
  { ruling, order }: { ruling: Exclude<Ruling, Refusal>; order: Order },
): Promise<Referral> {
  const { events, later, move, reason } = ruling
  const referral = heldSince(before, ruling.referral, order.at)
  const audit: AuditEntry = {
    at: order.at,
    reference: referral.reference,
    who: order.who,
    what: move,
    version: referral.version,
    from: before.status,
    to: referral.status,
    reason: reason ?? '',
  }
  await tx.save(referral, audit)
  await tx.promise(noticesFor(referral.reference, referral.version, events), order.at)
  if (later !== undefined)
    await tx.promise(
      noticesFor(referral.reference, referral.version, later.events),
      order.at,
      later.afterSeconds,
    )
  return referral
}
