/** The working copy goes: said a week before, looked at once more, deleted one referral at a time, and shown beforehand. */
import { addDays, dayOf } from '../domain/moment.ts'
import type { Purged } from '../domain/purged.ts'
import type { Reference } from '../domain/referral.ts'
import { mayPurge } from '../domain/retention.ts'
import type { World } from './ports.ts'
import { retentionScene } from './retention-scene.ts'

/** How long it stands on the card of the referral that its copy goes, so that somebody can still put on a hold. */
export const ANNOUNCED_DAYS = 7

/** What keeping and deleting looks at. */
type Keeping = Pick<World, 'store' | 'clock' | 'keepUntilReview'>

const MEMO = 'retention: looked at'
const LOOKED_AT_ONCE = 100
const PURGED_AT_ONCE = 10

/** For the sweep: once a day, a few at a time, each referral whose days are over is told whether and when it goes. */
export async function announcePurges(world: Keeping): Promise<void> {
  const { store, clock } = world
  const now = clock.now()
  const today = dayOf(now)
  const [day = '', after = ''] = ((await store.memo(MEMO))?.value ?? '').split(' ')
  if (day === today && after === DONE) return
  const references = await store.over({
    after: day === today ? after : '',
    ...{ most: LOOKED_AT_ONCE, filedBefore: today },
  })
  for (const reference of references) await announce(world, reference)
  const last = references.length < LOOKED_AT_ONCE ? DONE : (references.at(-1) ?? DONE)
  await store.setMemo(MEMO, `${today} ${last}`, now)
}

const DONE = 'done'

/** Looked at without its lock: the purge looks again under it. */
async function announce(world: Keeping, reference: Reference): Promise<void> {
  const { store, clock } = world
  const loaded = await store.load(reference)
  if (loaded === undefined) return
  const { may } = mayPurge(loaded.referral, await retentionScene(world, store, loaded.referral))
  const goesOn = await store.goesOn(reference)
  if (may === (goesOn !== undefined)) return
  const day = may ? addDays(dayOf(clock.now()), ANNOUNCED_DAYS) : undefined
  await store.transaction((tx) => tx.setGoesOn(reference, day))
}

/**
 * For the sweep: what was to go by today goes, each in a transaction of its own; what somebody has kept meanwhile stays
 * and is announced again one day. Throws the first fault, after all were tried.
 */
export async function purgeDue(world: Keeping): Promise<readonly Purged[]> {
  const { store, clock } = world
  const gone: Purged[] = []
  const faults: unknown[] = []
  for (const { reference } of await store.going(dayOf(clock.now()), PURGED_AT_ONCE))
    try {
      const purged = await purgeOne(world, reference)
      if (purged !== undefined) gone.push(purged)
    } catch (fault) {
      faults.push(fault)
    }
  if (faults.length > 0) throw faults[0]
  return gone
}

/** Under the referral's lock: a legal hold that was put on before stands, one that comes after finds nothing. */
const purgeOne = (world: Keeping, reference: Reference): Promise<Purged | undefined> =>
  world.store.transaction(async (tx) => {
    const loaded = await tx.lock(reference)
    if (loaded === undefined) return undefined
    const { referral } = loaded
    const keeping = mayPurge(referral, await retentionScene(world, tx, referral))
    if (!keeping.may) {
      await tx.setGoesOn(reference, undefined)
      return undefined
    }
    await tx.refreshFigure(reference)
    const { recordedBy, status } = referral
    const caller = recordedBy.startsWith(PROGRAM) ? recordedBy : undefined
    const purged = await tx.purge({
      ...{ reference, status, caller, rule: keeping.rule, at: world.clock.now() },
    })
    if (purged !== undefined) await tx.forgetFigureKeys(reference)
    return purged
  })

/** What `recorderFor` in `intake.ts` begins with. */
const PROGRAM = 'case-system:'
