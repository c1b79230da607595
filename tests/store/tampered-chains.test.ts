/** Both chains against whoever may do everything with the database: each column, each place, each kind of tampering is found and named. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { CHAINS, type ChainName } from '../../src/domain/anchor.ts'
import { settleAccepted } from '../../src/store/looks.ts'
import { MAYA, SAM } from '../support/council.ts'
import { record } from '../support/workflow-road.ts'
import { openWorkflow, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

/** What stands in the place of a value of this type. */
const OTHER: Readonly<Record<string, (column: string) => string>> = {
  text: (column) => `coalesce(${column}, '') || 'x'`,
  bigint: (column) => `${column} + 100000`,
  integer: (column) => `coalesce(${column}, 0) + 1`,
  'timestamp with time zone': (column) => `${column} + interval '1 microsecond'`,
}

for (const chain of CHAINS)
  describe(`the chain ${chain}, whose triggers somebody has switched off`, () => {
    let world: WorkflowWorld
    let columns: readonly { readonly name: string; readonly type: string }[] = []
    before(async () => {
      world = await openWorkflow()
      await startAfresh(world)
      for (let each = 0; each < 3; each++) {
        const reference = await record(world)
        const at = world.clock.now()
        await world.store.noteLooks([
          { at, who: MAYA.id, what: 'find', hits: 2 },
          { at, who: SAM.id, what: 'read', reference },
        ])
        const [notice] = await world.database.kysely
          .selectFrom('notice')
          .select('key')
          .where('reference', '=', reference)
          .where('way', '=', 'email')
          .execute()
        await settleAccepted(world.database.kysely, notice?.key ?? '', at)
        // A line with words, so that there is a digest of them to change.
        await world.store.transaction((tx) =>
          tx.audit({
            ...{ at, reference, who: SAM.id, what: 'raiseConcern', version: 1 },
            ...{ from: 'assigned_to_team', to: 'assigned_to_team', reason: 'Some words.' },
          }),
        )
      }
      await world.database.run(`create table as_it_was as select * from ${chain}`)
      const { rows } = await sql<{ name: string; type: string }>`
        select column_name as name, data_type as type from information_schema.columns
        where table_schema = 'public' and table_name = ${chain} order by ordinal_position`.execute(
        world.database.kysely,
      )
      columns = rows
    })
    afterEach(() =>
      tamper(
        `delete from ${chain}; insert into ${chain} overriding system value select * from as_it_was order by id`,
      ),
    )
    after(() => world.close())

    const walk = () => world.store.walkWhole(chain)
    const ids = async (): Promise<readonly number[]> => {
      const { rows } = await sql<{ id: number }>`select id from ${sql.table(chain)} order by id`.execute(
        world.database.kysely,
      )
      return rows.map(({ id }) => id)
    }
    const at = async (place: number): Promise<number> => (await ids()).at(place) ?? assert.fail()
    const tamper = async (statement: string): Promise<void> => {
      await world.database.run(`alter table ${chain} disable trigger user`)
      try {
        await world.database.run(statement)
      } finally {
        await world.database.run(`alter table ${chain} enable trigger user`)
      }
    }
    const found = async (line: number, why: 'changed' | 'missing' | 'reordered') =>
      assert.deepEqual((await walk()).broken, { line, why })

    it('is whole, with more than a few lines', async () => {
      const { broken, lines, head } = await walk()
      assert.equal(broken, undefined)
      assert.ok(lines >= 6)
      const heads = await world.store.chainHeads()
      assert.deepEqual(
        heads.find((one) => one.chain === chain),
        { chain, count: lines, head },
      )
    })

    it('refuses each change by its triggers, while they are on', async () => {
      for (const statement of [
        `update ${chain} set who = 'nobody'`,
        `delete from ${chain}`,
        `truncate ${chain}`,
      ])
        await assert.rejects(world.database.run(statement), /only added to/)
    })

    it('names the line of which any column at all was changed, be it the first, one in the middle or the last', async () => {
      assert.ok(columns.length >= 8)
      for (const place of [0, 2, -1])
        for (const { name, type } of columns) {
          if (name === 'id') continue
          const line = await at(place)
          const other = OTHER[type] ?? assert.fail(`${name} is ${type}`)
          await withoutRules(chain, () =>
            tamper(`update ${chain} set ${name} = ${other(name)} where id = ${line}`),
          )
          const { broken } = await walk()
          assert.equal(broken?.line, line, `${name} of line ${place}`)
          await tamper(
            `delete from ${chain}; insert into ${chain} overriding system value select * from as_it_was order by id`,
          )
        }
    })

    const withoutRules = async (table: ChainName, work: () => Promise<void>): Promise<void> => {
      if (table === 'look')
        await world.database.run('alter table look drop constraint if exists look_what_check')
      await work()
    }

    it('names the line from which the words were taken without a purge', async () => {
      if (chain !== 'audit') return
      const { rows } = await sql<{
        id: number
      }>`select id from audit where reason_salt is not null order by id`.execute(world.database.kysely)
      const line = rows[1]?.id ?? assert.fail()
      await tamper(`update audit set reason = '', reason_salt = null where id = ${line}`)
      await found(line, 'changed')
    })

    it('names the line after one that was taken away at the beginning or in the middle', async () => {
      for (const place of [0, 2]) {
        const [line, next] = [await at(place), await at(place + 1)]
        await tamper(`delete from ${chain} where id = ${line}`)
        await found(next, 'missing')
        await tamper(
          `delete from ${chain}; insert into ${chain} overriding system value select * from as_it_was order by id`,
        )
      }
    })

    it('finds by an anchor that lines were taken from its end, and that the whole of it was written anew', async () => {
      const anchor = (await world.store.chainHeads()).find((one) => one.chain === chain) ?? assert.fail()
      const holds = async (): Promise<boolean> => {
        const seen = new Map<number, string>()
        await world.store.walkWhole(chain, (lines, head) => void seen.set(lines, head))
        return seen.get(anchor.count) === anchor.head
      }
      assert.ok(await holds())
      await tamper(`delete from ${chain} where id = ${await at(-1)}`)
      assert.equal((await walk()).broken, undefined, 'the chain by itself cannot tell')
      assert.equal(await holds(), false)
    })

    it('names the first of two lines that changed places, wherever they stand', async () => {
      for (const [one, other] of [
        [0, 1],
        [1, 3],
        [-2, -1],
      ] as const) {
        const [first, second] = [await at(one), await at(other)]
        await world.database.run(`alter table ${chain} alter column id set generated by default`)
        await tamper(`update ${chain} set id = 100000 where id = ${first}`)
        await tamper(`update ${chain} set id = ${first} where id = ${second}`)
        await tamper(`update ${chain} set id = ${second} where id = 100000`)
        await found(first, 'reordered')
        await tamper(
          `delete from ${chain}; insert into ${chain} overriding system value select * from as_it_was order by id`,
        )
        await world.database.run(`alter table ${chain} alter column id set generated always`)
      }
    })

    it('names a line that was put in: before all others, far before them, or at the end', async () => {
      const kept = columns.map(({ name }) => name).filter((name) => name !== 'id' && name !== 'hash')
      const [first, last] = [await at(0), await at(-1)]
      for (const id of [first - 1, -5, last + 1]) {
        await tamper(
          `insert into ${chain} (id, hash, ${kept}) overriding system value
            select ${id}, repeat('f', 64), ${kept} from as_it_was where id = ${first}`,
        )
        assert.equal((await walk()).broken?.line, id)
        await tamper(`delete from ${chain} where id = ${id}`)
      }
    })
  })
