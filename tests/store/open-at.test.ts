/** Which referrals are still open at a prison: of all there are, those that nothing has been released of yet. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { type Referral, STATUSES, type Status } from '../../src/domain/referral.ts'
import { openAt } from '../../src/store/due-to-go.ts'
import { clear } from '../support/clear.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

describe('the referrals that are open at a prison', () => {
  let database: FreshDatabase
  before(async () => {
    database = await freshDatabase()
    const rows = [...Object.keys(STATUSES).entries()].flatMap(([index, status]) =>
      ['ZAA', 'ZBB', undefined].map((code, at) => rowOf(`${index}${at}`, status as Status, code)),
    )
    await database.kysely.insertInto('referral').values(rows.toReversed()).execute()
  })
  after(() => database?.drop())

  const referenceOf = (number: string) => `PCA-2026-00${number}`
  const rowOf = (number: string, status: Status, code: string | undefined) => ({
    ...{ reference: referenceOf(number), version: 1, status, team: 'north', worker: null },
    due_day: '2026-12-11',
    // Where it was before does not count, nor does a code elsewhere in the details.
    body: clear<Referral>({
      details: { prisoner: code === undefined ? {} : { prisonCode: code }, request: { prisonCode: 'ZAA' } },
      prisonMoves: [{ from: 'ZCC', to: code }],
    }),
  })
  const open = [0, 1, 2, 3, 4, 5, 6, 7, 8]

  it('are those whose prisoner is there, before they are released', async () => {
    const { kysely } = database
    assert.deepEqual(
      await openAt(kysely, ['ZAA']),
      open.map((index) => referenceOf(`${index}0`)),
    )
    assert.deepEqual(
      await openAt(kysely, ['ZBB', 'ZAA', 'ZCC']),
      open.flatMap((index) => [referenceOf(`${index}0`), referenceOf(`${index}1`)]),
    )
  })

  it('are none at a prison that none is recorded at, and none at no prison', async () => {
    for (const codes of [['ZCC'], ['zaa'], ["ZA'A"], []])
      assert.deepEqual(await openAt(database.kysely, codes), [])
  })

  it('are found by their index, without reading what is written in every referral', async () => {
    const asked: string[] = []
    const watched = database.kysely.withPlugin({
      transformQuery: ({ node }) => {
        asked.push(database.kysely.getExecutor().compileQuery(node, { queryId: 'any' }).sql)
        return node
      },
      transformResult: async ({ result }) => result,
    })
    await openAt(watched, ['ZAA'])
    const [query = ''] = asked
    const plan = await database.kysely.transaction().execute(async (tx) => {
      await sql.raw(`prepare open_at as ${query}`).execute(tx)
      // As it is when a plan is kept, and when there are too many to read them all.
      await sql`set local plan_cache_mode = force_generic_plan`.execute(tx)
      await sql`set local enable_seqscan = off`.execute(tx)
      const values = query.match(/\$\d+/g)?.map(() => `'ZAA'`)
      const { rows } = await sql.raw(`explain execute open_at (${values})`).execute(tx)
      return JSON.stringify(rows)
    })
    assert.match(plan, /referral_by_prison/)
  })
})
