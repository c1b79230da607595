/** Waits until the queue has nothing left to do: no job in hand, and none that is due. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Running } from './product.ts'

/** A job waits for its next try by the clock on the wall; by the run's clock it is due long before the next look. */
const BRING_FORWARD = `
  update pgboss.job set start_after = now() where state = 'retry' and start_after > now()`

/** A release that is to come later is no work yet: the sweep finds it, by the run's own clock. */
const OPEN = `
  select count(*) filter (where state = 'active')::int as active,
    count(*) filter (where state <> 'active' and start_after <= now())::int as due,
    count(*) filter (where state = 'retry' and start_after > now())::int as later
  from pgboss.job where state < 'completed' and name not like '\\_\\_%'`

type Open = { readonly active: number; readonly due: number; readonly later: number }

const LOOK_EVERY_MS = 15
const PATIENCE_MS = 60_000

/**
 * A job is done only after whatever it asks for in its turn stands in the store, so none left means that all is quiet.
 * One look is enough where there was nothing to do; workers are roused only when jobs wait and nobody has one in hand.
 */
export async function drain({ product }: Running): Promise<void> {
  const { database, world } = product
  for (const end = Date.now() + PATIENCE_MS; ; await pause(LOOK_EVERY_MS)) {
    const { rows } = await database.run(OPEN)
    const { active, due, later } = rows[0] as Open
    if (active + due + later === 0) return
    if (Date.now() > end) throw new Error('The queue does not come to rest.')
    if (later > 0) await database.run(BRING_FORWARD)
    if (active === 0) world.wake()
  }
}
