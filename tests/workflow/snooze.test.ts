/** Snooze: quiet for one person until a day, never past the due day, written down, and said again once. */
import assert from 'node:assert/strict'
import { momentAt } from '../../src/domain/moment.ts'
import { decideNudges, sayNudges } from '../../src/workflow/nudges.ts'
import { snoozeReferral } from '../../src/workflow/snooze.ts'
import { DETAILS } from '../support/answers.ts'
import { SAM, SOUTH_WORKER, TESS } from '../support/council.ts'
import { auditOf } from '../support/stored.ts'
import { released, taken } from '../support/workflow-road.ts'
import { openWorkflow, refusalOf, type WorkflowWorld } from '../support/workflow-world.ts'

/** Received on Mon 7 Dec 2026, so due on Thu 24 Dec, the last working day before three weeks are over. */
const TODAY = { ...DETAILS, request: { ...DETAILS.request, receivedOn: '2026-12-07' } }

describe('snoozing a referral', () => {
  let world: WorkflowWorld
  let reference = ''
  before(async () => {
    world = await openWorkflow()
  })
  beforeEach(async () => {
    world.setNow(momentAt('2026-12-07', '10:00'))
    reference = await taken(world, SAM, TODAY)
    world.setNow(momentAt('2026-12-16', '10:00'))
  })
  after(() => world.close())

  const snooze = (until: string, by = SAM, of = reference) =>
    snoozeReferral(world, by, { reference: of, until })
  const toSam = async () => {
    await decideNudges(world)
    await sayNudges(world)
    const told = await world.store.nudges(reference)
    return told
      .filter(({ to }) => to === SAM.id)
      .map(({ name, status, quiet }) => `${name} ${status} ${quiet ?? ''}`)
  }

  it('keeps quiet until that morning, then says once what matters most', async () => {
    await toSam()
    assert.ok('until' in (await snooze('2026-12-18')))
    world.setNow(momentAt('2026-12-17', '09:00'))
    assert.deepEqual((await toSam()).at(-1), 'sectionsLeft passed over snoozed')
    world.setNow(momentAt('2026-12-18', '09:00'))
    const [again] = (await toSam()).slice(-1)
    assert.equal(again, 'sectionsLeft said ')
    assert.equal((await toSam()).filter((line) => line.endsWith('said ')).length, 2)
  })

  it('is quiet for that person alone', async () => {
    await snooze('2026-12-24')
    world.setNow(momentAt('2026-12-21', '09:00'))
    await toSam()
    const told = await world.store.nudges(reference)
    assert.equal(told.find(({ name, to }) => name === 'internalTarget' && to === TESS.id)?.status, 'said')
    assert.equal(told.find(({ name, to }) => name === 'internalTarget' && to === SAM.id)?.quiet, 'snoozed')
  })

  it('is written in the audit with the day, and changes no version', async () => {
    const before = (await world.store.load(reference))?.referral.version
    await snooze('2026-12-18')
    const lines = (await auditOf(world.database, reference)).filter(({ what }) => what === 'snooze')
    assert.deepEqual(
      lines.map(({ who, version, reason }) => ({ who, version, reason })),
      [{ who: SAM.id, version: before, reason: '2026-12-18' }],
    )
    assert.equal((await world.store.load(reference))?.referral.version, before)
  })

  it('a second time counts instead of the first', async () => {
    await snooze('2026-12-18')
    await snooze('2026-12-17')
    assert.deepEqual((await world.store.watched(reference))?.snoozes, [
      { person: SAM.id, until: '2026-12-17' },
    ])
  })

  it('is allowed until the due day itself, and refused past it or not after today', async () => {
    for (const until of ['2026-12-25', '2026-12-16', '2026-12-01'])
      assert.equal(await refusalOf(world, () => snooze(until)), 'notPastDue')
    assert.ok('until' in (await snooze('2026-12-24')))
  })

  it('says which days there are, and that on the due day there is none', async () => {
    const more = async (until: string): Promise<string> => {
      const result = await snooze(until)
      return 'more' in result ? result.more.join() : ''
    }
    assert.equal(await more('2026-12-25'), 'It is due on Thu 24 Dec 2026.')
    assert.match(await more('2026-12-16'), /after today, and at the latest Thu 24 Dec 2026/)
    world.setNow(momentAt('2026-12-24', '10:00'))
    assert.match(await more('2026-12-24'), /due today/)
  })

  it('is refused once it is overdue, and once it has been signed', async () => {
    world.setNow(momentAt('2026-12-29', '10:00'))
    assert.equal(await refusalOf(world, () => snooze('2026-12-30')), 'snoozeOverdue')
    world.setNow(momentAt('2026-12-08', '10:00'))
    const sent = await released(world)
    assert.equal(await refusalOf(world, () => snooze('2026-12-09', SAM, sent.reference)), 'notNow')
  })

  it('is refused to those who may not see it, in the words for one that is not there', async () => {
    assert.equal(await refusalOf(world, () => snooze('2026-12-18', SOUTH_WORKER)), 'notForYou')
    assert.equal(await refusalOf(world, () => snooze('2026-12-18', SAM, 'PCA-2026-9999')), 'unknownReference')
  })
})
