/** Somebody whom Teams does not let the bot write to gets an e-mail instead: once a day, and about nothing in particular. */
import { dayOf } from '../domain/moment.ts'
import type { KeptNotice } from '../workflow/ports.ts'
import type { JobWorld } from './ports.ts'

/** The fault as the ledger keeps it: refused, with 403 where Teams gave a status. Anything else is not about the person. */
const BLOCKED = /^refused(: \w+)?( \(403\))?$/

/** Does nothing for a notice that was given up for another reason, or that was for nobody in particular. */
export async function writeInstead(
  world: JobWorld,
  { by, fault, person, reference }: Pick<KeptNotice, 'by' | 'fault' | 'person' | 'reference'>,
): Promise<void> {
  if (by !== 'chat' || person === undefined || !BLOCKED.test(fault ?? '')) return
  const at = world.clock.now()
  const key = `waiting-in-teams/${dayOf(at)}/${person}`
  const what = 'waiting-in-teams'
  await world.store.transaction((tx) =>
    tx.promise(
      [{ key, reference, event: 'personBlocked', to: 'person', by: 'email', what, version: 0, person }],
      at,
    ),
  )
  world.wake()
}
