/** What is left after a purge on the real store: no name and no word, but the counts, and an audit that verifies. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { isRefusal } from '../../src/domain/refusal.ts'
import { setLegalHold } from '../../src/workflow/legal-hold.ts'
import { announcePurges, purgeDue } from '../../src/workflow/retention.ts'
import { DETAILS } from '../support/answers.ts'
import { SAM, TESS } from '../support/council.ts'
import { announced, sentAndFiled } from '../support/filed-road.ts'
import { everyRow } from '../support/opened.ts'
import { bytesOf } from '../support/sample-papers.ts'
import { auditOf, firstBrokenSeal } from '../support/stored.ts'
import { record } from '../support/workflow-road.ts'
import { openWorkflow, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

/** A year and a day after it was sent: the prison never told us, and its copy may go. */
const OVER = '2027-12-08T06:00:00.000Z'
const GOES = '2027-12-15T06:00:00.000Z'

/** Every row of every table, opened, bytes as text, in whatever schema. */
const everywhere = async ({ database }: WorkflowWorld): Promise<string> =>
  (await everyRow(database, true)).join('\n')

describe('after a purge', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  beforeEach(() => startAfresh(world))
  after(() => world.close())

  const isThere = async (reference: string) => (await world.store.load(reference)) !== undefined
  const wordsOf = async (): Promise<number> => {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from name_word`.execute(
      world.database.kysely,
    )
    return rows[0]?.count ?? 0
  }

  it('no name, no word and no page of it is in any table, and the names of others are where they were', async () => {
    const [child, prisoner] = ['Quillaby', 'Zephrant']
    const [first = {}] = DETAILS.children
    const details = {
      ...DETAILS,
      prisoner: { ...DETAILS.prisoner, fullName: `Otto ${prisoner}` },
      children: [{ ...first, fullName: `Wilf ${child}` }],
    }
    const other = await record(world)
    const reference = await sentAndFiled(world, details)
    await world.store.transaction(async (tx) => {
      await tx.keepPaper(
        {
          ...{
            id: `paper-${reference}`,
            reference,
            kind: 'other',
            name: `${child}.pdf`,
            type: 'pdf',
            size: 9,
          },
          ...{ sha256: 'a'.repeat(64), receivedOn: '2026-12-07', by: 'case-system:x', at: world.clock.now() },
        },
        bytesOf(`%PDF ${child}`),
      )
      const draft = { person: SAM.id, kind: 'section', updatedAt: OVER } as const
      await tx.saveDraft({ ...draft, id: `${reference}/A1/${SAM.id}`, body: { words: child } })
      await tx.saveDraft({
        ...draft,
        id: 'amended',
        kind: 'amend',
        body: { amends: reference, words: child },
      })
    })
    const hold = { reference, held: true, why: `The lawyers of ${child} wrote` }
    assert.ok(!isRefusal(await setLegalHold(world, TESS, hold)))
    assert.ok(!isRefusal(await setLegalHold(world, TESS, { ...hold, held: false, why: `${child}: over` })))
    const before = await everywhere(world)
    for (const name of [child, prisoner]) assert.ok(before.includes(name), 'the test looks where names are')
    const words = await wordsOf()
    world.setNow(OVER)
    await announcePurges(world)
    world.setNow(GOES)
    const [purged] = await purgeDue(world)
    assert.equal(purged?.counts.papers, 1)
    assert.equal(purged?.counts.drafts, 3)
    assert.ok((purged?.counts['pages saved'] ?? 0) > 5)
    assert.ok((purged?.counts['reasons in the audit'] ?? 0) >= 2)
    const after = await everywhere(world)
    for (const name of [child, prisoner, child.toLowerCase(), 'lawyers'])
      assert.ok(!after.includes(name), name)
    assert.ok((await wordsOf()) < words, 'and its names are in no index')
    assert.ok(await isThere(other))
    const found = await sql`select 1 from name_entry where reference = ${other}`.execute(
      world.database.kysely,
    )
    assert.ok(found.rows.length > 0)
  })

  it('its figures are as they were last, and nothing leads from them to a child', async () => {
    const reference = await announced(world, OVER)
    world.setNow(GOES)
    await purgeDue(world)
    const { rows: figures } = await sql`select sent_on from figure where reference = ${reference}`.execute(
      world.database.kysely,
    )
    const { rows: children } = await sql`
      select 1 from figure_child where reference = ${reference}`.execute(world.database.kysely)
    const { rows: ways } = await sql`
      select 1 from figure_child_identity where child_key in (
        select child_key from figure_child where reference = ${reference})`.execute(world.database.kysely)
    assert.deepEqual([figures, children.length, ways.length], [[{ sent_on: '2026-12-07' }], 1, 0])
  })

  it('its lines in the audit are there without their words, and the chain verifies', async () => {
    const reference = await announced(world, OVER)
    const lines = await auditOf(world.database, reference)
    assert.ok(lines.some(({ reason }) => reason !== '') || lines.length > 5)
    world.setNow(GOES)
    await purgeDue(world)
    const kept = await auditOf(world.database, reference)
    assert.deepEqual(
      kept.map(({ what }) => what),
      [...lines.map(({ what }) => what), 'purge'],
    )
    assert.ok(kept.slice(0, -1).every(({ reason }) => reason === ''))
    assert.equal(await firstBrokenSeal(world.database), undefined)
  })

  it('no reason can be cleared, and no line be changed, of what was not purged', async () => {
    const reference = await sentAndFiled(world)
    await setLegalHold(world, TESS, { reference, held: true, why: 'A court has asked' })
    const change = (set: string) =>
      world.database.run(`update audit set ${set} where reference = '${reference}'`)
    await assert.rejects(change(`reason = '', reason_salt = null`), /only added to/)
    await assert.rejects(change(`who = 'nobody'`), /only added to/)
    assert.equal(await firstBrokenSeal(world.database), undefined)
  })
})
