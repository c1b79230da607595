/** The clock of local mode: forwards only, and kept over a restart; and the London times that its buttons mean. */
import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { dayOf, later, momentAt, timeOf } from '../../src/domain/moment.ts'
import { ClockRefusal, openClock } from '../../src/local/clock.ts'
import { moveClock } from '../../src/local/page-clock.ts'
import { daysOn, lastMorning, nextWorkingMorning } from '../../src/local/wall-clock.ts'

describe('the clock of local mode', () => {
  let folder: string
  let real: number
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clock-'))
    real = Date.parse('2026-11-20T10:00:00.000Z')
  })
  afterEach(() => rm(folder, { recursive: true }))
  const open = () => openClock(folder, () => real)
  const due = (day: string) => ({ reference: 'PCA-2026-0001', day })

  it('shows real time until it is moved', () => {
    const clock = open()
    assert.equal(clock.now(), '2026-11-20T10:00:00.000Z')
    assert.equal(clock.offsetSeconds, 0)
  })

  it('goes on in real time from where it was moved to', () => {
    const clock = open()
    clock.moveTo('2026-11-21T10:00:00.000Z')
    real += 90_000
    assert.equal(clock.now(), '2026-11-21T10:01:30.000Z')
    assert.equal(clock.offsetSeconds, 86_400)
  })

  it('is as far ahead after a restart as it was before', async () => {
    open().moveTo('2026-11-27T09:00:00.250Z')
    real += 3_600_000
    assert.equal(open().now(), '2026-11-27T10:00:00.250Z')
    assert.deepEqual(await readdir(folder), ['clock.json'])
  })

  it('never goes backwards, not even after a restart', () => {
    open().moveTo('2026-11-27T09:00:00.000Z')
    const clock = open()
    assert.throws(() => clock.moveTo('2026-11-27T08:59:59.999Z'), {
      name: 'ClockRefusal',
      message: 'The clock says Fri 27 Nov 2026, 09:00 and only goes forwards. Choose a later time.',
    })
    assert.equal(clock.now(), '2026-11-27T09:00:00.000Z')
  })

  it('refuses what is not a moment', () => {
    const clock = open()
    for (const text of ['', 'tomorrow', '2026-12-01', '2026-12-01T09:00', '2026-13-01T09:00:00Z'])
      assert.throws(() => clock.moveTo(text), ClockRefusal, text)
  })

  it('says which file to delete when its offset cannot be read', async () => {
    for (const text of ['', '{', 'null', '{"offsetSeconds":-1}', '{"offsetSeconds":"9"}']) {
      await writeFile(join(folder, 'clock.json'), text)
      assert.throws(open, /clock\.json\. Delete that file to go on in real time\.$/, text)
    }
  })

  it('is moved by the buttons of the page', () => {
    const clock = open()
    const calendar = { closures: ['2026-12-07'] }
    const moves: [unknown, string][] = [
      [{ move: 'hour' }, '2026-11-20T11:00:00.000Z'],
      [{ move: 'morning' }, '2026-11-23T09:00:00.000Z'],
      [{ move: 'week' }, '2026-11-30T09:00:00.000Z'],
      [{ move: 'to', to: '2026-12-04T17:30' }, '2026-12-04T17:30:00.000Z'],
      [{ move: 'morning' }, '2026-12-08T09:00:00.000Z'],
      [{ move: 'to', to: '2027-06-01T08:00' }, '2027-06-01T07:00:00.000Z'],
      [{ move: 'morning' }, '2027-06-01T08:00:00.000Z'],
    ]
    for (const [body, expected] of moves) {
      moveClock(clock, body, calendar)
      assert.equal(clock.now(), expected)
    }
  })

  it('goes to the due day and to three working days before it, while they lie ahead', () => {
    const clock = open()
    const known = { closures: ['2026-12-29', '2026-12-30', '2026-12-31'], nextDue: due('2027-01-05') }
    moveClock(clock, { move: 'before-due' }, known)
    assert.equal(clock.now(), '2026-12-23T09:00:00.000Z')
    real += 1
    assert.throws(() => moveClock(clock, { move: 'before-due' }, known), ClockRefusal)
    moveClock(clock, { move: 'due' }, known)
    assert.equal(clock.now(), '2027-01-05T09:00:00.000Z')
    moveClock(clock, { move: 'due' }, { ...known, nextDue: due('2027-06-01') })
    assert.equal(clock.now(), '2027-06-01T08:00:00.000Z')
  })

  it('stays where it is when nothing that is open is due', () => {
    const clock = open()
    for (const move of ['before-due', 'due'])
      assert.throws(() => moveClock(clock, { move }, { closures: [] }), {
        name: 'ClockRefusal',
        message: 'No open referral has a due day that lies ahead.',
      })
    assert.equal(clock.offsetSeconds, 0)
  })

  it('is not moved by anything else', () => {
    const clock = open()
    const bodies = [
      ...[undefined, null, 'hour', [], {}, { move: 'year' }, { move: 'to' }, { move: 'to', to: 5 }],
      ...['2026-12-04', '2026-02-30T09:00', '2026-12-04T24:00', '2026-12-04T09:60'].map((to) => ({
        move: 'to',
        to,
      })),
    ]
    for (const body of bodies)
      assert.throws(() => moveClock(clock, body, { closures: [] }), ClockRefusal, JSON.stringify(body))
    assert.equal(clock.offsetSeconds, 0)
  })

  it('is not moved into a year whose bank holidays are not known', () => {
    const clock = open()
    assert.throws(() => moveClock(clock, { move: 'to', to: '2090-01-03T09:00' }, { closures: [] }), {
      name: 'ClockRefusal',
      message: /bank holidays of 2090 are not known yet.* Choose an earlier day\.$/,
    })
    assert.equal(clock.offsetSeconds, 0)
  })
})

describe('a London time on the wall', () => {
  const minutes = fc
    .integer({ min: Date.parse('2026-01-01T00:00Z') / 60_000, max: Date.parse('2028-12-30T00:00Z') / 60_000 })
    .map((minute) => new Date(minute * 60_000).toISOString())

  it('is the moment at which that clock shows it', () => {
    fc.assert(
      fc.property(minutes, (moment) => {
        const meant = momentAt(dayOf(moment), timeOf(moment))
        assert.deepEqual([dayOf(meant), timeOf(meant)], [dayOf(moment), timeOf(moment)])
        assert.ok(meant === moment || later(meant, 3600) === moment)
      }),
    )
  })

  it('means the first of two when the clocks go back, and the next hour when they go forward', () => {
    assert.equal(momentAt('2026-10-25', '01:30'), '2026-10-25T00:30:00.000Z')
    assert.equal(momentAt('2027-03-28', '01:30'), '2027-03-28T01:30:00.000Z')
  })

  it('stays the same a week on, also when the clocks change in between, and is always later', () => {
    assert.equal(daysOn('2027-03-24T09:00:00.000Z', 7), '2027-03-31T08:00:00.000Z')
    fc.assert(fc.property(minutes, fc.integer({ min: 1, max: 20 }), (now, days) => daysOn(now, days) > now))
  })

  it('knows of each day whether its nine o’clock is past', () => {
    assert.equal(lastMorning('2027-06-01T07:59:59.999Z'), '2027-05-31')
    assert.equal(lastMorning('2027-06-01T08:00:00.000Z'), '2027-06-01')
    assert.equal(lastMorning('2026-12-01T23:59:00.000Z'), '2026-12-01')
  })

  it('is nine on a working day that lies ahead, after Christmas too', () => {
    const calendar = { closures: ['2026-12-29', '2026-12-30', '2026-12-31'] }
    assert.equal(nextWorkingMorning('2026-12-24T12:00:00.000Z', calendar), '2027-01-04T09:00:00.000Z')
    assert.equal(nextWorkingMorning('2027-01-04T08:59:00.000Z', calendar), '2027-01-04T09:00:00.000Z')
    assert.equal(nextWorkingMorning('2027-01-04T09:00:00.000Z', calendar), '2027-01-05T09:00:00.000Z')
  })
})
