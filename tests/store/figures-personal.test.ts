/** Nothing personal stands in what is counted: names, numbers, addresses and days of birth are looked for in every column. */

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { childIdentities } from '../../src/domain/figure-identity.ts'
import type { Answers } from '../../src/domain/form.ts'
import { pagesFor } from '../../src/domain/questions.ts'
import { REFERRAL_FORM } from '../../src/domain/referral-form.ts'
import { numbersFrom } from '../support/numbers-from.ts'
import { type Life, lifeOf } from '../support/past.ts'
import { layDown } from '../support/past-store.ts'
import { openWorkflow, type WorkflowWorld } from '../support/workflow-world.ts'

const TIMES = { from: '2026-01-05', days: 300, now: '2027-10-01T10:00:00.000Z', among: 50 } as const
const TABLES = ['figure', 'figure_child', 'figure_child_identity', 'figure_key']
const BORN = '2013-08-19'

/** Every question of both forms answered with something that is somebody's, those with choices too. */
function personal(number: number): Life {
  const life = lifeOf(number, numbersFrom(number), TIMES)
  const all = (ids: readonly { readonly id: string }[]): Answers =>
    Object.fromEntries(ids.map(({ id }) => [id, `Needle${number} of ${id}, 14 Hidden Lane`]))
  const { request, prisoner, child, carer } = REFERRAL_FORM
  const born = { dateOfBirth: BORN }
  const details = {
    ...{ request: all(request.questions), carer: all(carer.questions) },
    prisoner: { ...all(prisoner.questions), ...born },
    children: [
      { ...all(child.questions), ...born },
      { ...all(child.questions), ...born, caseSystemId: `CS-needle-${number}` },
    ],
  }
  const pages = pagesFor(details.children).map(({ key, section }) => [key, all(section.questions)] as const)
  return {
    ...life,
    referral: {
      ...{ ...life.referral, details },
      dueChanges: [
        {
          ...{ because: 'more time was agreed', words: `Needle${number}`, reason: `Needle${number}` },
          ...{ from: BORN, to: BORN, at: `${BORN}T10:00:00.000Z`, by: `needle-${number}` },
          agreement: { with: `Needle${number}`, on: BORN, how: 'Needle' },
        },
      ],
    },
    pages: Object.fromEntries(pages),
  }
}

describe('the tables that are counted', function () {
  this.timeout(30_000)
  let world: WorkflowWorld
  let rows: readonly string[] = []
  const lives = Array.from({ length: 40 }, (_, index) => personal(index + 1))
  before(async () => {
    world = await openWorkflow()
    await layDown(world.database, lives)
    while ((await world.store.refreshFigures(100)) > 0);
    for (const table of TABLES) {
      const { rows: found } = await sql<{ row: string }>`
        select to_jsonb(${sql.table(table)})::text as row from ${sql.table(table)}`.execute(
        world.database.kysely,
      )
      assert.ok(found.length > 0, table)
      rows = [...rows, ...found.map(({ row }) => row)]
    }
  })
  after(() => world.close())

  const none = (what: string | RegExp): void => {
    const hit = rows.find((row) => (typeof what === 'string' ? row.includes(what) : what.test(row)))
    assert.equal(hit, undefined, `${what}`)
  }

  it('hold no answer that was typed: no name, no number, no address, no text', () => {
    none(/needle/i)
    none(/hidden/i)
  })

  it('hold no day of birth and no age in years', () => {
    none(BORN)
    assert.ok(rows.some((row) => row.includes('"ages": "10_15"')))
  })

  it('hold no plain digest of who a child is', () => {
    const identities = lives.flatMap(({ referral }) => childIdentities(referral))
    for (const hash of ['sha256', 'sha1', 'md5', 'sha512'])
      for (const form of ['hex', 'base64url', 'base64'] as const)
        for (const identity of identities) none(createHash(hash).update(identity).digest(form))
  })

  it('hold days, counts, random keys and codes alone: a new column is looked at here first', async () => {
    const { rows: columns } = await sql<{ name: string; type: string }>`
      select column_name as name, data_type as type from information_schema.columns
      where table_name in ('figure', 'figure_child') and table_schema = 'public'`.execute(
      world.database.kysely,
    )
    const of = (type: string) =>
      [...new Set(columns.filter((column) => column.type === type).map(({ name }) => name))].toSorted()
    assert.deepEqual(of('date'), [
      ...['allocated_on', 'assigned_on', 'decided_on', 'received_on', 'sent_on', 'signed_on', 'started_on'],
      'submitted_on',
    ])
    assert.deepEqual(of('integer'), ['child', 'version', 'way'])
    assert.deepEqual(of('ARRAY'), [
      'after_release',
      'barriers',
      'more_time',
      'release_support',
      'unmet_needs',
    ])
    assert.deepEqual(
      [of('uuid'), of('boolean'), of('jsonb'), of('bytea')],
      [['child_key'], ['is_open'], [], []],
    )
    const texts = rows.flatMap((row) =>
      Object.values(JSON.parse(row)).filter((value) => typeof value === 'string'),
    )
    const codes = new Set(texts.filter((text) => !/^(v1\.test\.)?[\w-]{20,}$/.test(text)))
    for (const code of codes) assert.match(code, /^(PCA-\d{4}-\d{4}|\d{4}-(Q\d|\d\d-\d\d)|[a-z0-9_]{0,40})$/)
  })
})
