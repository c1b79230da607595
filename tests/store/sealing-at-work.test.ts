/** Keys change while people work: no press is lost, nobody waits for a rotation, and no other change is let through. */
import assert from 'node:assert/strict'
import { newDataKey } from '../../src/data-keys.ts'
import { walkChain } from '../../src/store/audit-walk.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { keyRing } from '../../src/store/key-ring.ts'
import { savesOf } from '../../src/store/read-all.ts'
import { leftToSeal, resealColumn, SEALED_NAMES } from '../../src/store/rotation.ts'
import { sealWith } from '../../src/store/sealing.ts'
import { savePage } from '../../src/workflow/assessment.ts'
import { clear } from '../support/clear.ts'
import { SAM } from '../support/council.ts'
import { freshDatabase } from '../support/database.ts'
import { testKeys } from '../support/keys.ts'
import { keysThere } from '../support/opened.ts'
import { page, taken } from '../support/workflow-road.ts'
import { openWorkflow } from '../support/workflow-world.ts'

const BOTH = [newDataKey('new'), ...testKeys()]
const onServer = process.env.TEST_DATABASE_URL !== undefined

const reseal = async ({ kysely }: Database): Promise<number> => {
  let count = 0
  for (const name of SEALED_NAMES) count += await resealColumn(kysely, name)
  return count
}

describe('a change of keys while people work', function () {
  this.timeout(90_000)

  it('loses no press, and leaves nothing sealed with the older key', async () => {
    const world = await openWorkflow()
    try {
      const references = [await taken(world), await taken(world), await taken(world)]
      sealWith(world.database.kysely, keyRing(BOTH))
      let isOver = false
      let sealed = 0
      const rotating = (async () => {
        while (!isOver) sealed += await reseal(world.database)
      })()
      const pressed = references.map(async (reference) => {
        for (let version = 0; version < 6; version++) {
          const typed = { preferredArea: `words ${version}` }
          const saved = await savePage(world, SAM, page(reference, 'F', { baseVersion: version, typed }))
          assert.ok('mergedWith' in saved, JSON.stringify(saved).slice(0, 200))
        }
      })
      await Promise.all(pressed)
      isOver = true
      await rotating
      await reseal(world.database)
      assert.ok(sealed > 0)
      for (const reference of references) {
        const saves = await savesOf(world.database.kysely, [reference])
        assert.deepEqual(
          saves
            .filter(({ key }) => key === 'F')
            .map(({ version, answers }) => [version, answers.preferredArea]),
          [0, 1, 2, 3, 4, 5].map((version) => [version + 1, `words ${version}`]),
        )
      }
      assert.deepEqual(await leftToSeal(world.database.kysely), [])
      assert.deepEqual([...(await keysThere(world.database))], ['new'])
      assert.equal((await walkChain(world.database.kysely)).broken, undefined)
    } finally {
      await world.close()
    }
  })

  it('never waits for a row that somebody has locked: it is sealed by the next pass', async function () {
    if (!onServer) return this.skip()
    const world = await openWorkflow()
    const other = await openDatabase({ ...world.database.where, keys: BOTH })
    try {
      const reference = await taken(world)
      await world.store.transaction(async (tx) => {
        await tx.lock(reference)
        await resealColumn(other.kysely, 'referral.body')
        assert.deepEqual(
          (await leftToSeal(other.kysely)).find(({ column }) => column === 'referral.body')?.older,
          new Map([['test', 1]]),
        )
      })
      await resealColumn(other.kysely, 'referral.body')
      assert.equal(
        (await leftToSeal(other.kysely)).find(({ column }) => column === 'referral.body'),
        undefined,
      )
    } finally {
      await other.close()
      await world.close()
    }
  })

  it('cannot change a line of the audit or of the directory in any other way', async () => {
    const database = await freshDatabase()
    try {
      await database.run(`insert into audit (at, reference, who, what, version, from_status, to_status, reason,
        reason_hash, reason_salt, previous_hash, hash) values (now(), 'x', 'x', 'x', 1, '', '', 'v1.a.b', 'h', 'v1.a.b', '', 'x')`)
      const set = (what: string) => database.run(`update audit set ${what}`)
      await set(`reason = 'v1.new.words', reason_salt = 'v1.new.salt'`)
      for (const what of [
        `reason = 'words'`,
        `reason = ''`,
        `reason = 'v1.x', reason_salt = null`,
        `reason = 'v1.x', who = 'y'`,
        `reason_salt = 'salt'`,
      ])
        await assert.rejects(set(what), /only added to/, what)
      await database.kysely
        .insertInto('directory_entry')
        .values({
          kind: 'person',
          id: 'x',
          version: 1,
          state: 'kept',
          body: clear({}),
          by: 'x',
          at: '2026-12-07T10:00:00Z',
        })
        .execute()
      await assert.rejects(database.run(`update directory_entry set body = '{"name":"x"}'`), /only added to/)
      await database.run(`update directory_entry set body = '"v1.new.words"'`)
    } finally {
      await database.drop()
    }
  })
})
