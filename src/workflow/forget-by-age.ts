/** The sweep: what nobody needs any more goes by its age, once a day: old drafts, and where leavers could be reached. */
import { dayOf, later } from '../domain/moment.ts'
import type { World } from './ports.ts'

/** Far more than the twenty hours that a lost connection may cost anybody, holidays included. */
export const DRAFTS_KEPT_DAYS = 30
/** Whoever is not in the directory, and has not written for that long. */
export const PLACES_KEPT_DAYS = 90

const MEMO = 'forgotten by age'
const DAY_SECONDS = 24 * 60 * 60

/** A draft counts from the last time that it was touched. */
export async function forgetByAge({ store, clock, directory }: World): Promise<void> {
  const now = clock.now()
  if ((await store.memo(MEMO))?.value === dayOf(now)) return
  await store.forgetDraftsBefore(later(now, -DRAFTS_KEPT_DAYS * DAY_SECONDS))
  await store.forgetPlaces({
    known: directory.people.map(({ id }) => id),
    before: later(now, -PLACES_KEPT_DAYS * DAY_SECONDS),
  })
  await store.setMemo(MEMO, dayOf(now), now)
}
