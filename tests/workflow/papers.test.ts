/** Papers on a real store: attached by those who may, opened once by those who may, forgotten when nobody attaches them. */
import assert from 'node:assert/strict'
import type { Paper } from '../../src/domain/papers.ts'
import type { Person } from '../../src/domain/people.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import {
  askForPaper,
  attachPapers,
  bringPaper,
  broughtBy,
  dropPapers,
  forgetLoosePapers,
  listPapers,
  paperFor,
} from '../../src/workflow/papers.ts'
import { ADMIN, HEAD, INES, MAYA, SAM, SOUTH_WORKER, TESS } from '../support/council.ts'
import { sampleDocx, samplePdf } from '../support/sample-papers.ts'
import { auditOf, firstBrokenSeal } from '../support/stored.ts'
import { record } from '../support/workflow-road.ts'
import {
  MONDAY,
  openWorkflow,
  refusalOf,
  startAfresh,
  type WorkflowWorld,
} from '../support/workflow-world.ts'

const TODAY = MONDAY.slice(0, 10)
const HOSTILE = '../../etc/\u202Efdp.exe<script>alert(1)</script>\0\ud800 Müller.pdf'

describe('papers', () => {
  let world: WorkflowWorld
  let reference: string
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())
  beforeEach(async () => {
    await startAfresh(world)
    await world.database.run('truncate paper cascade')
    reference = await record(world)
  })

  const brings = async (by: Person, name = 'letter.pdf', bytes = samplePdf()): Promise<Paper> => {
    const paper = await bringPaper(world, by, { name, bytes })
    if ('refused' in paper) throw new Error(paper.say)
    return paper
  }
  const attach = (by: Person, ids: readonly string[], change: object = {}) =>
    attachPapers(world, by, { ids, reference, kind: 'police_report', receivedOn: TODAY, ...change })
  const attached = async (by: Person, name?: string): Promise<Paper> => {
    const paper = await brings(by, name)
    const done = await attach(by, [paper.id])
    assert.ok(!isRefusal(done))
    return paper
  }
  const ticketOf = async (by: Person, number = 1): Promise<string> => {
    const asked = await askForPaper(world, by, { reference, number })
    if (isRefusal(asked)) throw new Error(asked.say)
    return asked.ticket
  }

  it('belong to whoever brought them until they are attached, and then to the referral', async () => {
    const paper = await brings(SAM)
    assert.deepEqual(await broughtBy(world, SAM), [paper])
    assert.deepEqual(await broughtBy(world, INES), [])
    assert.ok(!isRefusal(await attach(SAM, [paper.id])))
    assert.deepEqual(await broughtBy(world, SAM), [])
    const kept = await world.store.papers(reference)
    assert.deepEqual(kept, [{ ...paper, reference, kind: 'police_report' }])
    assert.deepEqual((await world.store.paper(paper.id))?.bytes, samplePdf())
  })

  it('are called as their sender called them, whatever that is, and in no line of the audit', async () => {
    const { name } = await attached(SAM, HOSTILE)
    assert.equal(name, HOSTILE.toWellFormed().replaceAll('\0', ''))
    assert.equal((await brings(SAM, 'x'.repeat(1_000_000))).name.length, 200)
    const lines = JSON.stringify(await world.database.kysely.selectFrom('audit').selectAll().execute())
    assert.doesNotMatch(lines, /script|Müller|passwd/)
    const columns = await world.database.run('select * from paper')
    for (const { body: _body, bytes: _bytes, ...plain } of columns.rows as Record<string, unknown>[])
      assert.doesNotMatch(JSON.stringify(plain), /script|Müller|letter/)
  })

  it('are attached by the team that has it and by MASH, each with a line of the audit', async () => {
    for (const by of [SAM, INES, TESS, MAYA]) await attached(by)
    const lines = (await auditOf(world.database, reference)).filter(({ what }) => what === 'attach paper')
    assert.deepEqual(
      lines.map(({ who }) => who),
      [SAM, INES, TESS, MAYA].map(({ id }) => id),
    )
    assert.equal(await firstBrokenSeal(world.database), undefined)
  })

  it('are refused to anybody else, with the words for a referral that is not there', async () => {
    for (const by of [SOUTH_WORKER, ADMIN, HEAD]) {
      const paper = await brings(by)
      assert.equal(await refusalOf(world, () => attach(by, [paper.id])), 'unknownReference')
    }
    const paper = await brings(SAM)
    const nowhere = { reference: 'PCA-2026-9999' }
    assert.equal(await refusalOf(world, () => attach(SAM, [paper.id], nowhere)), 'unknownReference')
  })

  it('are never attached by somebody else, twice, in part, or from the future', async () => {
    const paper = await brings(SAM)
    assert.equal(await refusalOf(world, () => attach(INES, [paper.id])), 'noSuchPaper')
    assert.equal(await refusalOf(world, () => attach(SAM, [paper.id, 'another'])), 'noSuchPaper')
    assert.equal(await refusalOf(world, () => attach(SAM, [])), 'noSuchPaper')
    const future = { receivedOn: '2026-12-08' }
    assert.equal(await refusalOf(world, () => attach(SAM, [paper.id], future)), 'paperInFuture')
    await attach(SAM, [paper.id])
    const other = await record(world)
    assert.equal(await refusalOf(world, () => attach(SAM, [paper.id], { reference: other })), 'noSuchPaper')
    assert.equal((await world.store.papers(reference)).length, 1)
  })

  it('are attached once by two presses at the same time', async () => {
    const paper = await brings(SAM)
    const all = await Promise.all([attach(SAM, [paper.id]), attach(SAM, [paper.id])])
    assert.equal(all.filter(isRefusal).length, 1)
    assert.equal(
      (await auditOf(world.database, reference)).filter(({ what }) => what === 'attach paper').length,
      1,
    )
  })

  it('are refused by what is in them, and nothing is kept', async () => {
    const bytes = sampleDocx({ 'word/vbaProject.bin': 'x' })
    const paper = await bringPaper(world, SAM, { name: 'letter.pdf', bytes })
    assert.ok('refused' in paper && paper.refused === 'has macros')
    assert.deepEqual(await broughtBy(world, SAM), [])
  })

  it('are thrown away by whoever brought them, as long as they belong to nothing', async () => {
    const paper = await brings(SAM)
    const other = await attached(SAM)
    assert.equal(await dropPapers(world, INES, [paper.id]), 0)
    assert.equal(await dropPapers(world, SAM, [paper.id, other.id]), 1)
    assert.equal((await world.store.papers(reference)).length, 1)
    assert.equal(await world.store.paper(paper.id), undefined)
  })

  it('are forgotten after seven days when nobody attaches them, and stay when somebody did', async () => {
    const paper = await brings(SAM)
    await attached(SAM)
    world.setNow('2026-12-14T09:59:00.000Z')
    await forgetLoosePapers(world)
    assert.notEqual(await world.store.paper(paper.id), undefined)
    world.setNow('2026-12-14T10:00:01.000Z')
    await forgetLoosePapers(world)
    assert.equal(await world.store.paper(paper.id), undefined)
    assert.equal((await world.store.papers(reference)).length, 1)
  })

  it('go with the referral that is purged', async () => {
    await attached(SAM)
    const ticket = await ticketOf(SAM)
    await world.store.transaction((tx) => tx.purgePapers(reference))
    assert.deepEqual(await world.store.papers(reference), [])
    assert.equal(await paperFor(world, ticket), undefined)
  })

  it('are opened once, within two minutes, by a ticket that is kept nowhere', async () => {
    await attached(SAM)
    const ticket = await ticketOf(TESS)
    const { rows } = await world.database.run('select * from paper_ticket')
    assert.equal(rows.length, 1)
    assert.doesNotMatch(JSON.stringify(rows), new RegExp(ticket))
    const [one, two] = await Promise.all([paperFor(world, ticket), paperFor(world, ticket)])
    assert.equal([one, two].filter((opened) => opened !== undefined).length, 1)
    assert.deepEqual((one ?? two)?.bytes, samplePdf())
    assert.equal(await paperFor(world, 'f'.repeat(96)), undefined)
    const late = await ticketOf(TESS)
    world.setNow('2026-12-07T10:02:01.000Z')
    assert.equal(await paperFor(world, late), undefined)
    await forgetLoosePapers(world)
    assert.deepEqual((await world.database.run('select * from paper_ticket')).rows, [])
    const looks = (await auditOf(world.database, reference)).filter(({ what }) => what === 'read paper')
    assert.deepEqual(
      looks.map(({ who }) => who),
      [TESS.id, TESS.id],
    )
  })

  it('are opened by the team; by MASH those that came to MASH', async () => {
    await attached(MAYA)
    await attached(SAM)
    const mayOpen = async (by: Person): Promise<readonly boolean[]> => {
      const listed = await listPapers(world, by, reference)
      return isRefusal(listed) ? [] : listed.papers.map((paper) => paper.mayOpen)
    }
    assert.deepEqual(await mayOpen(SAM), [true, true])
    assert.deepEqual(await mayOpen(TESS), [true, true])
    assert.deepEqual(await mayOpen(MAYA), [true, false])
    assert.deepEqual(await mayOpen(SOUTH_WORKER), [])
    const asked = { reference, number: 2 }
    assert.equal(await refusalOf(world, () => askForPaper(world, MAYA, asked)), 'noSuchPaper')
    assert.equal(await refusalOf(world, () => askForPaper(world, SOUTH_WORKER, asked)), 'unknownReference')
  })

  it('are not opened by a ticket of somebody who has left', async () => {
    await attached(SAM)
    const ticket = await ticketOf(SAM)
    const { directory } = world
    const without = { ...directory, people: directory.people.filter(({ id }) => id !== SAM.id) }
    assert.equal(await paperFor(world.withDirectory(without), ticket), undefined)
  })
})
