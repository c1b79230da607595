/** What the sweep decides, however often or seldom it runs: nothing twice, one thing at a time, and nothing lost. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Absence } from '../../src/domain/absence.ts'
import { approversInTurn, passOn } from '../../src/domain/cover.ts'
import { gather, type WaitingNudge } from '../../src/domain/digest.ts'
import { heldSince } from '../../src/domain/holder.ts'
import { addDays, dayOf, later, type Moment } from '../../src/domain/moment.ts'
import type { Referral, Submitted } from '../../src/domain/referral.ts'
import { lookAt } from '../../src/workflow/nudges.ts'
import { BOTH, COUNCIL, DEPUTY, INES, SAM } from '../support/council.ts'
import { ALMANAC, at, away, heldReferral, planAt } from './nudge-sample.ts'
import { ALL_STATUSES, allowed, RECEIVED } from './sample.ts'

const RUNS = { numRuns: 15 }
/** For those that walk through weeks. */
const FEW = { numRuns: 4 }

const absence = fc
  .tuple(fc.constantFrom(...COUNCIL.people), fc.nat(40), fc.option(fc.nat(12), { nil: undefined }))
  .map(([person, from, days]) => {
    const first = addDays('2026-11-20', from)
    return away(person, first, days === undefined ? undefined : addDays(first, days))
  })

const anyCase = fc.record({
  ...{ status: fc.constantFrom(...ALL_STATUSES), worker: fc.constantFrom(SAM, INES, BOTH) },
  ...{ held: fc.nat(25 * 1440), absences: fc.array(absence, { maxLength: 6 }) },
  authors: fc.subarray([BOTH.id, DEPUTY.id]),
  snoozes: fc.array(
    fc.nat(21).map((days) => ({ person: SAM.id, until: addDays('2026-11-24', days) })),
    { maxLength: 1 },
  ),
})
type Case = typeof anyCase extends fc.Arbitrary<infer T> ? T : never

const referralIn = ({ status, worker, held, authors }: Case): Referral =>
  heldReferral(status, {
    since: later(RECEIVED, held * 60),
    ...{ worker, submission: { authors: [worker.id, ...authors] } },
  })

type Row = WaitingNudge & { status: 'waiting' | 'passed over' | 'said'; holdUntil: Moment }
const keyOf = ({ reference, name, occasion, to }: WaitingNudge) => [reference, name, occasion, to].join('/')

/** The sweep with a store of nothing but maps: decides, says, and leaves alone what stands. */
function openSweep(drawn: Case) {
  const rows = new Map<string, Row>()
  const digests = new Set<string>()
  const said: WaitingNudge[] = []
  let referral = referralIn(drawn)
  return {
    rows,
    said,
    referral: () => referral,
    /** What one look brings; also when it next wants to look. */
    look(now: Moment) {
      const plan = planAt(referral, now, drawn)
      const look = lookAt(plan.scene, plan, ALMANAC)
      for (const { reference, name, occasion, to, status, holdUntil } of look.decisions) {
        const row = { reference, name, occasion, to, status, holdUntil }
        if (!rows.has(keyOf(row))) rows.set(keyOf(row), row)
      }
      if (look.passing !== undefined) {
        const { to, because } = look.passing
        referral = heldSince(referral, allowed(passOn(referral, { to, because, at: now })).referral, now)
      }
      const ready = [...rows.values()].filter((row) => row.status === 'waiting' && row.holdUntil <= now)
      const today = dayOf(now)
      const told = new Set(ready.map(({ to }) => to).filter((to) => digests.has(`digest/${today}/${to}`)))
      const gathered = gather(ready, today, told)
      for (const { key } of gathered.notices) digests.add(key)
      const change = (nudge: WaitingNudge, status: Row['status']) => {
        const row = rows.get(keyOf(nudge))
        if (row !== undefined) row.status = status
      }
      for (const { nudge } of gathered.said) change(nudge, 'said')
      for (const nudge of gathered.passedOver) change(nudge, 'passed over')
      said.push(...gathered.said.map(({ nudge }) => nudge))
      return { plan, look, gathered }
    },
  }
}

describe('one look', () => {
  const waitingAt = (now: Moment, referral: Referral) => {
    const plan = planAt(referral, now)
    return lookAt(plan.scene, plan, ALMANAC)
      .decisions.filter(({ status }) => status === 'waiting')
      .map(({ name, to }) => `${name} > ${COUNCIL.people.find(({ id }) => id === to)?.name ?? to}`)
  }
  it('after three weeks of downtime has one thing for each person', () =>
    assert.deepEqual(waitingAt(at('2026-12-29'), heldReferral('in_progress')), [
      ...['dueToday > Sam Example', 'overdue > Tess Placeholder', 'overdue > team channel'],
      ...['overdueStill > Sefa Service', 'overdueWeekly > Hal Head'],
    ]))
  it('where nobody is left to sign is followed by another on the next morning, which may bring somebody back', () => {
    const absences = COUNCIL.people.map((person) => away(person))
    const submitted = heldReferral('submitted', { since: at('2026-12-03', '15:00') })
    const plan = planAt(submitted, at('2026-12-04', '10:00'), { absences })
    assert.equal(lookAt(plan.scene, plan, ALMANAC).next, at('2026-12-07'))
  })
  it('does not pass over what comes after something weightier that was said before', () => {
    const moved = { because: 'a day off was added', from: '2026-12-16', to: '2026-12-15', by: 'bot' } as const
    const dueChanges = [{ ...moved, at: at('2026-12-07', '11:00'), words: '' }]
    const assigned = heldReferral('assigned_to_team', { since: at('2026-12-03', '15:00'), dueChanges })
    assert.ok(waitingAt(at('2026-12-07', '11:00'), assigned).includes('dueMoved > Tess Placeholder'))
  })
})

describe('the sweep', () => {
  const gaps = fc.array(fc.integer({ min: 1, max: 4 * 1440 }), { minLength: 3, maxLength: 12 })

  it('never says the same twice, nor two rungs about one referral to one person at one look', () =>
    fc.assert(
      fc.property(anyCase, gaps, (drawn, minutes) => {
        const sweep = openSweep(drawn)
        let now = sweep.referral().since
        for (const gap of minutes) {
          now = later(now, gap * 60)
          const { gathered, look } = sweep.look(now)
          const people = gathered.said.map(({ nudge }) => nudge.to)
          assert.equal(new Set(people).size, people.length)
          // Passing on changes whose move it is; without it a second sweep has nothing to add.
          if (look.passing === undefined) assert.equal(sweep.look(now).gathered.said.length, 0)
        }
        assert.equal(new Set(sweep.said.map(keyOf)).size, sweep.said.length)
      }),
      RUNS,
    ))

  it('after any downtime says one thing to each person, and writes down all the rest as passed over', () =>
    fc.assert(
      fc.property(anyCase, fc.nat(30), fc.nat(470), (drawn, days, minute) => {
        // Within hours, so that what is decided is said there and then.
        const day = ALMANAC.working(addDays('2026-11-24', days), 1) ?? ''
        const now = later(at(day), minute * 60)
        const sweep = openSweep(drawn)
        if (now < sweep.referral().since) return
        const { plan, look, gathered } = sweep.look(now)
        const come = look.passing === undefined ? plan.nudges.filter((nudge) => nudge.at <= now) : []
        const loud = new Set(come.filter(({ quiet }) => quiet === undefined).map(({ to }) => to))
        assert.deepEqual(gathered.said.map(({ nudge }) => nudge.to).sort(), [...loud].sort())
        assert.equal(sweep.rows.size, come.length)
        for (const row of sweep.rows.values()) assert.notEqual(row.status, 'waiting', row.name)
      }),
      RUNS,
    ))

  it('looks again before anything comes up: waiting for its own next look loses nothing', () =>
    fc.assert(
      fc.property(anyCase, (drawn) => {
        const own = openSweep({ ...drawn, absences: [] })
        const eager = openSweep({ ...drawn, absences: [] })
        const end = later(own.referral().since, 35 * 86_400)
        const onItsOwn = (sweep: typeof own, from: Moment, until: Moment) => {
          let looks = 0
          for (let now: Moment | undefined = from; now !== undefined && now <= until; looks += 1) {
            assert.ok(looks < 500, 'it looks again and again at the same moment')
            const { look } = sweep.look(now)
            now = look.passing === undefined ? look.next : later(now, 1)
          }
        }
        onItsOwn(own, own.referral().since, end)
        for (let now = eager.referral().since; now < end; now = later(now, 17 * 3600)) {
          const next = later(now, 17 * 3600)
          onItsOwn(eager, now, next < end ? next : end)
        }
        assert.deepEqual(own.said.map(keyOf), eager.said.map(keyOf))
      }),
      FEW,
    ))
})

describe('passing on', () => {
  const soon = (absences: readonly Absence[], person: string, day: string) =>
    absences.some((one) => one.person === person && one.from <= day && day <= (one.until ?? day))

  it('never comes back to anybody, never reaches an author or somebody away, and comes to an end', () =>
    fc.assert(
      fc.property(anyCase, (drawn) => {
        const sweep = openSweep({ ...drawn, status: 'submitted' })
        const first = sweep.referral() as Submitted
        let now: Moment | undefined = first.since
        for (let step = 0; now !== undefined && step < 25; step += 1) {
          const { cover } = (sweep.referral() as Submitted).submission
          const { look } = sweep.look(now)
          const to = look.passing?.to
          if (to !== undefined) {
            assert.ok(![first.submission.teamManager, ...cover.map((each) => each.to)].includes(to))
            assert.ok(!first.submission.authors.includes(to))
            assert.ok(COUNCIL.people.some(({ id, qualified }) => id === to && qualified))
            assert.ok(!soon(drawn.absences, to, dayOf(now)))
          }
          now = look.next
        }
        const { submission } = sweep.referral() as Submitted
        assert.ok(submission.cover.length <= approversInTurn(first, COUNCIL).length)
        const [last] = planAt(sweep.referral(), at('2027-02-01'), drawn).nudges.filter(
          ({ name }) => name === 'nobodyToSign',
        )
        assert.ok(last !== undefined, 'when everybody was asked, that is said')
      }),
      FEW,
    ))
})
