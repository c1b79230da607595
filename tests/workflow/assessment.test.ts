/** Writing the assessment: every save is kept, and two people on one page never overwrite each other unseen. */
import assert from 'node:assert/strict'
import { isRefusal } from '../../src/domain/refusal.ts'
import { savesOf } from '../../src/store/read-all.ts'
import { type OpenPage, openPage, type Saved, savePage, type Typed } from '../../src/workflow/assessment.ts'
import { ASSESSMENT } from '../support/answers.ts'
import { INES, MAYA, SAM, SOUTH_WORKER, TESS } from '../support/council.ts'
import { auditOf } from '../support/stored.ts'
import { page, promised, record, submitted, taken } from '../support/workflow-road.ts'
import { MONDAY, openWorkflow, refusalOf, type WorkflowWorld } from '../support/workflow-world.ts'

const LATER = '2026-12-07T10:05:00.000Z'

describe('writing an assessment', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())
  beforeEach(() => world.setNow(MONDAY))

  const save = async (by: typeof SAM, typed: Typed): Promise<Saved> => {
    const result = await savePage(world, by, typed)
    assert.ok('mergedWith' in result, JSON.stringify(result).slice(0, 300))
    return result
  }
  const clash = async (by: typeof SAM, typed: Typed): Promise<OpenPage> => {
    const result = await savePage(world, by, typed)
    assert.ok('loaded' in result, JSON.stringify(result).slice(0, 300))
    return result
  }
  const open = async (by: typeof SAM, reference: string, key: string): Promise<OpenPage> => {
    const result = await openPage(world, by, { reference, key })
    assert.ok(!isRefusal(result))
    return result
  }
  const answers = async (reference: string, key: string) =>
    (await world.store.load(reference))?.assessment[key]?.answers
  const saves = (reference: string) => savesOf(world.database.kysely, [reference])

  it('is started by the first save, and only by that', async () => {
    const reference = await taken(world)
    await save(SAM, page(reference, 'B', { typed: ASSESSMENT.B ?? {} }))
    await save(INES, page(reference, 'F', { typed: ASSESSMENT.F ?? {} }))
    const loaded = await world.store.load(reference)
    assert.deepEqual([loaded?.referral.status, loaded?.referral.version], ['in_progress', 3])
    assert.deepEqual(loaded?.assessment.B?.answers, ASSESSMENT.B)
    assert.equal(loaded?.assessment.F?.savedBy, INES.id)
    assert.deepEqual(await promised(world, reference, 'started'), [
      'referral-summary to team channel by channel card',
    ])
    const lines = (await auditOf(world.database, reference)).slice(2)
    assert.deepEqual(
      lines.map(({ who, what, from, to }) => [who, what, from, to]),
      [
        [SAM.id, 'start', 'allocated', 'in_progress'],
        [SAM.id, 'save B', 'in_progress', 'in_progress'],
        [INES.id, 'save F', 'in_progress', 'in_progress'],
      ],
    )
  })

  it('keeps every save, and writes nothing when the same is saved again', async () => {
    const reference = await taken(world)
    const first = page(reference, 'F', { typed: { preferredArea: 'A quiet room' } })
    await save(SAM, first)
    await save(SAM, first)
    const second = page(reference, 'F', { baseVersion: 1, typed: { preferredArea: 'The garden' } })
    await save(SAM, second)
    await save(SAM, second)
    const kept = (await saves(reference)).map(({ version, answers }) => [version, answers.preferredArea])
    assert.deepEqual(kept.toSorted(), [
      [1, 'A quiet room'],
      [2, 'The garden'],
    ])
  })

  it('empties a box that was emptied, and leaves alone what was not on the card', async () => {
    const reference = await taken(world)
    await save(SAM, page(reference, 'F', { typed: { preferredArea: 'The garden', visitType: 'none' } }))
    await save(SAM, page(reference, 'F', { baseVersion: 1, asked: ['preferredArea'], typed: {} }))
    assert.deepEqual(await answers(reference, 'F'), { visitType: 'none' })
  })

  it('keeps an impossible answer as the person’s own text, and says what is wrong', async () => {
    const reference = await taken(world)
    const typed = { ordersCheckedOn: '2026-12-08', ordersSource: 'Court record' }
    const back = await clash(SAM, page(reference, 'E', { typed }))
    assert.deepEqual(back.faults, [{ question: 'ordersCheckedOn', message: 'This date is in the future.' }])
    assert.equal(await answers(reference, 'E'), undefined)
    const again = await open(SAM, reference, 'E')
    assert.equal(again.answers.ordersSource, 'Court record')
    assert.equal((await open(INES, reference, 'E')).answers.ordersSource, undefined)
  })

  it('saves both, when two people change different questions of one section', async () => {
    const reference = await taken(world)
    await save(SAM, page(reference, 'F', { typed: { preferredArea: 'The garden' } }))
    const other = { asked: ['visitType', 'preferredArea'], typed: { visitType: 'none' } }
    const { mergedWith } = await save(INES, page(reference, 'F', other))
    assert.equal(mergedWith, SAM.id)
    assert.deepEqual(await answers(reference, 'F'), { preferredArea: 'The garden', visitType: 'none' })
  })

  it('shows the second who saved what and when, keeps the second’s own text, and saves both once merged', async () => {
    const reference = await taken(world)
    await save(SAM, page(reference, 'B', { typed: { carerView: 'Careful.' } }))
    world.setNow(LATER)
    const back = await clash(INES, page(reference, 'B', { typed: { carerView: 'She wants it slow.' } }))
    assert.deepEqual(
      back.clashes.map(({ question, theirs }) => [question, theirs]),
      [['carerView', 'Careful.']],
    )
    assert.deepEqual([back.saved?.savedBy, back.saved?.savedAt], [SAM.id, MONDAY])
    assert.equal(back.answers.carerView, 'She wants it slow.')
    assert.equal(await answers(reference, 'B').then((saved) => saved?.carerView), 'Careful.')
    const later = await open(INES, reference, 'B')
    assert.deepEqual([later.answers.carerView, later.clashes.length], ['She wants it slow.', 1])
    const both = 'Careful. She wants it slow.'
    await save(INES, page(reference, 'B', { baseVersion: back.baseVersion, typed: { carerView: both } }))
    assert.equal((await answers(reference, 'B'))?.carerView, both)
    assert.deepEqual((await open(INES, reference, 'B')).clashes, [])
  })

  it('shows the newest text of the other when it changed again before the merge', async () => {
    const reference = await taken(world)
    await save(SAM, page(reference, 'B', { typed: { carerView: 'One.' } }))
    const back = await clash(INES, page(reference, 'B', { typed: { carerView: 'Mine.' } }))
    await save(SAM, page(reference, 'B', { baseVersion: 1, typed: { carerView: 'Two.' } }))
    const merged = { baseVersion: back.baseVersion, typed: { carerView: 'One. Mine.' } }
    const again = await clash(INES, page(reference, 'B', merged))
    assert.deepEqual([again.clashes[0]?.theirs, again.answers.carerView], ['Two.', 'One. Mine.'])
  })

  it('is refused to the Team Manager, to MASH, to another team, and before anybody has it', async () => {
    const reference = await taken(world)
    const waiting = await record(world)
    const refused = async (by: typeof SAM, which = reference) => [
      await refusalOf(world, () => openPage(world, by, { reference: which, key: 'B' })),
      await refusalOf(world, () => savePage(world, by, page(which, 'B', { typed: { carerView: 'x' } }))),
    ]
    assert.deepEqual(await refused(TESS), ['notSocialWorkerOfTeam', 'notSocialWorkerOfTeam'])
    assert.deepEqual(await refused(MAYA), ['notForYou', 'notForYou'])
    assert.deepEqual(await refused(SOUTH_WORKER), ['notForYou', 'notForYou'])
    assert.deepEqual(await refused(SAM, waiting), ['notTaken', 'notTaken'])
    assert.deepEqual(await refused(SAM, 'PCA-2026-9999'), ['notForYou', 'notForYou'])
  })

  it('is refused for a section that does not exist, and once it is sent in', async () => {
    const reference = await taken(world)
    assert.equal(
      await refusalOf(world, () => openPage(world, SAM, { reference, key: 'A2' })),
      'unknownSection',
    )
    assert.equal(await refusalOf(world, () => savePage(world, SAM, page(reference, 'Z'))), 'unknownSection')
    const sent = await submitted(world)
    const typed = { carerView: 'Too late.' }
    const late = page(sent.reference, 'B', { baseVersion: 1, typed })
    assert.equal(await refusalOf(world, () => savePage(world, SAM, late)), 'sentIn')
  })
})
