/** Open referrals of the made council: those that a rung comes up for now, and the many that have time. */
import type { Due } from '../../src/domain/deadlines.ts'
import { addDays, type Day, later, type Moment, momentAt } from '../../src/domain/moment.ts'
import { type Referral, sayReference } from '../../src/domain/referral.ts'
import { addWorkingDays } from '../../src/domain/working-days.ts'
import { DETAILS } from '../../tests/support/answers.ts'
import { LARGE_COUNCIL, managerId, RECORDER, TEAMS, WORKERS_IN_A_TEAM, workerId } from './sweep-council.ts'

/** A Wednesday, in working hours; on the evening before, everything was up to date. */
export const TODAY = '2026-12-09'
export const NOW = momentAt(TODAY, '09:30')
export const LAST_EVENING = momentAt('2026-12-08', '16:30')
const MORNING = momentAt(TODAY, '09:00')

export type Row = {
  readonly referral: Referral
  readonly nextLookAt: Moment
}

type Kind = {
  readonly status: 'assigned_to_team' | 'allocated' | 'in_progress' | 'submitted' | 'changes_asked'
  /** Working days from today to the due day. */
  readonly due: number
  /** Working days since the next move is with whoever has it. */
  readonly held: number
}

/** One for each rung that can come up in a morning. */
const COMING_UP: readonly Kind[] = [
  { status: 'in_progress', due: 10, held: 5 },
  { status: 'in_progress', due: 5, held: 9 },
  { status: 'in_progress', due: 3, held: 11 },
  { status: 'allocated', due: 1, held: 12 },
  { status: 'in_progress', due: 0, held: 12 },
  { status: 'in_progress', due: -1, held: 14 },
  { status: 'assigned_to_team', due: 12, held: 1 },
  { status: 'submitted', due: 7, held: 1 },
  { status: 'in_progress', due: -3, held: 14 },
  { status: 'changes_asked', due: 10, held: 2 },
]

const WITH_TIME: readonly Kind['status'][] = ['in_progress', 'allocated', 'in_progress', 'changes_asked']

/** The first `comingUp` of them have a rung that comes up this morning. Spread over all teams and workers. */
export function rowOf(number: number, comingUp: number): Row {
  const comes = number < comingUp
  const kind = comes
    ? pick(COMING_UP, number)
    : { status: pick(WITH_TIME, number), due: 11 + (number % 7), held: number % 9 }
  return {
    referral: referralOf(number, kind),
    // Each at a moment of its own, so that they can be paged through without changing them.
    nextLookAt: comes
      ? new Date(Date.parse(MORNING) + number).toISOString()
      : later(MORNING, (1 + (number % 60)) * 86_400),
  }
}

const pick = <T>(of: readonly T[], number: number): T => of[number % of.length] as T

function referralOf(number: number, { status, due, held }: Kind): Referral {
  const turn = Math.floor(number / COMING_UP.length)
  const team = turn % TEAMS
  const worker = workerId(
    team,
    (Math.floor(turn / TEAMS) + (number % COMING_UP.length) * 5) % WORKERS_IN_A_TEAM,
  )
  const since = momentAt(workingDay(-held), '10:00')
  const day = workingDay(due)
  const facts = {
    id: `00000000-0000-4000-9000-${String(number).padStart(12, '0')}`,
    reference: sayReference(2026, number + 1),
    ...{ version: 5, team: `team-${team}`, recordedBy: RECORDER, details: DETAILS },
    ...{ receivedAt: since, recordedAt: since, since },
    ...{ due: dueOn(day), firstDue: day, dueChanges: [] },
  }
  const submission = {
    ...{ number: 1, by: worker, at: since, authors: [worker], fingerprint: 'f'.repeat(64) },
    ...{ teamManager: managerId(team), cover: [], formVersion: 'a' },
  }
  switch (status) {
    case 'assigned_to_team':
      return { ...facts, status }
    case 'allocated':
      return { ...facts, status, worker }
    case 'in_progress':
      return { ...facts, status, worker, submissions: 0 }
    case 'submitted':
      return { ...facts, status, worker, submission }
    case 'changes_asked': {
      const changes = { by: managerId(team), at: since, reason: 'Please say more.', section: 'A1' }
      return { ...facts, status, worker, submission, changes }
    }
  }
}

const days = new Map<number, Day>()

function workingDay(count: number): Day {
  const known = days.get(count)
  if (known !== undefined) return known
  const day = addWorkingDays(TODAY, count, LARGE_COUNCIL.council)
  days.set(count, day)
  return day
}

const dueOn = (day: Day): Due => ({
  ...{ day, before: day, startsOn: addDays(day, -21), rule: 'three weeks', movedBecause: undefined },
  ...{ fifteenWorkingDays: day, internalTarget: addDays(day, -3) },
})
