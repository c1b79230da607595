/** Once a day the heads of both chains leave the store: into the log, and to the mailbox that the council named. */
import type { Anchor } from '../domain/anchor.ts'
import { dayOf, later } from '../domain/moment.ts'
import { auditAnchor } from '../emails/audit-anchor.ts'
import type { JobWorld } from './ports.ts'

const LOGGED = 'audit anchored'
const MAILED = 'audit anchor mailed'
const FAILED = 'audit anchor not mailed'
const AGAIN_AFTER_SECONDS = 600

/** A step of the sweep. What could not be sent is heard, tried again later, and no reason for a silent sweep. */
export async function anchorAudit(world: JobWorld): Promise<void> {
  const { store, clock } = world
  const today = dayOf(clock.now())
  if ((await store.memo(LOGGED))?.value !== today) {
    for (const anchor of await anchorsNow(world)) world.hear({ kind: 'anchor', anchor })
    await store.setMemo(LOGGED, today, clock.now())
  }
  if (world.anchorMailbox !== undefined) await mail(world, world.anchorMailbox, today)
}

async function anchorsNow({ store, clock }: JobWorld): Promise<readonly Anchor[]> {
  const at = clock.now()
  return (await store.chainHeads()).map((head) => ({ ...head, at }))
}

async function mail(world: JobWorld, to: string, today: string): Promise<void> {
  const { store, clock, graph, directory } = world
  if ((await store.memo(MAILED))?.value === today) return
  const failed = await store.memo(FAILED)
  if (failed !== undefined && failed.at > later(clock.now(), -AGAIN_AFTER_SECONDS)) return
  const dispatchId = `audit-anchor-${today}`
  try {
    // After a doubtful attempt it may have gone: twice would be no harm, and once is better.
    const gone = failed?.value === today && (await graph.findSent(dispatchId, failed.at)) !== undefined
    const email = auditAnchor(await anchorsNow(world), directory.council)
    if (!gone) await graph.sendMail({ ...email, to, attachments: [], dispatchId })
    await store.setMemo(MAILED, today, clock.now())
  } catch (fault) {
    world.hear({ kind: 'delivery', key: 'audit-anchor', attempt: 1, fault })
    await store.setMemo(FAILED, today, clock.now())
  }
}
