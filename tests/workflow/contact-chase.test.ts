/** The chase of somebody who is silent, by the sweep on a real store: in the digest, once, and not once they have replied. */
import assert from 'node:assert/strict'
import { askPerson, notePerson } from '../../src/workflow/contacts.ts'
import { decideNudges, sayNudges } from '../../src/workflow/nudges.ts'
import { SAM } from '../support/council.ts'
import { as, taken } from '../support/workflow-road.ts'
import { MONDAY, openWorkflow, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

const NEXT_MONDAY = '2026-12-14T09:30:00.000Z'

describe('the sweep and the contact log', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())
  beforeEach(async () => {
    await startAfresh(world)
    world.setNow(MONDAY)
  })

  /** Asked on a Monday, by two letters. */
  const asked = async (): Promise<string> => {
    const reference = await taken(world)
    for (const id of ['probation-1', 'police-1'])
      as(await askPerson(world, SAM, { reference, id }), 'allocated')
    return reference
  }
  const sweep = async (at: string): Promise<void> => {
    world.setNow(at)
    await decideNudges(world)
    await sayNudges(world)
  }
  const told = async (reference: string) =>
    (await world.store.nudges(reference)).filter(({ name }) => name.startsWith('contactS'))

  it('speaks of all who are silent in one digest, once', async () => {
    const reference = await asked()
    await sweep(NEXT_MONDAY)
    const before = await told(reference)
    assert.deepEqual(
      before.filter(({ name }) => name === 'contactSilent').map(({ occasion, to }) => [occasion, to]),
      [
        ['2026-12-07 police-1', SAM.id],
        ['2026-12-07 probation-1', SAM.id],
      ],
    )
    const digests = async () =>
      (await world.store.notices(reference)).filter(
        ({ what, person }) => what === 'nudges' && person === SAM.id,
      )
    assert.equal((await digests()).length, 1)
    await sweep('2026-12-14T11:30:00.000Z')
    assert.deepEqual(await told(reference), before)
    assert.equal((await digests()).length, 1)
  })

  it('says nothing of whoever has replied meanwhile', async () => {
    const reference = await asked()
    world.setNow('2026-12-09T10:00:00.000Z')
    for (const id of ['probation-1', 'police-1']) {
      const note = { id, outcome: 'replied', on: '2026-12-08', words: 'Known.', mayBeShared: 'no' } as const
      as(await notePerson(world, SAM, { reference, note }), 'allocated')
    }
    await sweep(NEXT_MONDAY)
    assert.deepEqual(await told(reference), [])
  })
})
