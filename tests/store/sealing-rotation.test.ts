/** Keys change while people work: everything is sealed anew, nothing is lost, and no key goes that something still needs. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rotateKeys } from '../../scripts/keys/rotate.ts'
import { type DataKey, newDataKey, sayDataKeys } from '../../src/data-keys.ts'
import { walkChain } from '../../src/store/audit-walk.ts'
import { type Database, migrate, openDatabase } from '../../src/store/database.ts'
import { keysInUse, WrongKeys } from '../../src/store/key-check.ts'
import { putNamesRight, staleNames } from '../../src/store/name-stale.ts'
import { referralsAfter, savesOf } from '../../src/store/read-all.ts'
import { sealFromNow } from '../../src/store/rollout.ts'
import { leftToSeal } from '../../src/store/rotation.ts'
import { writeClear } from '../support/clear.ts'
import { SAM } from '../support/council.ts'
import type { FreshDatabase } from '../support/database.ts'
import { testKeys } from '../support/keys.ts'
import { numbersFrom } from '../support/numbers-from.ts'
import { everyRow, keysThere } from '../support/opened.ts'
import { lifeOf } from '../support/past.ts'
import { layDown } from '../support/past-store.ts'
import { released, taken } from '../support/workflow-road.ts'
import { openWorkflow, type WorkflowWorld } from '../support/workflow-world.ts'

const NEW = newDataKey('new')
const BOTH: readonly DataKey[] = [NEW, ...testKeys()]
const onServer = process.env.TEST_DATABASE_URL !== undefined
const TIMES = { from: '2026-01-05', days: 300, now: '2027-10-01T10:00:00.000Z', among: 60 } as const

const envFor = ({ where: { dataDir, databaseUrl } }: FreshDatabase, keys: readonly DataKey[]) => ({
  ...{ DATA_DIR: dataDir, DATA_KEYS: sayDataKeys(keys) },
  ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
})

const everything = async ({ kysely }: Database) => ({
  referrals: await referralsAfter(kysely),
  saves: await savesOf(kysely),
})

describe('npm run keys:rotate', function () {
  this.timeout(90_000)
  let world: WorkflowWorld
  let whole: Awaited<ReturnType<typeof everything>>
  let rows: readonly string[]
  before(async () => {
    world = await openWorkflow()
    // In use before there were keys.
    await world.database.run(`delete from memo where name = 'sealed since'`)
    await sealFromNow(world.database.kysely)
    const { reference } = await released(world)
    await layDown(
      world.database,
      Array.from({ length: 60 }, (_, index) => lifeOf(index + 100, numbersFrom(index), TIMES)),
    )
    const loose = (await world.store.load(await taken(world)))?.referral ?? assert.fail()
    await writeClear(world.database, loose)
    await world.store.transaction((tx) =>
      tx.saveDraft({
        ...{ id: `${reference}/A1/x`, person: SAM.id, kind: 'section', updatedAt: world.clock.now() },
        body: { answers: {}, clashes: [] },
      }),
    )
    const { kysely } = world.database
    for (const stale of await staleNames(kysely)) await putNamesRight(kysely, stale)
    whole = await everything(world.database)
    rows = (await everyRow(world.database, true)).toSorted()
    await world.database.close()
  })
  after(() => world.close())

  it('says what is left of which key, and takes none away', async () => {
    const { code, out } = await rotateKeys(['--check'], envFor(world.database, BOTH))
    assert.equal(code, 1)
    assert.match(out.join('\n'), /left in referral\.body: 1 not sealed, \d+ with the key “test”/)
    assert.match(out.join('\n'), /left in report\.document: \d+ with the key “test”/)
    assert.match(out.at(-1) ?? '', /Take no key out of DATA_KEYS/)
  })

  it('is refused in a sentence, as the start is, where the keys are others', async () => {
    const opened = async (keys: readonly DataKey[]) => {
      const database = await openDatabase({ ...world.database.where, keys })
      try {
        await migrate(database)
      } finally {
        await database.close()
      }
    }
    await assert.rejects(
      opened([NEW]),
      (fault) => fault instanceof WrongKeys && /“test”, and DATA_KEYS lacks it/.test(fault.message),
    )
    await assert.rejects(opened([newDataKey('test')]), /The key “test” in DATA_KEYS is not the one/)
    const { code, err } = await rotateKeys([], envFor(world.database, [NEW]))
    assert.equal(code, 1)
    assert.match(err.join(), /Nothing was changed\. See “The keys” in docs\/runbook\.md/)
  })

  it('can be killed in the middle of a batch and started again: nothing is lost, and it goes on', async function () {
    if (onServer) return this.skip()
    const script = `
      import { openDatabase } from ${JSON.stringify(new URL('../../src/store/database.ts', import.meta.url).href)}
      import { resealColumn, SEALED_NAMES } from ${JSON.stringify(new URL('../../src/store/rotation.ts', import.meta.url).href)}
      import { readDataKeys } from ${JSON.stringify(new URL('../../src/data-keys.ts', import.meta.url).href)}
      const keys = readDataKeys(process.env.DATA_KEYS)
      const database = await openDatabase({ dataDir: process.env.DATA_DIR, databaseUrl: undefined, keys })
      const { pglite } = database
      const send = pglite.execProtocolStream.bind(pglite)
      let calls = 0
      pglite.execProtocolStream = (...words) => {
        if (++calls === 100) process.kill(process.pid, 'SIGKILL')
        return send(...words)
      }
      for (const name of SEALED_NAMES) await resealColumn(database.kysely, name)`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, ...envFor(world.database, BOTH) },
      stdio: 'inherit',
    })
    const [, signal] = await once(child, 'exit')
    assert.equal(signal, 'SIGKILL')
    const database = await openDatabase({ ...world.database.where, keys: BOTH })
    const left = await leftToSeal(database.kysely)
    const there = await keysThere(database)
    assert.deepEqual(await everything(database), whole)
    await database.close()
    assert.ok(left.length > 0 && there.has('new') && there.has('test'), 'it was in the middle')
  })

  it('seals everything with the first key, and then the older one may go', async () => {
    const { code, out } = await rotateKeys([], envFor(world.database, BOTH))
    assert.deepEqual([code, out[1]], [0, 'Nothing is left: every field is sealed with the key “new”.'])
    assert.match(out.join('\n'), /“test” can be taken out of DATA_KEYS, once every instance runs/)
    const database = await openDatabase({ ...world.database.where, keys: [NEW] })
    try {
      await migrate(database)
      assert.deepEqual([...(await keysThere(database))], ['new'])
      assert.deepEqual(await everything(database), whole)
      assert.equal((await walkChain(database.kysely)).broken, undefined)
      const now = (await everyRow(database, true)).filter((row) => !/^"(data key |floor)/.test(row))
      const changed = now.filter((row) => !rows.includes(row))
      assert.deepEqual(changed, [], 'each row is the same but for its seals')
      assert.deepEqual(
        (await keysInUse(database.kysely)).map(({ id }) => id),
        ['new'],
      )
    } finally {
      await database.close()
    }
    assert.equal((await rotateKeys(['--check'], envFor(world.database, [NEW]))).code, 0)
    assert.equal(
      (await rotateKeys([], envFor(world.database, [NEW]))).out[0],
      'Sealed with the key “new” now: 0 fields.',
    )
  })

  it('makes the index of names anew with --index, and what was found is found', async () => {
    const { code, out } = await rotateKeys(['--index'], envFor(world.database, [NEW]))
    assert.deepEqual([code, out.length], [0, 1])
    assert.match(out[0] ?? '', /has a new key: 6\d referrals/)
    assert.equal((await rotateKeys(['--index', '--check'], envFor(world.database, [NEW]))).code, 2)
    assert.equal((await rotateKeys(['--all'], envFor(world.database, [NEW]))).code, 2)
  })
})
