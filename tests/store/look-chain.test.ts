/** The chain of looks under those who read at once, and what stood there before it was a chain. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { walkLooks } from '../../src/store/look-walk.ts'
import { keepLooks } from '../../src/store/looks.ts'
import { lookChain } from '../../src/store/migrations/0020-look-chain.ts'
import { together } from '../../src/store/together.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

const AT = '2026-12-03T10:00:00.000Z'
const reference = (number: number): string => `PCA-2026-${String(number).padStart(4, '0')}`

describe('the chain of looks', () => {
  let database: FreshDatabase
  beforeEach(async () => {
    database = await freshDatabase()
  })
  afterEach(() => database.drop())
  const rows = () =>
    database.kysely.selectFrom('look').select(['id', 'who', 'what', 'reference']).orderBy('id').execute()

  it('is whole and without gaps when two instances write for many people at once, each look once', async () => {
    const instances = [keepLooks(database.kysely), keepLooks(database.kysely)]
    const looks = Array.from({ length: 60 }, (_, number) => ({
      ...{ at: AT, who: `person-${number % 7}`, what: 'read' as const, reference: reference(number) },
    }))
    await Promise.all([...looks, ...looks].map((look, index) => instances[index % 2]?.([look])))
    const kept = await rows()
    assert.equal(kept.length, 60)
    assert.deepEqual(
      kept.map(({ id }) => id),
      kept.map((_, index) => index + 1),
    )
    const { broken, lines } = await walkLooks(database.kysely)
    assert.deepEqual([broken, lines], [undefined, 60])
    for (const atOnce of [1, 7, 60])
      assert.deepEqual(await walkLooks(database.kysely, { atOnce }), await walkLooks(database.kysely))
  })

  it('seals what another release writes, which knows of no seal', async () => {
    await sql`insert into look (at, who, what, reference, hits) values (${AT}, 'x', 'find', '', 3)`.execute(
      database.kysely,
    )
    assert.deepEqual((await walkLooks(database.kysely)).lines, 1)
  })

  it('takes names of any kind, and tells apart what runs together', async () => {
    const keep = keepLooks(database.kysely)
    for (const [who, about] of [
      ['a|1:b', 'c'],
      ['a', '1:b|c'],
      ['é🙂\n"\\', ''],
    ] as const)
      await keep([{ at: AT, who, what: 'found', reference: about }])
    const { broken, lines } = await walkLooks(database.kysely)
    assert.deepEqual([broken, lines], [undefined, 3])
    const hashes = await database.kysely.selectFrom('look').select('hash').execute()
    assert.equal(new Set(hashes.map(({ hash }) => hash)).size, 3)
  })

  it('begins with what stood there before, in its order and with its gaps', async () => {
    await database.run(`
      drop table press; drop trigger look_seal on look; drop function seal_look();
      alter table look drop column about, drop column previous_hash, drop column hash;
      alter table look drop constraint look_what_check`)
    await database.run(
      `alter table look add constraint look_what_check check (what in ('find', 'found', 'read'))`,
    )
    for (const who of ['one', 'two', 'three'])
      await database.run(
        `insert into look (at, who, what, reference) values ('${AT}', '${who}', 'read', 'R')`,
      )
    await database.run(`insert into look (at, who, what, reference) values ('${AT}', 'one', 'read', 'R')
      on conflict do nothing; insert into look (at, who, what, reference) values ('${AT}', 'four', 'read', 'R')`)
    await lookChain.up(database.kysely)
    await keepLooks(database.kysely)([{ at: AT, who: 'five', what: 'read', reference: 'R' }])
    const { broken, lines } = await walkLooks(database.kysely)
    assert.deepEqual([broken, lines], [undefined, 5])
    assert.deepEqual(
      (await rows()).map(({ who }) => who),
      ['one', 'two', 'three', 'four', 'five'],
    )
    await assert.rejects(database.run(`update look set who = 'x'`), /only added to/)
  })
})

describe('what is done together', () => {
  it('begins at once for the first, and for all who come meanwhile as one', async () => {
    const done: (readonly number[])[] = []
    const finish: (() => void)[] = []
    const add = together(async (all: readonly number[]) => {
      done.push([...all])
      await new Promise<void>((go) => finish.push(go))
      return all.length
    })
    const first = add(1)
    const others = [add(2), add(3)]
    assert.deepEqual(done, [[1]])
    finish.shift()?.()
    assert.equal(await first, 1)
    await new Promise((go) => setImmediate(go))
    assert.deepEqual(done, [[1], [2, 3]])
    const last = add(4)
    finish.shift()?.()
    assert.deepEqual(await Promise.all(others), [2, 2])
    await new Promise((go) => setImmediate(go))
    finish.shift()?.()
    assert.equal(await last, 1)
    assert.deepEqual(done, [[1], [2, 3], [4]])
  })

  it('fails for those alone whose work failed', async () => {
    let fails = true
    const add = together(async (all: readonly number[]) => {
      await Promise.resolve()
      if (fails) throw new Error('no')
      return all.length
    })
    const first = add(1)
    const next = add(2)
    await assert.rejects(first)
    fails = false
    assert.equal(await next, 1)
    assert.equal(await add(3), 1)
  })
})
