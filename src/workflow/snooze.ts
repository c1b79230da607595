/** Snooze: one person hears nothing of one referral until a day, which is never after the day it is due. */
import { type Day, dayOf, sayDay } from '../domain/moment.ts'
import { maySeeReferral, type Person } from '../domain/people.ts'
import { type Reference, type Referral, STILL_DUE } from '../domain/referral.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import type { World } from './ports.ts'

export type Snoozed = { readonly referral: Referral; readonly until: Day }

/** Recorded in the audit; it changes no version, as nothing of the work has changed. The newest snooze counts. */
export async function snoozeReferral(
  world: World,
  by: Person,
  { reference, until }: { readonly reference: Reference; readonly until: Day },
): Promise<Snoozed | Refusal> {
  const at = world.clock.now()
  return world.store.transaction(async (tx) => {
    const loaded = await tx.lock(reference)
    if (loaded === undefined) return refuse('unknownReference')
    const { referral } = loaded
    const refusal = maySnooze(referral, by, { until, today: dayOf(at) })
    if (isRefusal(refusal)) return refusal
    await tx.snooze(reference, { person: by.id, until }, at)
    const { version, status } = referral
    await tx.audit({
      ...{ at, reference, version, from: status, to: status, who: by.id },
      what: 'snooze',
      reason: until,
    })
    return { referral, until }
  })
}

/** Why not; undefined when they may. `more` says which days there are to choose from. */
export function maySnooze(
  referral: Referral,
  by: Person,
  { until, today }: { readonly until: Day; readonly today: Day },
): Refusal | undefined {
  if (!maySeeReferral(by, referral)) return refuse('notForYou')
  if (!STILL_DUE.includes(referral.status)) return refuse('notNow')
  const due = referral.due.day
  if (due < today) return refuse('snoozeOverdue')
  if (until > due) return refuse('notPastDue', [`It is due on ${sayDay(due)}.`])
  if (until > today) return undefined
  return refuse('notPastDue', [
    due === today
      ? 'It is due today, so there is no such day left.'
      : `It must be after today, and at the latest ${sayDay(due)}, the day it is due.`,
  ])
}
