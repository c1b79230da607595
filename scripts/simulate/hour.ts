/** One hour of the council: what arrived is recorded, leave begins, nudges are read, and work goes on. */
import { addDays, dayOf, momentAt, sayDay, timeOf } from '../../src/domain/moment.ts'
import { REFERENCE, type Referral } from '../../src/domain/referral.ts'
import { addWorkingDays } from '../../src/domain/working-days.ts'
import { referralsAfter } from '../../src/store/read-all.ts'
import { pagesOf, record, says } from './deeds.ts'
import type { Arrival, Leave } from './diary.ts'
import { move } from './moves.ts'
import { type Nudged, reactsTo } from './reactions.ts'
import { count, isAtWork, isWorkday, type Town } from './town.ts'

export type Waiting = {
  /** Not recorded yet, oldest first. */
  arrivals: readonly Arrival[]
  /** Not announced yet. */
  leaves: readonly Leave[]
  /** Not read yet. */
  nudges: readonly Nudged[]
}

export async function liveAnHour(town: Town, waiting: Waiting): Promise<void> {
  if (!isWorkday(town)) return
  await recordArrivals(town, waiting)
  await goOnLeave(town, waiting)
  const unread: Nudged[] = []
  for (const nudged of waiting.nudges) if (!(await reactsTo(town, nudged))) unread.push(nudged)
  waiting.nudges = unread
  for (const referral of await openReferrals(town)) await move(town, referral)
}

async function recordArrivals(town: Town, waiting: Waiting): Promise<void> {
  const { running, random, stories } = town
  const now = running.clock.now()
  const due = waiting.arrivals.filter(({ at }) => at <= now)
  const officers = running.directory.people.filter(
    (person) => person.roles.includes('mash_officer') && isAtWork(town, person),
  )
  if (due.length === 0 || officers.length === 0) return
  waiting.arrivals = waiting.arrivals.slice(due.length)
  for (const arrival of due) {
    const reference = await record(running, random.pick(officers), arrival)
    if (!REFERENCE.test(reference)) throw new Error('It was not recorded')
    const workers = running.directory.people.filter(
      ({ roles, teams }) => roles.includes('social_worker') && teams.includes(arrival.team),
    )
    const pages = [...pagesOf(arrival.children)]
    stories.set(reference, { taker: random.pick(workers).id, pages, undone: 0, prison: undefined })
    count(town, 'recorded')
  }
}

/** On the first morning in chat; on the afternoon before in Outlook. Of an illness nobody is told. */
async function goOnLeave(town: Town, waiting: Waiting): Promise<void> {
  const { running } = town
  const today = dayOf(running.clock.now())
  const tomorrow = addWorkingDays(today, 1, running.directory.council)
  const isAfternoon = timeOf(running.clock.now()) >= '15:00'
  const due = waiting.leaves.filter(({ from, how }) => {
    if (how === 'Outlook') return from <= today || (isAfternoon && from <= tomorrow)
    return from <= today
  })
  waiting.leaves = waiting.leaves.filter((leave) => !due.includes(leave))
  for (const leave of due) {
    if (leave.until < today) continue
    count(town, `leave: ${leave.how}`)
    if (leave.how === 'says so') await says(running, leave.person, `I am away until ${sayDay(leave.until)}`)
    if (leave.how === 'Outlook')
      await running.outlook.setAway(leave.person.id, {
        from: momentAt(leave.from, '00:00'),
        until: momentAt(addDays(leave.until, 1), '00:00'),
      })
  }
}

/** Everything that somebody may still do something about, as it stands at the start of the hour. */
async function openReferrals({ running }: Town): Promise<readonly Referral[]> {
  const referrals = await referralsAfter(running.product.database.kysely)
  return referrals.filter((referral) => {
    const { status } = referral
    if (status === 'signed_off' || status === 'sending') return false
    return status !== 'sent' || referral.receipt === undefined
  })
}
