/** The sweep of nudges on a real store: from state, each rung once, run twice, and after a week in which nothing ran. */
import assert from 'node:assert/strict'
import { addDays, type Day, momentAt } from '../../src/domain/moment.ts'
import { isWorkingDay } from '../../src/domain/working-days.ts'
import { decideNudges, sayNudges } from '../../src/workflow/nudges.ts'
import { DETAILS } from '../support/answers.ts'
import { COUNCIL, SAM, TESS } from '../support/council.ts'
import { record, sendIn, submitted, taken, write } from '../support/workflow-road.ts'
import { openWorkflow, type WorkflowWorld } from '../support/workflow-world.ts'

const RECEIVED = '2026-12-07'
/** Three weeks on is a bank holiday, so the report is due on the last working day before it. */
const DUE = '2026-12-24'

const today = { ...DETAILS, request: { ...DETAILS.request, receivedOn: RECEIVED } }

describe('the sweep of nudges', () => {
  let world: WorkflowWorld

  let seen = 0

  beforeEach(async () => {
    world = await openWorkflow()
    seen = 0
  })
  afterEach(() => world.close())

  const sweep = async (): Promise<void> => {
    await decideNudges(world)
    await sayNudges(world)
  }
  const at = (day: Day, time = '09:00'): void => world.setNow(momentAt(day, time))
  /** What was said since the last time it was asked, as `who: rung, rung`. */
  const said = async (): Promise<readonly string[]> => {
    const keys = world.jobs.filter((key) => key.startsWith('digest/') || key.startsWith('nudge/')).slice(seen)
    seen += keys.length
    const messages = keys.map(async (key) => {
      const nudges = await world.store.nudgesOf(key)
      const who = nudges[0]?.to
      const name = COUNCIL.people.find(({ id }) => id === who)?.name ?? who
      return `${name}: ${nudges.map(({ name: rung }) => rung).join(', ')}`
    })
    return (await Promise.all(messages)).toSorted()
  }
  const daysFrom = function* (from: Day, to: Day): Generator<Day> {
    for (let day = from; day <= to; day = addDays(day, 1)) yield day
  }

  it('says each rung on its day, once, though everything runs twice', async () => {
    await taken(world, SAM, today)
    const diary: Record<Day, readonly string[]> = {}
    for (const day of daysFrom('2026-12-08', '2027-01-05')) {
      at(day)
      await sweep()
      await sweep()
      const heard = await said()
      if (heard.length > 0) diary[day] = heard
    }
    assert.deepEqual(diary, {
      '2026-12-10': ['Sam Example: contactsDue'],
      '2026-12-17': ['Sam Example: sectionsLeft'],
      '2026-12-21': ['Sam Example: internalTarget', 'Tess Placeholder: internalTarget'],
      '2026-12-23': ['Sam Example: dueTomorrow', 'Tess Placeholder: dueTomorrow'],
      '2026-12-24': ['Sam Example: dueToday', 'Tess Placeholder: dueToday'],
      '2026-12-29': ['Hal Head: overdueWeekly', 'Tess Placeholder: overdue', 'team channel: overdue'],
      '2026-12-31': ['Sefa Service: overdueStill'],
      '2027-01-04': ['Hal Head: overdueWeekly'],
    })
  })

  it('after a week in which nothing ran says the weightiest to each person, and records what it passed over', async () => {
    const reference = await taken(world, SAM, today)
    at('2026-12-09')
    await sweep()
    assert.deepEqual(await said(), [])
    at('2026-12-22')
    await sweep()
    await sweep()
    assert.deepEqual(await said(), ['Sam Example: internalTarget', 'Tess Placeholder: internalTarget'])
    const rows = (await world.store.nudges(reference)).filter(({ to }) => to === SAM.id)
    assert.deepEqual(
      rows.map(({ name, status }) => `${name}: ${status}`),
      ['contactsDue: passed over', 'sectionsLeft: passed over', 'internalTarget: said'],
    )
  })

  it('keeps the hours: what comes up at night or at a weekend is said on the next working morning', async () => {
    await taken(world, SAM, today)
    for (const [day, time] of [
      ['2026-12-10', '08:59'],
      ['2026-12-10', '17:00'],
      ['2026-12-19', '11:00'],
      ['2026-12-20', '11:00'],
    ] as const) {
      at(day, time)
      await sweep()
      assert.deepEqual(await said(), [], `${day} ${time}`)
    }
    at('2026-12-21', '08:59')
    await sweep()
    assert.deepEqual(await said(), [])
    at('2026-12-21')
    await sweep()
    // What waited from the tenth and what came up today are about one referral: the weightiest is said.
    assert.deepEqual(await said(), ['Sam Example: internalTarget', 'Tess Placeholder: internalTarget'])
  })

  it('puts everything for one person into one message a day; what cannot wait goes by itself', async () => {
    await taken(world, SAM, today)
    await taken(world, SAM, today)
    const later = { ...DETAILS, request: { ...DETAILS.request, receivedOn: '2026-12-03' } }
    await taken(world, SAM, later)
    at('2026-12-24')
    await sweep()
    const sam = (await said()).filter((line) => line.startsWith('Sam'))
    assert.deepEqual(sam, ['Sam Example: dueToday', 'Sam Example: dueToday', 'Sam Example: dueToday'])
    at('2026-12-29')
    await sweep()
    assert.deepEqual(
      (await said()).filter((line) => line.startsWith('Tess')),
      ['Tess Placeholder: overdue, overdue, overdue'],
    )
  })

  it('holds back what comes up after the digest of the day until the next morning', async () => {
    await record(world, today)
    at('2026-12-08')
    await sweep()
    assert.deepEqual(await said(), ['Tess Placeholder: allocate'])
    const reference = await taken(world, SAM, {
      ...DETAILS,
      request: { ...DETAILS.request, receivedOn: '2026-11-27' },
    })
    at('2026-12-08', '11:00')
    await write(world, reference)
    await sendIn(world, reference)
    at('2026-12-09', '08:00')
    await sweep()
    assert.deepEqual(await said(), [])
    at('2026-12-09')
    await sweep()
    assert.deepEqual(
      (await said()).filter((line) => line.startsWith('Tess')),
      ['Tess Placeholder: signOffWaiting'],
    )
  })

  it('stops when the next move is made: once it is sent in, the worker hears no more', async () => {
    const { reference } = await submitted(world)
    for (const day of daysFrom('2026-12-08', '2026-12-30')) {
      at(day)
      await sweep()
    }
    const nudges = await world.store.nudges(reference)
    assert.deepEqual(
      nudges.filter(({ to, status }) => to === SAM.id && status === 'said'),
      [],
    )
    assert.ok(nudges.some(({ to, name }) => to === TESS.id && name === 'signOffWaiting'))
  })

  it('tells nobody twice when two instances sweep side by side', async () => {
    for (let count = 0; count < 6; count++) await taken(world, SAM, today)
    at('2026-12-24')
    const other = { ...world }
    for (let round = 0; round < 3; round++)
      await Promise.all([decideNudges(world), decideNudges(other), sayNudges(world), sayNudges(other)])
    await sweep()
    const heard = await said()
    assert.equal(heard.filter((line) => line === 'Sam Example: dueToday').length, 6)
    assert.equal(new Set(world.jobs).size, world.jobs.length)
  })

  it('works its way through the days of the calendar as the ladder counts them', () => {
    assert.ok(isWorkingDay(DUE, COUNCIL.council))
    assert.ok(!isWorkingDay('2026-12-28', COUNCIL.council))
  })
})
