/** When a bank holiday or a closure is added, every open due day is worked out again, and each change is told once. */
import { followCalendar } from '../domain/due-changes.ts'
import { isRefusal } from '../domain/refusal.ts'
import { type Calendar, knownDaysOff } from '../domain/working-days.ts'
import { BOT, changeReferral } from './change-referral.ts'
import type { World } from './ports.ts'

const MEMO = 'calendar'
const BATCH = 500

/**
 * Compares the calendar with the one of last time; says how many due days moved. Whoever has the next move reads of it
 * in the digest. Interrupted, or run by two instances, it comes to the same: a day that has moved does not move again.
 */
export async function recount(world: World): Promise<number> {
  const { store, clock, directory } = world
  const calendar = directory.council
  const value = fingerprint(calendar)
  if ((await store.memo(MEMO))?.value === value) return 0
  let moved = 0
  for (let after = ''; ; ) {
    const references = await store.stillDue(after, BATCH)
    for (const reference of references) if (await recountOne(world, reference)) moved += 1
    const last = references.at(-1)
    if (last === undefined || references.length < BATCH) break
    after = last
  }
  await store.setMemo(MEMO, value, clock.now())
  return moved
}

async function recountOne(world: World, reference: string): Promise<boolean> {
  const { store, clock, directory } = world
  const loaded = await store.load(reference)
  // Most do not move: they are looked at without their lock, and only those that do are changed under it.
  if (loaded === undefined || isRefusal(followCalendar(loaded.referral, clock.now(), directory.council)))
    return false
  const at = clock.now()
  const result = await changeReferral(world, { reference, who: BOT, at }, ({ referral }) =>
    followCalendar(referral, at, directory.council),
  )
  return !isRefusal(result)
}

/** Every day off there is, in words of its own: short enough to be kept as it is. */
const fingerprint = (calendar: Calendar): string =>
  [...knownDaysOff(), ...calendar.closures.toSorted()].join(' ')
