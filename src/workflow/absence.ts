/** Who is away, as they say themselves. What waits for their sign-off is looked at again. */
import { type Absence, isAway } from '../domain/absence.ts'
import { nextApprover } from '../domain/cover.ts'
import { teamById } from '../domain/directory.ts'
import { approverOf } from '../domain/holder.ts'
import { hoursOf, withinHours } from '../domain/hours.ts'
import { type Day, dayOf, type Moment } from '../domain/moment.ts'
import { isSamePerson, type Person, type PersonId } from '../domain/people.ts'
import type { Submitted } from '../domain/referral.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import type { World } from './ports.ts'

/** `until` is the last day away, today or later; undefined where it is not known yet. */
export async function sayAway(world: World, by: Person, until: Day | undefined): Promise<Absence | Refusal> {
  const at = world.clock.now()
  const from = dayOf(at)
  if (until !== undefined && until < from) return refuse('dayIsOver')
  const absence: Absence = { person: by.id, from, until, source: 'said so' }
  await world.store.transaction(async (tx) => {
    await tx.setAbsence(absence, at)
    await tx.lookSoon([by.id], at)
  })
  return absence
}

/**
 * Ends what they said and what Outlook said last; where automatic replies are still on, Outlook is read again within a
 * quarter of an hour. The answer is why they were away until now. Sign-off that was passed on stays where it is.
 */
export async function comeBack(world: World, by: Person): Promise<readonly Absence[]> {
  const at = world.clock.now()
  const known = (await world.store.absences()).filter(({ person }) => person === by.id)
  if (known.length === 0) return []
  await world.store.transaction(async (tx) => {
    await tx.endAbsence(by.id, 'said so')
    await tx.endAbsence(by.id, 'Outlook')
    await tx.lookSoon([by.id], at)
  })
  return known.filter((absence) => isAway(by.id, dayOf(at), [absence]))
}

/** Reports that wait for somebody who is away, and who gets them when; `to` is undefined where nobody is left. */
export type Covered = { readonly to: PersonId | undefined; readonly at: Moment; readonly count: number }

/** Those of the person's own teams, as the sweep passes them on. */
export async function coverOf(world: World, by: Person): Promise<readonly Covered[]> {
  const { store, directory, clock } = world
  const now = clock.now()
  const absences = await store.absences()
  const found = new Map<string, Covered>()
  for (const referral of await submittedIn(world, by)) {
    if (!isSamePerson(approverOf(referral.submission), by.id)) continue
    const at = withinHours(now, hoursOf(teamById(directory, referral.team)), directory.council)
    const to = nextApprover(referral, { directory, absences, day: dayOf(at) })?.id
    const count = (found.get(`${to} ${at}`)?.count ?? 0) + 1
    found.set(`${to} ${at}`, { to, at, count })
  }
  return [...found.values()]
}

/** Reports that came to this person and were passed on: how many are with whom. They may still sign them. */
export async function passedOnFrom(
  world: World,
  by: Person,
): Promise<readonly { readonly to: PersonId; readonly count: number }[]> {
  const passed = (await submittedIn(world, by)).flatMap(({ submission }) => {
    const asked = [submission.teamManager, ...submission.cover.map(({ to }) => to)]
    const now = approverOf(submission)
    return asked.some((id) => isSamePerson(id, by.id)) && !isSamePerson(now, by.id) ? [now] : []
  })
  return [...Map.groupBy(passed, (to) => to)].map(([to, all]) => ({ to, count: all.length }))
}

async function submittedIn({ store }: World, { teams }: Person): Promise<readonly Submitted[]> {
  const found: Submitted[] = []
  for (const { reference, status } of await store.work({ teams })) {
    const referral = status === 'submitted' ? (await store.load(reference))?.referral : undefined
    if (referral?.status === 'submitted') found.push(referral)
  }
  return found
}
