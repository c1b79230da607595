/** Reminders about releases and reviews: on which days, to whom, and when they fall silent. */
import assert from 'node:assert/strict'
import type { Absence } from '../../src/domain/absence.ts'
import { openAlmanac } from '../../src/domain/almanac.ts'
import type { CustodyChange } from '../../src/domain/custody.ts'
import { addDays, type Moment, momentAt } from '../../src/domain/moment.ts'
import { isUp, planFor, type Scene } from '../../src/domain/nudge-plan.ts'
import type { Referral } from '../../src/domain/referral.ts'
import { lastKnownYear } from '../../src/domain/working-days.ts'
import { lookAt } from '../../src/workflow/nudges.ts'
import { COUNCIL, INES, MAYA, SAM, TESS } from '../support/council.ts'
import { DECIDED } from '../support/decided.ts'
import { released } from './change-sample.ts'
import { NOW, referralOf } from './sample.ts'

const almanac = openAlmanac(COUNCIL.council)
const NAMES = ['reviewAhead', 'reviewDue', 'releaseAhead', 'releaseClose', 'afterRelease']
const RELEASE = NAMES.slice(2)
const WHO = new Map([SAM, TESS, MAYA, INES].map(({ id, name }) => [id, name.split(' ')[0]]))

const sceneOf = (referral: Referral, now: Moment = NOW, more: Partial<Scene> = {}): Scene => ({
  ...{ referral, now, progressAt: undefined, snoozes: [], absences: [], directory: COUNCIL },
  ...more,
})

const said = (scene: Scene, names: readonly string[] = NAMES): readonly string[] =>
  planFor(scene, almanac)
    .nudges.filter(({ name, quiet }) => names.includes(name) && quiet === undefined)
    .map(({ name, to, at }) => `${at.slice(0, 10)} ${name} > ${WHO.get(to) ?? to}`)

const dated = (on: string): CustodyChange => ({ ...released(on), kind: 'release date' })
const decided = (more: object = {}): Referral => ({ ...referralOf('decision_recorded'), ...more }) as Referral

describe('reminders of a release', () => {
  it('come a month and a week before it and four weeks after, on days that are worked', () =>
    assert.deepEqual(said(sceneOf({ ...referralOf('sent'), custody: [dated('2027-05-01')] })), [
      '2027-04-01 releaseAhead > Sam',
      '2027-04-26 releaseClose > Sam',
      '2027-06-01 afterRelease > Sam',
    ]))

  it('count from the earliest day of the request until another is heard of, and then from that', () => {
    const { details } = referralOf('sent')
    const asked = { ...details, prisoner: { ...details.prisoner, earliestReleaseDate: '2027-09-01' } }
    assert.equal(said(sceneOf({ ...referralOf('sent'), details: asked })).length, 3)
    const heard = {
      ...referralOf('sent'),
      details: asked,
      custody: [dated('2027-09-01'), dated('2028-03-01')],
    }
    assert.equal(said(sceneOf(heard))[0], '2028-01-31 releaseAhead > Sam')
  })

  it('are told at once when the day is heard of late, the most pressing alone', () => {
    const referral = { ...referralOf('sent'), since: NOW, custody: [dated('2026-12-08')] }
    const scene = sceneOf(referral, '2026-12-04T10:00:00.000Z')
    const { decisions } = lookAt(scene, planFor(scene, almanac), almanac)
    const up = decisions.filter(({ name, status }) => NAMES.includes(name) && status === 'waiting')
    assert.deepEqual(
      up.map(({ name }) => name),
      ['releaseClose'],
    )
  })

  it('ask nobody how it went when somebody has told it, until another release', () => {
    const told = {
      released: '2026-12-01',
      support: ['contact'],
      needs: ['none'],
      words: '',
      by: SAM.id,
      at: NOW,
    }
    const known = { ...referralOf('closed'), custody: [released('2026-12-01')], afterRelease: [told] }
    assert.deepEqual(said(sceneOf(known), RELEASE), [])
    const recalled = { ...known, custody: [...known.custody, dated('2027-09-01')] }
    assert.equal(said(sceneOf(recalled), RELEASE).length, 3)
  })

  it('do not say that a release comes near once it is there', () => {
    const out = { ...referralOf('sent'), custody: [released('2026-12-03')] }
    assert.deepEqual(said(sceneOf(out), RELEASE), ['2026-12-31 afterRelease > Sam'])
  })

  it('say nothing of a release that was over before anybody had the referral', () =>
    assert.deepEqual(said(sceneOf({ ...referralOf('sent'), custody: [dated('2026-10-01')] })), []))

  it('go on with the review, and not with the one that it reviews', () => {
    const reviews = [{ reference: 'PCA-2027-0001', by: MAYA.id, at: NOW }]
    assert.deepEqual(said(sceneOf(decided({ custody: [dated('2027-05-01')], reviews })), RELEASE), [])
  })
})

describe('reminders of a review', () => {
  it('come four weeks before the day that came with the decision, and on the day', () =>
    assert.deepEqual(said(sceneOf(decided())), [
      '2027-11-19 reviewAhead > Sam',
      '2027-12-17 reviewDue > Sam',
    ]))

  it('stop when it is begun, and come again with a newer decision', () => {
    const reviews = [{ reference: 'PCA-2027-0001', by: MAYA.id, at: '2027-11-20T10:00:00.000Z' }]
    assert.deepEqual(said(sceneOf(decided({ reviews }))), [])
    const newer = { ...DECIDED, at: '2027-12-20T10:00:00.000Z', reviewOn: '2028-12-19' }
    assert.equal(said(sceneOf(decided({ reviews, governorsDecisions: [DECIDED, newer] }))).length, 2)
  })

  it('come though the referral is closed', () => assert.equal(said(sceneOf(referralOf('closed'))).length, 2))
})

describe('whom they are for', () => {
  const ahead = { ...referralOf('sent'), custody: [dated('2027-05-01')] }
  const whom = (scene: Scene) => [...new Set(said(scene).map((line) => line.split(' > ')[1]))]

  it('is the worker who had it; the manager where that one has left or is away', () => {
    assert.deepEqual(whom(sceneOf(ahead)), ['Sam'])
    const people = COUNCIL.people.filter(({ id }) => id !== SAM.id)
    assert.deepEqual(whom(sceneOf(ahead, NOW, { directory: { ...COUNCIL, people } })), ['Tess'])
    const away: Absence = { person: SAM.id, from: '2026-12-01', until: undefined, source: 'said so' }
    assert.deepEqual(whom(sceneOf(ahead, NOW, { absences: [away] })), ['Tess'])
  })

  it('is MASH where no team has anybody any more', () => {
    const none = { ...COUNCIL, teams: [], people: [MAYA] }
    assert.deepEqual(whom(sceneOf(ahead, NOW, { directory: none })), ['Maya'])
  })
})

describe('a day whose bank holidays are not known yet', () => {
  const far = `${lastKnownYear() + 3}-06-15`
  const referral = {
    ...referralOf('closed'),
    governorsDecisions: [{ ...DECIDED, reviewOn: far }],
  } as Referral

  it('is looked at again by itself, never later than it comes', () => {
    const scene = sceneOf(referral)
    const { next } = lookAt(scene, planFor(scene, almanac), almanac)
    assert.ok(next !== undefined && next <= momentAt(far, '09:00'), next)
  })

  it('falls on no weekend', () => {
    const saturday = '2040-06-16'
    assert.equal(new Date(saturday).getUTCDay(), 6)
    const on = { ...referral, governorsDecisions: [{ ...DECIDED, reviewOn: saturday }] } as Referral
    assert.ok(said(sceneOf(on)).includes('2040-06-18 reviewDue > Sam'))
  })

  it('is up when it has come', () => {
    const scene = sceneOf(referral, momentAt(addDays(far, 3), '12:00'))
    assert.ok(
      planFor(scene, almanac).nudges.some((nudge) => nudge.name === 'reviewDue' && isUp(nudge, scene.now)),
    )
  })
})
