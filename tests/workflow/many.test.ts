/** Many people at once: nothing is numbered twice, overwritten unseen, or done twice. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { takeReferral } from '../../src/workflow/allocation.ts'
import { type OpenPage, type Saved, savePage } from '../../src/workflow/assessment.ts'
import { ASSESSMENT, DETAILS } from '../support/answers.ts'
import { INES, MAYA, SAM } from '../support/council.ts'
import { auditOf, firstBrokenSeal, references } from '../support/stored.ts'
import { filledForm, page, pressRecord, promised, record, taken } from '../support/workflow-road.ts'
import { MONDAY, openWorkflow, type WorkflowWorld } from '../support/workflow-world.ts'

const CALLERS = 25
const EACH = 8

describe('many people at once', () => {
  let world: WorkflowWorld
  beforeEach(async () => {
    world = await openWorkflow()
  })
  afterEach(() => world.close())

  it('number 200 referrals without a gap, and none twice', async function () {
    this.timeout(120_000)
    const officer = async (): Promise<readonly string[]> => {
      const by = { ...MAYA, id: randomUUID() }
      const numbered: string[] = []
      for (let count = 0; count < EACH; count++) {
        const result = await pressRecord(world, await almostFilled(by.id), DETAILS, by)
        assert.ok('recorded' in result, JSON.stringify(result).slice(0, 200))
        numbered.push(result.recorded.reference)
      }
      return numbered
    }
    const almostFilled = async (person: string): Promise<string> => {
      const id = randomUUID()
      const body = { ...DETAILS, carer: {}, page: 'carer', child: 1 }
      await world.store.transaction((tx) =>
        tx.saveDraft({ id, person, kind: 'referral', body, updatedAt: MONDAY }),
      )
      return id
    }
    const numbered = (await Promise.all(Array.from({ length: CALLERS }, officer))).flat()
    const all = Array.from({ length: 200 }, (_, n) => `PCA-2026-${String(n + 1).padStart(4, '0')}`)
    assert.deepEqual(numbered.toSorted(), all)
    assert.deepEqual(await references(world.database), all)
    assert.equal(world.jobs.length, 600)
    assert.equal(await firstBrokenSeal(world.database), undefined)
  })

  it('record once by a double press of Record', async () => {
    const id = await filledForm(world)
    const answers = await Promise.all([1, 2, 3].map(() => pressRecord(world, id)))
    const found = answers.map((answer) => 'recorded' in answer && answer.recorded.reference)
    assert.deepEqual(found, Array(3).fill('PCA-2026-0001'))
    assert.deepEqual(await references(world.database), ['PCA-2026-0001'])
    assert.equal((await promised(world, 'PCA-2026-0001')).length, 3)
  })

  it('take it once: one has it, and the other sees who', async () => {
    const reference = await record(world)
    const answers = await Promise.all([SAM, INES].map((person) => takeReferral(world, person, reference)))
    const [has] = answers.flatMap((each) => ('worker' in each ? [each.worker] : []))
    const [refused] = answers.flatMap((each) => ('refused' in each ? [each.refused] : []))
    assert.equal(refused, 'alreadyTaken')
    const loaded = await world.store.load(reference)
    assert.ok(loaded && 'worker' in loaded.referral)
    assert.equal(loaded.referral.worker, has)
    assert.equal((await auditOf(world.database, reference)).filter(({ what }) => what === 'take').length, 1)
  })

  it('write different sections of one assessment, and both are saved and started once', async () => {
    const reference = await taken(world)
    const pages = Object.entries(ASSESSMENT)
    const answers = await Promise.all(
      pages.map(([key, typed], index) =>
        savePage(world, index % 2 === 0 ? SAM : INES, page(reference, key, { typed })),
      ),
    )
    assert.ok(answers.every((answer) => 'mergedWith' in answer))
    const assessment = (await world.store.load(reference))?.assessment ?? {}
    const kept = Object.entries(assessment).map(([key, saved]) => [key, saved.answers])
    assert.deepEqual(Object.fromEntries(kept), ASSESSMENT)
    assert.equal((await auditOf(world.database, reference)).filter(({ what }) => what === 'start').length, 1)
  })

  it('write the same section: the second sees who saved what and when, and loses no word', async () => {
    const reference = await taken(world)
    const words = new Map([
      [SAM.id, 'Careful, says Sam.'],
      [INES.id, 'She wants it slow, says Ines.'],
    ])
    const press = (by: typeof SAM) =>
      savePage(world, by, page(reference, 'B', { typed: { carerView: words.get(by.id) } }))
    const answers = await Promise.all([press(SAM), press(INES)])
    const saved = answers.find((answer): answer is Saved => 'mergedWith' in answer)?.saved
    const back = answers.find((answer): answer is OpenPage => 'loaded' in answer)
    assert.ok(saved && back)
    const second = saved.savedBy === SAM.id ? INES : SAM
    assert.deepEqual(back.saved, saved)
    assert.equal(back.saved?.savedAt, MONDAY)
    assert.equal(back.clashes[0]?.theirs, words.get(saved.savedBy))
    assert.equal(back.answers.carerView, words.get(second.id))
    const both = `${back.clashes[0]?.theirs} ${back.answers.carerView}`
    const merged = page(reference, 'B', { baseVersion: back.baseVersion, typed: { carerView: both } })
    assert.ok('mergedWith' in (await savePage(world, second, merged)))
    const loaded = await world.store.load(reference)
    for (const each of words.values()) assert.ok(loaded?.assessment.B?.answers.carerView?.includes(each))
  })
})
