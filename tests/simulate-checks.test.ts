/** What the simulation looks for it also finds: each check is shown made-up records with just that fault. */
import assert from 'node:assert/strict'
import { namesIn } from '../scripts/simulate/checks/names.ts'
import { outsideHours } from '../scripts/simulate/checks/outside-hours.ts'
import { saidTwice } from '../scripts/simulate/checks/said-twice.ts'
import { sentTwice } from '../scripts/simulate/checks/sent-twice.ts'
import { signOffWaits } from '../scripts/simulate/checks/sign-off-waits.ts'
import { silence } from '../scripts/simulate/checks/silence.ts'
import { surplus } from '../scripts/simulate/checks/surplus.ts'
import type { Step } from '../scripts/simulate/records.ts'
import { momentAt } from '../src/domain/moment.ts'
import type { Status } from '../src/domain/referral.ts'

const A = 'PCA-2026-0001'
const OPEN = () => ({ closures: [] })
const NEVER = { from: '2028-01-01', until: '2028-01-01' }

const step = (day: string, to: Status, what = 'a move'): Step => ({
  ...{ reference: A, at: momentAt(day, '10:00'), what, to },
})
const told = (day: string) => ({ reference: A, at: momentAt(day, '09:00') })

describe('the simulation finds what was said outside hours', () => {
  const said = (day: string, time: string, from = '09:00', to = '17:00') => [
    { key: 'digest', at: momentAt(day, time), hours: [{ from, to }] },
  ]

  it('at night, at a weekend, on a bank holiday, and after a team has gone home', () => {
    assert.deepEqual(outsideHours(said('2026-12-08', '08:59'), OPEN), ['digest at 2026-12-08 08:59'])
    for (const [day, time] of [
      ['2026-12-08', '17:00'],
      ['2026-12-12', '11:00'],
      ['2026-12-25', '11:00'],
    ] as const)
      assert.equal(outsideHours(said(day, time), OPEN).length, 1, `${day} ${time}`)
    assert.equal(outsideHours(said('2026-12-08', '16:30', '08:00', '16:00'), OPEN).length, 1)
  })

  it('on a closure, from when it is known', () => {
    const closed = (at: string) => ({ closures: at >= '2026-12-08' ? ['2026-12-08', '2026-12-07'] : [] })
    assert.equal(outsideHours(said('2026-12-08', '11:00'), closed).length, 1)
    assert.deepEqual(outsideHours(said('2026-12-07', '11:00'), closed), [])
  })

  it('and nothing in what was said within them', () => {
    assert.deepEqual(outsideHours(said('2026-12-08', '09:00'), OPEN), [])
    assert.deepEqual(outsideHours(said('2026-12-08', '16:59'), OPEN), [])
  })
})

describe('the simulation finds what was said twice', () => {
  const rung = { to: 'sam', reference: A, rung: 'dueToday' }

  it('where a rung came more often than there were occasions', () => {
    assert.deepEqual(saidTwice([rung, rung], [rung]), [`${A} dueToday to sam: 2 times for 1`])
    assert.equal(saidTwice([rung], []).length, 1)
  })

  it('and nothing where each time had an occasion, or a person, of its own', () => {
    const other = { ...rung, to: 'tess' }
    assert.deepEqual(saidTwice([rung, rung, other], [rung, rung, other]), [])
    assert.deepEqual(saidTwice([], [rung]), [])
  })
})

describe('the simulation finds a due day that came in silence', () => {
  const DUE = '2026-12-15'
  const lived = {
    dueDays: [{ reference: A, day: DUE, from: momentAt('2026-11-24', '10:00'), until: undefined }],
    steps: [step('2026-11-24', 'assigned_to_team'), step('2026-11-25', 'in_progress')],
    ...{ told: [], calendarAt: OPEN, downtime: NEVER, end: momentAt('2026-12-31', '17:00') },
  }

  it('where nobody was told in the three working days before, or too early', () => {
    assert.deepEqual(silence(lived).silent, [`${A} due ${DUE}`])
    assert.equal(silence({ ...lived, told: [told('2026-12-09')] }).silent.length, 1)
    assert.equal(
      silence({ ...lived, told: [{ ...told('2026-12-15'), reference: 'other' }] }).silent.length,
      1,
    )
  })

  it('and nothing where somebody was, were it on the day itself', () => {
    for (const day of ['2026-12-10', '2026-12-15'])
      assert.deepEqual(silence({ ...lived, told: [told(day)] }), { reached: 1, silent: [], madeUpFor: 0 })
  })

  it('and nothing where it was signed, or the date had moved, or is still to come', () => {
    const none = { reached: 0, silent: [], madeUpFor: 0 }
    assert.deepEqual(silence({ ...lived, steps: [...lived.steps, step(DUE, 'signed_off')] }), none)
    const dueDays = lived.dueDays.map((due) => ({ ...due, until: momentAt('2026-12-14', '12:00') }))
    assert.deepEqual(silence({ ...lived, dueDays }), none)
    assert.deepEqual(silence({ ...lived, end: momentAt('2026-12-14', '17:00') }), none)
  })

  it('also one in a time when nothing ran, unless it was told on the first morning after', () => {
    const down = { ...lived, downtime: { from: '2026-12-14', until: '2026-12-20' } }
    assert.equal(silence(down).silent.length, 1)
    assert.equal(silence({ ...down, told: [told('2026-12-22')] }).silent.length, 1)
    assert.deepEqual(silence({ ...down, told: [told('2026-12-21')] }), {
      ...{ reached: 1, silent: [], madeUpFor: 1 },
    })
  })
})

describe('the simulation finds a sign-off that waits and nobody hears of', () => {
  const waits = {
    steps: [step('2026-12-07', 'submitted'), step('2026-12-14', 'signed_off')],
    ...{ told: [], calendarAt: OPEN, downtime: NEVER, end: momentAt('2026-12-31', '17:00') },
  }

  it('for more than three working days at a time', () => {
    assert.deepEqual(signOffWaits(waits), [`${A} from 2026-12-07: 5 working days`])
    assert.equal(signOffWaits({ ...waits, told: [told('2026-12-08')] }).length, 1)
    const unsigned = { ...waits, steps: waits.steps.slice(0, 1), end: momentAt('2026-12-11', '17:00') }
    assert.equal(signOffWaits(unsigned).length, 1)
  })

  it('and nothing where somebody was told in between, or nothing ran', () => {
    assert.deepEqual(signOffWaits({ ...waits, told: [told('2026-12-10')] }), [])
    assert.deepEqual(signOffWaits({ ...waits, downtime: { from: '2026-12-08', until: '2026-12-09' } }), [])
  })
})

describe('the simulation finds an e-mail that went twice', () => {
  const mail = { to: 'omu@prison.example', subject: `${A} report`, dispatchId: 'one', isReport: true }

  it('by its promise, and a report by its recipient', () => {
    assert.deepEqual(sentTwice([mail, { ...mail, to: 'other', subject: 'other' }]), ['dispatch one'])
    assert.equal(sentTwice([mail, { ...mail, dispatchId: 'two' }]).length, 1)
  })

  it('and nothing where each is its own', () => {
    const letter = { ...mail, isReport: false, subject: 'holding' }
    assert.deepEqual(
      sentTwice([
        mail,
        { ...mail, to: 'lado@council.example', dispatchId: 'two' },
        { ...letter, dispatchId: 'three' },
        { ...letter, dispatchId: 'four' },
      ]),
      [],
    )
  })
})

describe('the simulation finds what nobody promised', () => {
  it('where more arrived than the ledger has, or less', () => {
    assert.equal(surplus([{ what: 'messages', arrived: 3, accepted: 2 }]).length, 1)
    assert.equal(surplus([{ what: 'messages', arrived: 1, accepted: 2 }]).length, 1)
    assert.deepEqual(surplus([{ what: 'messages', arrived: 2, accepted: 2 }]), [])
  })
})

describe('the simulation finds a name', () => {
  it('wherever one of the rare words stands', () => {
    const places = [
      { where: 'a subject', text: 'PCA-2026-0001 receipt' },
      { where: 'a line of the log', text: 'turn failed for Zwartekraai' },
    ]
    assert.deepEqual(namesIn(places, ['Quibblewort', 'Zwartekraai']), ['a line of the log'])
    assert.deepEqual(namesIn(places, ['Quibblewort']), [])
  })
})
