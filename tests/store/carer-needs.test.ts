/** What was written about the carer's needs before there was a list is kept, in the box beside it. */
import assert from 'node:assert/strict'
import { carerNeeds } from '../../src/store/migrations/0017-carer-needs.ts'
import { openPage } from '../../src/workflow/assessment.ts'
import { clear } from '../support/clear.ts'
import { SAM } from '../support/council.ts'
import { taken } from '../support/workflow-road.ts'
import { openWorkflow, type WorkflowWorld } from '../support/workflow-world.ts'

const OLD = 'A break at weekends, and somebody to talk to.'

describe('what was written of the carer’s needs on the form of before', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())

  const answersOf = async (reference: string) => {
    const page = await openPage(world, SAM, { reference, key: 'B' })
    assert.ok('answers' in page)
    return page.answers
  }

  it('stands in the box for words after the upgrade, saved or not', async () => {
    const saved = await taken(world)
    const typed = await taken(world)
    const { kysely } = world.database
    const at = new Date().toISOString()
    await kysely
      .insertInto('section')
      .values({
        ...{ reference: saved, key: 'B', version: 1, saved_by: SAM.id, saved_at: at },
        answers: clear({ ableToProtect: 'able', carerUnmetNeeds: OLD }),
      })
      .execute()
    await kysely
      .insertInto('draft')
      .values({
        ...{ id: `${typed}/B/${SAM.id}`, person: SAM.id, kind: 'section', updated_at: at },
        body: clear({ answers: { ableToProtect: 'able', carerUnmetNeeds: OLD }, clashes: [] }),
      })
      .execute()
    await kysely.transaction().execute((tx) => carerNeeds.up(tx))
    for (const reference of [saved, typed])
      assert.deepEqual(await answersOf(reference), { ableToProtect: 'able', carerUnmetNeedsNote: OLD })
  })
})
