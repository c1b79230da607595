/** Children linked to the same prisoner, found in the store: by number, by name, and as people decide of what is near. */
import assert from 'node:assert/strict'
import type { Answers } from '../../src/domain/form.ts'
import { NOBODY_LINKED } from '../../src/domain/linked-children.ts'
import type { Person } from '../../src/domain/people.ts'
import type { Details } from '../../src/domain/referral.ts'
import { linkedChildrenOf, noteLinkOf } from '../../src/workflow/linked-children.ts'
import { CHILD, DETAILS, PRISONER, SECOND_CHILD } from '../support/answers.ts'
import { COUNCIL, SAM, SOUTH_MANAGER, SOUTH_WORKER, TESS } from '../support/council.ts'
import { auditOf } from '../support/stored.ts'
import { as, record, submitted, taken } from '../support/workflow-road.ts'
import { openWorkflow, refusalOf, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

const PRISON_NUMBER = 'B2345CD'
/** Another family of the same prisoner, in the other team or in this one. */
const family = (more: Answers, team = 'north', child = SECOND_CHILD): Details => ({
  ...DETAILS,
  prisoner: { ...PRISONER, ...more },
  children: [child],
  carer: { ...DETAILS.carer, team },
})

describe('children linked to the same prisoner', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  beforeEach(() => startAfresh(world))
  after(() => world.close())

  const linked = async (reference: string, by: Person = SAM) => {
    const loaded = await world.store.load(reference)
    assert.ok(loaded)
    return linkedChildrenOf(world, by, loaded)
  }
  const links = async (reference: string) => (await world.store.load(reference))?.referral.links

  it('are found by the prison number, however the name is spelt, with the advice that was made', async () => {
    const { reference: earlier } = await submitted(world)
    const own = await record(world, family({ fullName: 'A. Prisonsen' }))
    const { lines, near } = await linked(own)
    assert.deepEqual(near, [])
    assert.deepEqual(lines, [
      {
        label: earlier,
        value: 'Mia Childsdottir (12) – Level 2: letters and cards only, waiting for sign-off',
      },
    ])
    const back = (await linked(earlier, TESS)).lines
    assert.deepEqual(back, [{ label: own, value: 'Leo Childsson (9) – no advice yet: waiting for a worker' }])
  })

  it('are found by name and date of birth where the number is not given', async () => {
    const earlier = await record(world, family({ prisonNumber: '' }))
    const own = await taken(world)
    assert.deepEqual(
      (await linked(own)).lines.map(({ label }) => label),
      [earlier],
    )
  })

  it('name nobody to a team that may not open the other referral, in either direction', async () => {
    const south = await record(world, family({}, 'south'))
    const own = await taken(world)
    const mine = await linked(own)
    assert.deepEqual(mine.lines, [
      { label: south, value: 'South locality team – no advice yet: waiting for a worker' },
    ])
    const theirs = await linked(south, SOUTH_WORKER)
    assert.doesNotMatch(JSON.stringify([mine, theirs]), /Childs|Prison/)
    assert.deepEqual([mine.named, theirs.named], [[], []])
  })

  it('are nobody’s business who may not read the assessment', async () => {
    await record(world, family({}))
    const own = await taken(world)
    assert.deepEqual(await linked(own, SOUTH_MANAGER), NOBODY_LINKED)
  })

  it('are offered where the name alone is alike, and are linked or set aside as a person decides', async () => {
    const alike = {
      fullName: 'Alan Prisonsson',
      prisonNumber: PRISON_NUMBER,
      dateOfBirth: PRISONER.dateOfBirth ?? '',
    }
    const other = await record(world, family(alike))
    const own = await taken(world)
    const [match, ...more] = (await linked(own)).near
    assert.deepEqual([match?.reference, more.length], [other, 0])
    assert.match(match?.who ?? '', /^Alan Prisonsson, B2345CD/)
    assert.deepEqual((await linked(own)).lines, [])

    as(await noteLinkOf(world, SAM, { reference: own, other, same: true }), 'allocated')
    assert.deepEqual(
      (await linked(own)).lines.map(({ label }) => label),
      [other],
    )
    assert.deepEqual((await linked(own)).near, [])
    assert.equal((await linked(other)).lines.length, 1, 'the other referral knows it too')
    assert.equal(await links(other), undefined, 'without being changed')

    as(await noteLinkOf(world, TESS, { reference: own, other, same: false }), 'allocated')
    assert.deepEqual([(await linked(own)).lines, (await linked(own)).near], [[], []])
    assert.deepEqual(
      (await links(own))?.map(({ by, same }) => [by, same]),
      [
        [SAM.id, true],
        [TESS.id, false],
      ],
    )
  })

  it('stand as decided when the search does not find them at all', async () => {
    const other = await record(world, family({ fullName: 'Quite Different', prisonNumber: PRISON_NUMBER }))
    const own = await taken(world)
    assert.deepEqual((await linked(own)).lines, [])
    as(await noteLinkOf(world, SAM, { reference: own, other, same: true }), 'allocated')
    assert.equal((await linked(own)).lines.length, 1)
  })

  it('are noted in the audit in a line without a name', async () => {
    const other = await record(world, family({}))
    const own = await taken(world)
    await noteLinkOf(world, SAM, { reference: own, other, same: true })
    const line = (await auditOf(world.database, own)).at(-1)
    assert.deepEqual(
      [line?.what, line?.who, line?.reason],
      ['noteLink', SAM.id, `${other}: the same prisoner`],
    )
  })

  it('are a look at the names of those that are shown by name, and of no others', async () => {
    const shown = await record(world, family({}))
    await record(world, family({}, 'south'))
    const own = await taken(world)
    assert.deepEqual((await linked(own)).named, [shown])
  })

  it('are not noted by another team, of no referral, of itself, or twice', async () => {
    const other = await record(world, family({}))
    const own = await taken(world)
    const asked = { reference: own, other, same: true }
    assert.equal(await refusalOf(world, () => noteLinkOf(world, SOUTH_WORKER, asked)), 'notForYou')
    const nothing = { ...asked, other: 'PCA-2026-9999' }
    assert.equal(await refusalOf(world, () => noteLinkOf(world, SAM, nothing)), 'unknownReference')
    assert.equal(
      await refusalOf(world, () => noteLinkOf(world, SAM, { ...asked, other: own })),
      'linkToItself',
    )
    await noteLinkOf(world, SAM, asked)
    assert.equal(await refusalOf(world, () => noteLinkOf(world, SAM, asked)), 'linkNotedAlready')
  })

  it('are no more than a person can read, however many there are', async () => {
    for (let count = 0; count < 10; count++)
      await record(world, family({}, 'north', { ...CHILD, fullName: `Child Number ${count}` }))
    const own = await taken(world)
    const { lines, unread } = await linked(own)
    assert.deepEqual([lines.length, unread], [8, 2], 'and it is said that there are more')
  })

  it('need a council that knows the team: one that is gone is said to be none', async () => {
    await record(world, family({}, 'south'))
    const own = await taken(world)
    const without = world.withDirectory({
      ...COUNCIL,
      teams: COUNCIL.teams.filter(({ id }) => id === 'north'),
    })
    const loaded = await world.store.load(own)
    assert.ok(loaded)
    assert.match((await linkedChildrenOf(without, SAM, loaded)).lines[0]?.value ?? '', /^no team yet – /)
  })
})
