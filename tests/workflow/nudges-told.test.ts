/** What of a message still holds, what comes next and why somebody was told, each for the one who may know. */
import assert from 'node:assert/strict'
import { digestKey } from '../../src/domain/digest.ts'
import { momentAt } from '../../src/domain/moment.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { decideNudges, sayNudges } from '../../src/workflow/nudges.ts'
import { stillStanding, stillToSay, whatNextOf, whyNudgeOf } from '../../src/workflow/nudges-told.ts'
import { overdueWork } from '../../src/workflow/views.ts'
import { DETAILS } from '../support/answers.ts'
import { ADMIN, COUNCIL, HEAD, INES, MAYA, SAM, SOUTH_WORKER, TESS } from '../support/council.ts'
import { record, sendIn, taken, write } from '../support/workflow-road.ts'
import { openWorkflow, type WorkflowWorld } from '../support/workflow-world.ts'

/** Received on Mon 7 Dec 2026, due on Thu 24 Dec; three working days before that is Mon 21 Dec. */
const TODAY = { ...DETAILS, request: { ...DETAILS.request, receivedOn: '2026-12-07' } }
const TARGET = '2026-12-21'

describe('what a message of nudges still has to say', () => {
  let world: WorkflowWorld
  let first = ''
  let second = ''

  const sweepOn = async (day: string): Promise<void> => {
    world.setNow(momentAt(day, '09:00'))
    await decideNudges(world)
    await sayNudges(world)
  }

  before(async () => {
    world = await openWorkflow()
    first = await taken(world, SAM, TODAY)
    second = await taken(world, SAM, TODAY)
    await write(world, second)
    await record(world, TODAY)
    await sweepOn(TARGET)
  })
  after(() => world.close())

  it('is what was gathered, weightiest first, as long as nothing has moved on', async () => {
    const names = async (person: string) =>
      (await stillToSay(world, digestKey(TARGET, person))).map(({ nudge }) => nudge.name)
    assert.deepEqual(await names(SAM.id), ['internalTarget', 'internalTarget'])
    assert.deepEqual(await names(TESS.id), ['notReadYet', 'internalTarget', 'internalTarget'])
  })

  it('shows a message again to the person it went to alone', async () => {
    assert.equal((await stillStanding(world, TESS, digestKey(TARGET, TESS.id))).length, 3)
    assert.deepEqual(await stillStanding(world, INES, digestKey(TARGET, TESS.id)), [])
    assert.equal((await stillStanding(world, SAM, digestKey('2026-12-20', SAM.id))).length, 0)
  })

  it('leaves out and marks what was done meanwhile', async () => {
    await sendIn(world, second)
    const key = digestKey(TARGET, SAM.id)
    assert.deepEqual(
      (await stillToSay(world, key)).map(({ nudge }) => nudge.reference),
      [first],
    )
    const rows = await world.store.nudgesOf(key)
    assert.deepEqual(
      rows.map(({ reference, status }) => [reference, status]).toSorted(),
      [
        [first, 'said'],
        [second, 'overtaken'],
      ].toSorted(),
    )
    // A second try of the same delivery comes to the same.
    assert.equal((await stillToSay(world, key)).length, 1)
  })

  it('tells why to the one who was told, by the rung asked for or else the newest', async () => {
    const why = await whyNudgeOf(world, SAM, { reference: first, rung: 'internalTarget' })
    assert.ok(why !== undefined && !isRefusal(why))
    assert.equal(why.nudge.name, 'internalTarget')
    assert.ok(why.lines.some(({ value }) => value === 'Tess Placeholder.'))
    const newest = await whyNudgeOf(world, SAM, { reference: first, rung: '' })
    assert.ok(newest !== undefined && !isRefusal(newest) && newest.nudge.name === 'internalTarget')
  })

  it('tells why to nobody else: not to a colleague, and to a stranger not even that it is there', async () => {
    assert.equal(await whyNudgeOf(world, INES, { reference: first, rung: 'internalTarget' }), undefined)
    const stranger = await whyNudgeOf(world, SOUTH_WORKER, { reference: first, rung: 'internalTarget' })
    assert.ok(isRefusal(stranger) && stranger.refused === 'unknownReference')
    const none = await whyNudgeOf(world, SAM, { reference: 'PCA-2026-9999', rung: '' })
    assert.deepEqual(none, stranger)
  })

  it('tells what comes next, and what was said, to those who may see the referral', async () => {
    for (const by of [SAM, INES, TESS, MAYA]) {
      const next = await whatNextOf(world, by, first)
      assert.ok(!isRefusal(next))
      assert.match(next.coming[0]?.label ?? '', /^Wed 23 Dec 2026, 09:00$/)
      assert.ok(next.said.some(({ value }) => value.includes('(said)')))
    }
    for (const by of [SOUTH_WORKER, HEAD, ADMIN]) assert.ok(isRefusal(await whatNextOf(world, by, first)))
  })

  it('says in what next exactly what the sweep then says', async () => {
    const next = await whatNextOf(world, TESS, first)
    assert.ok(!isRefusal(next))
    await sweepOn('2026-12-23')
    const told = (await world.store.nudges(first)).filter(({ at }) => at === momentAt('2026-12-23', '09:00'))
    const [line, ...others] = next.coming.filter(({ label }) => label === 'Wed 23 Dec 2026, 09:00')
    assert.deepEqual(others, [], 'those who hear the same at the same time share a line')
    for (const { to } of told)
      assert.ok(line?.value.includes(COUNCIL.people.find(({ id }) => id === to)?.name ?? '?'), line?.value)
    assert.deepEqual(
      told.map(({ status }) => status),
      ['said', 'said'],
    )
  })

  it('lists what is overdue to those of the team, to MASH and to a head of service of all teams', async () => {
    world.setNow(momentAt('2026-12-29', '09:00'))
    const count = async (by: typeof SAM) => (await overdueWork(world, by)).length
    for (const by of [SAM, TESS, MAYA, HEAD]) assert.equal(await count(by), 3)
    for (const by of [SOUTH_WORKER, ADMIN]) assert.equal(await count(by), 0)
    world.setNow(momentAt('2026-12-24', '09:00'))
    assert.equal(await count(TESS), 0)
  })
})
