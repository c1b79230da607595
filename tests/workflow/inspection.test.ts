/** The inspection pack of a real road: all of it, provable by itself; and with gaps through which nothing is read. */
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import schema from '../../docs/inspection-pack.schema.json' with { type: 'json' }
import { auditVerify } from '../../scripts/audit/verify.ts'
import type { PackField } from '../../src/domain/inspection-pack.ts'
import { GAPS } from '../../src/domain/inspection-policy.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { pdfGateway } from '../../src/gateways/pdf.ts'
import { packAsJson } from '../../src/jobs/export-inspection.ts'
import { EXPORTERS } from '../../src/jobs/exports.ts'
import type { JobWorld } from '../../src/jobs/ports.ts'
import type { ExportKind } from '../../src/workflow/exports-ports.ts'
import { inspectionPack } from '../../src/workflow/inspection.ts'
import { attachPapers, bringPaper } from '../../src/workflow/papers.ts'
import { readPdf } from '../gateways/pdf-reader.ts'
import { ASSESSMENT, DETAILS, SECOND_CHILD } from '../support/answers.ts'
import { SAM, TESS } from '../support/council.ts'
import { sentAndFiled } from '../support/filed-road.ts'
import { jobWorld } from '../support/job-world.ts'
import { samplePdf } from '../support/sample-papers.ts'
import { auditOf } from '../support/stored.ts'
import { record } from '../support/workflow-road.ts'
import { openWorkflow, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

type Read = {
  readonly chain: { readonly lines: number; readonly head: string; readonly broken: unknown }
  readonly parts: readonly { readonly id: string; readonly records: readonly { fields: PackField[] }[] }[]
}

describe('an inspection pack', () => {
  let world: WorkflowWorld & JobWorld
  let reference: string
  let folder: string
  let whole: Read
  before(async () => {
    world = jobWorld(await openWorkflow(), { pdf: pdfGateway() })
    await startAfresh(world)
    folder = await mkdtemp(join(tmpdir(), 'pack-'))
    reference = await sentAndFiled(world)
    const paper = await bringPaper(world, SAM, { name: 'Letter from Nora Neighbour.pdf', bytes: samplePdf() })
    if ('refused' in paper) throw new Error(paper.say)
    const receivedOn = '2026-12-01'
    await attachPapers(world, SAM, { ids: [paper.id], reference, kind: 'police_report', receivedOn })
    await world.store.noteLooks([{ at: world.clock.now(), who: TESS.id, what: 'read', reference }])
    await record(world, { ...DETAILS, children: [SECOND_CHILD] })
    whole = await json('inspection-json')
  })
  after(async () => {
    await world.close()
    await rm(folder, { recursive: true })
  })

  const bytesOf = async (kind: ExportKind, about: Readonly<Record<string, string>> = {}): Promise<Buffer> => {
    const exported = await EXPORTERS[kind]?.(world, TESS, { reference, ...about })
    if (exported === undefined || isRefusal(exported)) throw new Error(`${kind} was not made`)
    return Buffer.concat(await Array.fromAsync(exported.chunks))
  }
  const json = async (kind: ExportKind, about: Readonly<Record<string, string>> = {}): Promise<Read> =>
    JSON.parse((await bytesOf(kind, about)).toString('utf8'))
  const records = (pack: Read, id: string) => pack.parts.find((part) => part.id === id)?.records ?? []
  const values = (pack: Read, id: string, name: string) =>
    records(pack, id).map(({ fields }) => {
      const field = fields.find((each) => each.field === name)
      return field !== undefined && 'value' in field ? field.value : undefined
    })
  const saved = async (pack: unknown): Promise<string> => {
    const file = join(folder, `${crypto.randomUUID()}.json`)
    await writeFile(file, JSON.stringify(pack))
    return file
  }
  const verified = async (pack: unknown) => auditVerify(['--pack', await saved(pack)], {})

  it('is of the published shape, whole and with gaps', async () => {
    const check = new Ajv({ allowUnionTypes: true }).compile(schema)
    assert.ok(check(whole), JSON.stringify(check.errors?.slice(0, 3)))
    const redacted = await json('inspection-redacted', { subject: 'prisoner', as: 'json' })
    assert.ok(check(redacted), JSON.stringify(check.errors?.slice(0, 3)))
    assert.ok(!check({ ...whole, variant: 'other' }))
  })

  it('holds every line of the audit, every look, every save, every paper and every promise', async () => {
    const lines = await auditOf(world.database, reference)
    assert.deepEqual(
      values(whole, 'audit', 'what').slice(0, lines.length),
      lines.map(({ what }) => what),
    )
    assert.deepEqual(values(whole, 'looks', 'who'), [TESS.id])
    assert.deepEqual(values(whole, 'pages', 'key').toSorted(), Object.keys(ASSESSMENT).toSorted())
    assert.deepEqual(values(whole, 'papers', 'kind'), ['police_report'])
    const notices = await world.store.notices(reference)
    assert.equal(records(whole, 'notices').length, notices.length)
    assert.ok(records(whole, 'reports').length >= 2)
    assert.match(String(values(whole, 'reports', 'words')[0]), /^[0-9a-f]{64}$/)
  })

  it('leaves out nothing of the referral as it is stored', async () => {
    const loaded = await world.store.load(reference)
    const text = JSON.stringify(records(whole, 'referral'))
    const walk = (value: unknown): void => {
      if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) walk(each)
      else if (value !== undefined) assert.ok(text.includes(JSON.stringify(value)), JSON.stringify(value))
    }
    walk(loaded?.referral)
  })

  it('proves each of its lines by itself, and says that the whole chain was walked', async () => {
    const chain = await world.store.walkChain()
    assert.deepEqual({ ...whole.chain, broken: null }, whole.chain)
    assert.ok(whole.chain.lines > records(whole, 'audit').length && whole.chain.lines <= chain.lines)
    const { code, out } = await verified(whole)
    assert.equal(code, 0, out.join('\n'))
    assert.equal((await world.store.walkChain(whole.chain.lines)).head, whole.chain.head)
  })

  const changes: readonly (readonly [string, (text: string) => string])[] = [
    ['who acted was changed', (text) => text.replace(/("field":"who","value":")[^"]+/, '$1someone')],
    ['a seal was changed', (text) => text.replace(/("field":"hash","value":")[^"]{4}/, '$10000')],
    ['a version was changed', (text) => text.replace(/("field":"version","value":)(\d+)/, '$19')],
  ]
  for (const [what, change] of changes)
    it(`is found out when ${what}`, async () => {
      const at = whole.parts.findIndex(({ id }) => id === 'audit')
      const parts = whole.parts.with(at, JSON.parse(change(JSON.stringify(whole.parts[at]))))
      const { code, out } = await verified({ ...whole, parts })
      assert.equal(code, 1)
      assert.match(out.join('\n'), /was changed after it was sealed/)
    })

  it('is found out when its lines were moved, and not checked when it has gaps or is something else', async () => {
    const parts = whole.parts.map((part) =>
      part.id === 'audit' ? { ...part, records: part.records.toReversed() } : part,
    )
    assert.match((await verified({ ...whole, parts })).out.join(), /not in its place/)
    const redacted = await json('inspection-redacted', { subject: 'carer', as: 'json' })
    assert.match((await verified(redacted)).out.join(), /with gaps cannot be checked/)
    assert.match((await verified({})).out.join(), /no inspection pack/)
    assert.equal((await auditVerify(['--nonsense'], {})).code, 2)
  })

  it('says at which line the chain is broken', async () => {
    await world.database.run('alter table audit disable trigger user')
    await world.database.run(`update audit set who = 'x' where id = (select min(id) from audit)`)
    const broken = (await json('inspection-json')).chain.broken
    await world.database.run(`update audit set who = '${whole0()}' where id = (select min(id) from audit)`)
    await world.database.run('alter table audit enable trigger user')
    assert.match(JSON.stringify(broken), /"why":"changed"/)
    assert.equal((await json('inspection-json')).chain.broken, null)
  })
  const whole0 = (): string => String(values(whole, 'audit', 'who')[0])

  const HELD = [
    ...['Mia', 'Childsdottir', 'Joan', 'Carerly', 'Hidden Lane', 'Secretwood', '960 555', 'Olive Omu'],
    ...['dogs', 'bedtime', 'cousin', 'The family has moved', 'Neighbour', 'Sam Example', SAM.id],
    ...['omu.example', 'police_report', 'Somebody to talk to'],
  ]

  it('with gaps for the prisoner has nothing of anybody else in its bytes', async () => {
    const text = (await bytesOf('inspection-redacted', { subject: 'prisoner', as: 'json' })).toString('utf8')
    for (const held of HELD) assert.ok(!text.includes(held), held)
    assert.ok(text.includes('Alan Prisonson'))
    for (const gap of [GAPS.others, GAPS.partTwo, GAPS.words, GAPS.staff]) assert.ok(text.includes(gap), gap)
  })

  it('with gaps as a PDF has nothing of it in its words or its bytes, and is drawn the same twice', async () => {
    const about = { subject: 'prisoner', as: 'pdf' }
    const bytes = await bytesOf('inspection-redacted', about)
    const pdf = readPdf(bytes)
    const text = pdf.pages.flatMap(({ runs }) => runs.map(({ words }) => words)).join(' ')
    for (const held of HELD)
      assert.ok(!text.includes(held) && !pdf.tree.words.includes(held) && !bytes.includes(held), held)
    assert.ok(pdf.tree.words.includes('Alan Prisonson'))
    assert.ok((await bytesOf('inspection-redacted', about)).equals(bytes))
  })

  it('as a PDF begins with its contents and a chronology, and then has each part', async () => {
    const pdf = readPdf(await bytesOf('inspection-pdf'))
    assert.deepEqual(pdf.bookmarks.slice(0, 4), [
      `Inspection pack: ${reference}`,
      'Contents',
      '1. Chronology',
      '2. The referral',
    ])
    for (const said of ['Mia Childsdottir', 'Tess Placeholder', 'Unbroken', whole.chain.head])
      assert.ok(pdf.tree.words.includes(said), said)
    assert.equal(
      pdf.pages.reduce((sum, page) => sum + page.loose, 0),
      0,
    )
  })

  it('is made a record at a time: nothing is read before it is asked for', async () => {
    let read = 0
    const looks = async function* () {
      for (; read < 100_000; read++) yield { at: world.clock.now(), who: TESS.id, what: 'read' as const }
    }
    const counted = { ...world, store: { ...world.store, looks } }
    const pack = await inspectionPack(counted, { reference, subject: undefined })
    if (isRefusal(pack)) throw new Error(pack.say)
    let most = 0
    let got = 0
    for await (const chunk of packAsJson(pack)) {
      if (!Buffer.from(chunk).includes('"what","value":"read"')) continue
      got++
      most = Math.max(most, read - got)
    }
    assert.equal(got, 100_000)
    assert.ok(most <= 1, `${most} ahead`)
  })

  it('is not made of a referral that is not there', async () => {
    assert.ok(isRefusal(await inspectionPack(world, { reference: 'PCA-2026-9999', subject: undefined })))
  })
})
