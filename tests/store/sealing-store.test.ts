/** Nothing of a family stands clear in the store: in no column of any table, and on no page of the files of the embedded one. */
import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { linesFrom, walkChain } from '../../src/store/audit-walk.ts'
import { openDatabase } from '../../src/store/database.ts'
import { NotOpened } from '../../src/store/envelope.ts'
import { SEALED } from '../../src/store/sealed-columns.ts'
import { openStore } from '../../src/store/store.ts'
import { clear, writeClear } from '../support/clear.ts'
import { SAM } from '../support/council.ts'
import { everyRow } from '../support/opened.ts'
import { ROOT } from '../support/source-files.ts'
import { released, signed, taken } from '../support/workflow-road.ts'
import { openWorkflow, type WorkflowWorld } from '../support/workflow-world.ts'

/** The family of the usual answers, and what was written about it. */
const FAMILY =
  /Prisonson|Childsdottir|Childsson|Carerly|A1234BC|Hidden Lane|Nowhereham|1985-04-02|2014-03-03|bedtime stories|wants to say sorry|Quetzalcoatl|Xochipilli/i

const onServer = process.env.TEST_DATABASE_URL !== undefined
const NOTHING = { notices: async () => undefined, release: async () => undefined }

describe('the store at rest', function () {
  this.timeout(60_000)
  let world: WorkflowWorld
  let reference: string
  before(async () => {
    world = await openWorkflow()
    reference = (await released(world)).reference
    await world.store.transaction(async (tx) => {
      const { document, ...report } = (await tx.reports(reference, 1, true))[0] ?? assert.fail()
      assert.ok(report.signed && document.blocks.length > 0)
      await tx.saveDraft({
        ...{ id: `${reference}/A1/${SAM.id}`, person: SAM.id, kind: 'section', updatedAt: world.clock.now() },
        body: { answers: { views: 'Quetzalcoatl' }, clashes: [] },
      })
      await tx.keepPaper(
        {
          ...{ id: 'paper-1', reference, kind: 'other', name: 'Xochipilli.pdf', type: 'pdf', size: 9 },
          ...{ sha256: 'a'.repeat(64), receivedOn: '2026-12-07', by: SAM.id, at: world.clock.now() },
        },
        Buffer.from('%PDF Quetzalcoatl'),
      )
      await tx.keepMailItem({
        ...{ messageId: 'mail-1', receivedAt: world.clock.now(), papers: [] },
        words: { from: 'Xochipilli', subject: 'Quetzalcoatl', preview: 'Childsdottir' } as never,
      })
      await tx.audit({
        ...{ at: world.clock.now(), reference, who: SAM.id, what: 'hold', version: 1 },
        ...{ from: 'sending', to: 'sending', reason: 'Quetzalcoatl said so' },
      })
    })
    await world.store.refreshFigures(100)
  })
  after(() => world.close())

  it('shows nothing of a family in any column of any table', async () => {
    const opened = (await everyRow(world.database, true)).join('\n')
    for (const word of ['Childsdottir', 'Prisonson', 'Quetzalcoatl', 'Xochipilli', 'bedtime stories'])
      assert.ok(opened.includes(word), `the test looks where ${word} is`)
    const found = (await everyRow(world.database, false)).filter((row) => FAMILY.test(row))
    assert.deepEqual(found, [])
  })

  it('shows nothing of it on any page of its files either', async function () {
    if (onServer) return this.skip()
    await world.database.run('checkpoint')
    const folder = world.database.where.dataDir
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) =>
      file.isFile(),
    )
    let bytes = 0
    for (const file of files) {
      const content = await readFile(join(file.parentPath, file.name), 'latin1')
      bytes += content.length
      assert.doesNotMatch(content, FAMILY, file.name)
    }
    assert.ok(bytes > 1_000_000, 'the files were read')
  })

  it('reads what stood there before there were keys, and the row of a body that is clear says what SQL asks', async () => {
    const { referral, assessment } = (await world.store.load(reference)) ?? assert.fail()
    await writeClear(world.database, referral)
    await sql`update section set answers = ${clear({ views: 'as it was' })}::jsonb
      where reference = ${reference} and key = 'B'`.execute(world.database.kysely)
    const again = (await world.store.load(reference)) ?? assert.fail()
    assert.deepEqual(again.referral, referral)
    assert.deepEqual(again.assessment.B?.answers, { views: 'as it was' })
    assert.deepEqual(again.assessment.C?.answers, assessment.C?.answers)
    const waiting = await signed(world)
    await sql`update referral set release_at = null, prison = null`.execute(world.database.kysely)
    await writeClear(world.database, waiting)
    assert.deepEqual(await world.store.readyToRelease(waiting.signOff.releaseAt), [waiting.reference])
    assert.deepEqual(await world.store.openAt(['ZAA']), [waiting.reference])
  })

  it('opens no body that was moved to another row', async () => {
    const [one, other] = [await taken(world), await taken(world)]
    await sql`update referral set body = (select body from referral where reference = ${one})
      where reference = ${other}`.execute(world.database.kysely)
    await assert.rejects(world.store.load(other), NotOpened)
    assert.equal((await world.store.load(one))?.referral.reference, one)
  })

  it('has an audit that verifies, with reasons that are read with the key alone', async () => {
    const { kysely } = world.database
    assert.equal((await walkChain(kysely)).broken, undefined)
    const lines = await Array.fromAsync(linesFrom(kysely, { reference }))
    assert.ok(lines.some(({ reason }) => reason === 'Quetzalcoatl said so'))
    const rows = await kysely.selectFrom('audit').select(['reason', 'reason_salt', 'reason_hash']).execute()
    for (const { reason, reason_salt, reason_hash } of rows)
      assert.ok(
        reason === ''
          ? reason_salt === null
          : reason.startsWith('v1.') && reason_salt?.startsWith('v1.') && reason_hash,
      )
  })

  it('names the line of the audit whose sealed reason was changed', async () => {
    const { kysely } = world.database
    const line = await kysely
      .selectFrom('audit')
      .select(['id', 'reason'])
      .where('reason_hash', 'is not', null)
      .orderBy('id')
      .executeTakeFirstOrThrow()
    const write = (reason: string) =>
      world.database.run(
        `alter table audit disable trigger user; update audit set reason = '${reason}' where id = ${line.id};
         alter table audit enable trigger user`,
      )
    await write(`${line.reason.slice(0, -4)}AAAA`)
    assert.deepEqual((await walkChain(kysely)).broken, { line: line.id, why: 'changed' })
    await write(line.reason)
    assert.equal((await walkChain(kysely)).broken, undefined)
  })

  it('is written and read by a second one that is opened with the same keys', async function () {
    if (!onServer) return this.skip()
    const other = await openDatabase(world.database.where)
    try {
      assert.deepEqual(await openStore(other, NOTHING).load(reference), await world.store.load(reference))
    } finally {
      await other.close()
    }
  })
})

/** Columns of the tables as they are, beside the lines of docs/encryption.md. */
describe('docs/encryption.md', () => {
  it('has a line for each column of each table, and names those that are sealed', async () => {
    const world = await openWorkflow()
    const { rows } = await sql<{ name: string; type: string }>`
      select table_name || '.' || column_name as name, data_type as type from information_schema.columns
      where table_schema = 'public' and table_name not like 'kysely\\_%' order by 1`.execute(
      world.database.kysely,
    )
    await world.close()
    const page = await readFile(join(ROOT, 'docs/encryption.md'), 'utf8')
    const said = new Map<string, string>()
    for (const [, table = '', columns = '', how = ''] of page.matchAll(/^\| `(\w+)` \| (.+?) \| (.+?) \|/gm))
      for (const [, column] of columns.matchAll(/`(\w+)`/g)) {
        assert.ok(!said.has(`${table}.${column}`), `${table}.${column} stands there twice`)
        said.set(`${table}.${column}`, how)
      }
    assert.deepEqual([...said.keys()].toSorted(), rows.map(({ name }) => name).toSorted())
    const HOW = /^(sealed|keyed digest|digest|code|count|day or moment|staff id|id|reference|address)/
    for (const [name, how] of said) {
      assert.match(how, HOW, name)
      assert.equal(how.startsWith('sealed'), name in SEALED, name)
    }
    for (const { name, type } of rows)
      if (type === 'jsonb' || type === 'bytea')
        assert.ok(name in SEALED || /no words|codes/.test(said.get(name) ?? ''), `${name} holds anything`)
  })
})
