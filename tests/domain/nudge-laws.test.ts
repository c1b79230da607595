/** What holds of the ladder for any referral, calendar, absence and clock: said once, in hours, to the right person. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type Almanac, openAlmanac } from '../../src/domain/almanac.ts'
import { workOutDue } from '../../src/domain/deadlines.ts'
import { addDays, dayOf, later, type Moment, timeOf } from '../../src/domain/moment.ts'
import type { Plan, Scene } from '../../src/domain/nudge-plan.ts'
import { type NudgeRole, rungOf } from '../../src/domain/nudges.ts'
import { isManager, type PersonId, type Role } from '../../src/domain/people.ts'
import { type Referral, workerOf } from '../../src/domain/referral.ts'
import { isWorkingDay } from '../../src/domain/working-days.ts'
import { BOTH, COUNCIL, DEPUTY, INES, SAM, TESS } from '../support/council.ts'
import { at, away, heldReferral, planAt } from './nudge-sample.ts'
import { ALL_STATUSES } from './sample.ts'

const RUNS = { numRuns: 20 }

/** Few, so that each counts its days once for all runs. */
const ALMANACS: readonly Almanac[] = [
  [],
  ['2026-12-24', '2026-12-29', '2026-12-30', '2026-12-31'],
  ['2026-11-30', '2026-12-01', '2026-12-14', '2026-12-15', '2027-01-04'],
].map((closures) => openAlmanac({ closures }))

const HOURS = [undefined, { from: '08:30', to: '16:00' }, { from: '10:00', to: '18:30' }]

/** A moment in the three months from November, at any hour. */
const minutes = (most: number) => fc.integer({ min: 0, max: most })
const START = at('2026-11-02', '00:30')
const inMinutes = (from: Moment, more: number): Moment => later(from, more * 60)

const absence = fc
  .tuple(fc.constantFrom(...COUNCIL.people), fc.nat(60), fc.option(fc.nat(20), { nil: undefined }))
  .map(([person, from, days]) => {
    const first = addDays('2026-11-02', from)
    return away(person, first, days === undefined ? undefined : addDays(first, days))
  })
const alwaysAway = fc.subarray([...COUNCIL.people]).map((people) => people.map((one) => away(one)))

const anyScene = (absences: fc.Arbitrary<Scene['absences']>) =>
  fc
    .record({
      ...{ almanac: fc.constantFrom(...ALMANACS), hours: fc.constantFrom(...HOURS), absences },
      ...{ status: fc.constantFrom(...ALL_STATUSES), worker: fc.constantFrom(SAM, INES, BOTH) },
      ...{
        received: minutes(40 * 1440),
        held: minutes(25 * 1440),
        authors: fc.subarray([BOTH.id, DEPUTY.id]),
      },
      moved: fc.option(minutes(20 * 1440), { nil: undefined }),
      progress: fc.option(minutes(30 * 1440), { nil: undefined }),
      snooze: fc.option(fc.nat(20), { nil: undefined }),
    })
    .map(({ almanac, hours, absences, ...drawn }) => {
      const received = inMinutes(START, drawn.received)
      const due = workOutDue(received, undefined, almanac.calendar)
      const since = inMinutes(received, drawn.held)
      const because = 'a day off was added' as const
      const line = {
        because,
        from: due.day,
        to: due.day,
        at: inMinutes(since, drawn.moved ?? 0),
        by: 'bot',
        words: '',
      }
      const referral = heldReferral(drawn.status, {
        ...{ since, due, worker: drawn.worker, dueChanges: drawn.moved === undefined ? [] : [line] },
        submission: { authors: [drawn.worker.id, ...drawn.authors] },
      })
      const until = addDays(dayOf(since), drawn.snooze ?? 0)
      const teams = COUNCIL.teams.map((team) => (hours === undefined ? team : { ...team, hours }))
      return {
        ...{ almanac, absences, referral, directory: { ...COUNCIL, teams } },
        hours: hours ?? { from: '09:00', to: '17:00' },
        progressAt: drawn.progress === undefined ? undefined : inMinutes(since, drawn.progress),
        snoozes: drawn.snooze === undefined ? [] : [{ person: drawn.worker.id, until }],
      }
    })

const OF_NOW = ['overdueWeekly', 'nobodyToSign']
const AT_ANY_TIME = ['dueToday', 'nobodyToSign', 'dueMoved']

describe('the plan of any referral', () => {
  it('is the same later for what still lies ahead, while nothing changes', () =>
    fc.assert(
      fc.property(anyScene(alwaysAway), minutes(20 * 1440), minutes(20 * 1440), (drawn, first, more) => {
        const now = inMinutes(drawn.referral.since, first)
        const then = inMinutes(now, more)
        // Progress that is yet to come is no part of today’s plan.
        const progressAt =
          drawn.progressAt === undefined || drawn.progressAt > now ? undefined : drawn.progressAt
        const before = planAt(drawn.referral, now, { ...drawn, progressAt })
        const after = planAt(drawn.referral, then, { ...drawn, progressAt })
        const ahead = ({ nudges }: Plan) => nudges.filter((nudge) => nudge.at > then)
        const known = new Set(ahead(before).map((nudge) => JSON.stringify(nudge)))
        const found = ahead(after).map((nudge) => JSON.stringify(nudge))
        assert.deepEqual(found.filter((nudge) => known.has(nudge)).length, known.size)
        // Of the Mondays only the next one is foreseen; and where those who sign are away it is a matter of now.
        for (const nudge of ahead(after))
          assert.ok(known.has(JSON.stringify(nudge)) || OF_NOW.includes(nudge.name), nudge.name)
        if (before.passOn !== undefined && before.passOn.at > then)
          assert.deepEqual(after.passOn, before.passOn)
      }),
      RUNS,
    ))

  it('speaks on working days, when the day of the team begins', () =>
    fc.assert(
      fc.property(anyScene(fc.array(absence, { maxLength: 5 })), minutes(60 * 1440), (drawn, on) => {
        const { nudges } = planAt(drawn.referral, inMinutes(drawn.referral.since, on), drawn)
        for (const { name, at: moment } of nudges) {
          if (AT_ANY_TIME.includes(name) && timeOf(moment) !== drawn.hours.from) continue
          if (name === 'dueMoved') continue
          assert.ok(isWorkingDay(dayOf(moment), drawn.almanac.calendar), `${name} ${moment}`)
          assert.equal(timeOf(moment), drawn.hours.from, name)
        }
      }),
      RUNS,
    ))

  it('passes sign-off on within the hours of the team alone', () =>
    fc.assert(
      fc.property(anyScene(fc.array(absence, { maxLength: 8 })), minutes(20 * 1440), (drawn, on) => {
        const now = inMinutes(drawn.referral.since, on)
        const { passOn } = planAt(drawn.referral, now, drawn)
        assert.equal(passOn !== undefined, drawn.referral.status === 'submitted')
        if (passOn === undefined) return
        assert.ok(isWorkingDay(dayOf(passOn.at), drawn.almanac.calendar))
        assert.ok(timeOf(passOn.at) >= drawn.hours.from && timeOf(passOn.at) < drawn.hours.to)
      }),
      RUNS,
    ))

  it('tells nobody but those of the rung, or who stands in for them', () =>
    fc.assert(
      fc.property(anyScene(fc.array(absence, { maxLength: 8 })), minutes(60 * 1440), (drawn, on) => {
        const { nudges } = planAt(drawn.referral, inMinutes(drawn.referral.since, on), drawn)
        for (const { name, to } of nudges) {
          const allowed = rungOf(name).to.flatMap((role) => mayHear(role, drawn.referral))
          assert.ok(allowed.includes(to), `${name} to ${to}`)
        }
      }),
      RUNS,
    ))

  it('tells the worker nothing while it waits for sign-off, and no author', () =>
    fc.assert(
      fc.property(anyScene(fc.array(absence, { maxLength: 8 })), minutes(60 * 1440), (drawn, on) => {
        const { referral } = drawn
        if (referral.status !== 'submitted') return
        const { nudges } = planAt(referral, inMinutes(referral.since, on), drawn)
        for (const { name, to } of nudges) assert.ok(!referral.submission.authors.includes(to), name)
      }),
      RUNS,
    ))
})

const withRole = (...roles: Role[]): readonly PersonId[] =>
  COUNCIL.people.filter((person) => person.roles.some((role) => roles.includes(role))).map(({ id }) => id)

/** Written down apart from the planner: the person of the role, and everybody who may stand in. */
function mayHear(role: NudgeRole, referral: Referral): readonly string[] {
  const managers = COUNCIL.people
    .filter((person) => isManager(person) && person.teams.includes('north'))
    .map(({ id }) => id)
  const worker = referral.status === 'submitted' ? undefined : workerOf(referral)
  switch (role) {
    case 'team channel':
      return [role]
    case 'worker':
      return worker === undefined ? [] : [worker, ...managers]
    case 'whoever had it':
      return [
        ...(workerOf(referral) === undefined ? [] : [String(workerOf(referral))]),
        ...managers,
        ...withRole('mash_officer'),
      ]
    case 'holder':
      return worker === undefined ? managers : [worker, ...managers]
    case 'manager':
      return managers.includes(TESS.id) ? managers : []
    case 'service manager':
      return withRole('service_manager')
    case 'head of service':
      return withRole('head_of_service')
    case 'recorder':
      return [referral.recordedBy]
    case 'mash':
      return withRole('mash_officer')
    case 'duty manager':
      return COUNCIL.people.filter((person) => isManager(person) && person.qualified).map(({ id }) => id)
    case 'administrator':
      return withRole('administrator')
  }
}
