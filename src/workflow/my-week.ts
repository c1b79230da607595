/** What comes for one person in the next working days: due dates, and what the plan will remind them of. */
import { openAlmanac } from '../domain/almanac.ts'
import { foresee } from '../domain/foresee.ts'
import { approverOf } from '../domain/holder.ts'
import { addDays, type Day, dayOf, momentAt } from '../domain/moment.ts'
import { sayNudgeInShort } from '../domain/nudge-words.ts'
import { isManager, isSamePerson, maySeeReferral, type Person } from '../domain/people.ts'
import { STILL_DUE } from '../domain/referral.ts'
import type { Watched } from './nudge-ports.ts'
import type { World } from './ports.ts'
import { teamsOfWork } from './views.ts'

export type Coming = { readonly day: Day; readonly reference: string; readonly what: string }

export type Week = {
  readonly from: Day
  readonly until: Day
  /** The soonest first; `more` were not looked at. */
  readonly coming: readonly Coming[]
  readonly isAll: boolean
}

/** Today, and as many after it as make a week of work. */
const WORKING_DAYS = 5
const MOST_LOOKED_AT = 150

export async function myWeek(world: World, by: Person): Promise<Week> {
  const { store, directory, clock } = world
  const now = clock.now()
  const today = dayOf(now)
  const almanac = openAlmanac(directory.council)
  const until = almanac.working(today, WORKING_DAYS) ?? addDays(today, 7)
  const teams = isManager(by) || by.roles.includes('mash_officer') ? teamsOfWork(world, by) : []
  const own = await store.work({ worker: by.id })
  const soon = await store.comingUp({
    ...{ worker: by.id, teams, most: MOST_LOOKED_AT },
    until: momentAt(until, '23:59'),
  })
  const waiting = teams.length === 0 ? [] : await store.work({ teams })
  const asked = waiting.filter(({ status }) => status === 'submitted')
  const due = own.filter(({ status, dueDay }) => STILL_DUE.includes(status) && dueDay <= until)
  const references = [...new Set([...due, ...asked].map(({ reference }) => reference).concat(soon))]
  const absences = await store.absences()
  const coming: Coming[] = []
  for (const reference of references.slice(0, MOST_LOOKED_AT)) {
    const watched = await store.watched(reference)
    if (watched === undefined || !maySeeReferral(by, watched.referral)) continue
    coming.push(...standing(watched, by, { today, until }))
    for (const each of foresee({ ...watched, directory, absences, now }, almanac))
      if (each.kind === 'nudge' && isSamePerson(each.nudge.to, by.id) && dayOf(each.at) <= until) {
        const what = sayNudgeInShort(each.nudge.name, watched.referral)
        if (what !== '') coming.push({ day: dayOf(each.at), reference, what })
      }
  }
  return { from: today, until, coming: coming.toSorted(byDay), isAll: references.length <= MOST_LOOKED_AT }
}

/** What is true of it already: its due day, and that it waits for a signature. */
function standing(
  { referral }: Watched,
  by: Person,
  { today, until }: { readonly today: Day; readonly until: Day },
): readonly Coming[] {
  const { reference, status, due } = referral
  const isTheirs = 'worker' in referral && isSamePerson(by.id, referral.worker ?? '')
  const isDue = isTheirs && STILL_DUE.includes(status) && due.day <= until
  const signs = referral.status === 'submitted' && isSamePerson(by.id, approverOf(referral.submission))
  return [
    ...(isDue
      ? [{ day: due.day < today ? today : due.day, reference, what: due.day < today ? 'overdue' : 'due' }]
      : []),
    ...(signs ? [{ day: today, reference, what: 'waits for your sign-off' }] : []),
  ]
}

const byDay = (one: Coming, other: Coming): number =>
  `${one.day} ${one.reference}` < `${other.day} ${other.reference}` ? -1 : 1
