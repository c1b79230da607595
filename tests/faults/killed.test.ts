/** `kill -9` in the middle of one deed, at its statements: afterwards all of it is there, or nothing of it. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { announcePurges } from '../../src/workflow/retention.ts'
import { sentAndFiled } from '../support/filed-road.ts'
import { submitted, taken } from '../support/workflow-road.ts'
import { MONDAY, openWorkflow, type WorkflowWorld } from '../support/workflow-world.ts'
import { assertWhole } from './invariants.ts'
import type { Deed } from './killed-process.ts'

const PROCESS = fileURLToPath(new URL('./killed-process.ts', import.meta.url))
const PURGE_DAY = '2027-12-15T06:00:00.000Z'

type Case = {
  readonly deed: Deed
  readonly now: string
  readonly prepare: (world: WorkflowWorld) => Promise<string>
  /** What there is of it: 0 before, 1 after. */
  readonly done: string
}

const CASES: readonly Case[] = [
  {
    deed: 'save',
    now: MONDAY,
    prepare: (world) => taken(world),
    done: 'select count(*)::int as done from section where reference = $1',
  },
  {
    deed: 'sign',
    now: MONDAY,
    prepare: async (world) => (await submitted(world)).reference,
    done: `select count(*)::int as done from referral where reference = $1 and status = 'signed_off'`,
  },
  {
    deed: 'purge',
    now: PURGE_DAY,
    prepare: async (world) => {
      const reference = await sentAndFiled(world)
      world.setNow('2027-12-08T06:00:00.000Z')
      await announcePurges(world)
      return reference
    },
    done: 'select count(*)::int as done from purged where reference = $1',
  },
]

describe('kill -9 in the middle of', function () {
  this.timeout(600_000)
  before(function () {
    if (process.env.TEST_DATABASE_URL !== undefined || process.env.FAULTS === undefined) {
      console.log('    Left out: npm run test:faults runs it, on the embedded store.')
      this.skip()
    }
  })

  const run = (folder: string, { deed, now }: Case, more: { moment: number; reference: string }) =>
    new Promise<number>((ended) => {
      const words = [PROCESS, folder, deed, String(more.moment), more.reference, now]
      execFile(process.execPath, words, (_fault, stdout) => ended(Number(stdout.trim() || 0)))
    })
  const reopened = async <T>(folder: string, look: (database: Database) => Promise<T>): Promise<T> => {
    const database = await openDatabase({ dataDir: folder, databaseUrl: undefined })
    return look(database).finally(() => database.close())
  }

  for (const each of CASES)
    it(`a ${each.deed}: all of it, or nothing`, async () => {
      const folder = await mkdtemp(join(tmpdir(), 'prison-contact-killed-'))
      const world = await openWorkflow()
      const reference = await each.prepare(world)
      await world.database.run(
        `update notice set status = 'not needed' where status in ('promised', 'trying')`,
      )
      await world.database.close()
      const source = world.database.where.dataDir
      const die = async (moment: number): Promise<{ statements: number; done: number }> => {
        const copy = join(folder, String(moment))
        await cp(source, copy, { recursive: true })
        const statements = await run(copy, each, { moment, reference })
        const done = await reopened(copy, async (database) => {
          await assertWhole(database)
          const { rows } = await database.run(each.done, [reference])
          return (rows as { done: number }[])[0]?.done ?? -1
        })
        await rm(copy, { recursive: true })
        return { statements, done }
      }
      const { statements, done } = await die(0)
      assert.equal(done, 1, 'what was answered is kept')
      assert.ok(statements > 4)
      const moments = [3, Math.ceil(statements / 2), Math.ceil(statements / 1.2), statements - 1]
      const kept: number[] = []
      for (const moment of moments) kept.push((await die(moment)).done)
      assert.equal(kept[0], 0)
      assert.ok(kept.every((each) => each === 0 || each === 1))
      assert.deepEqual(kept, kept.toSorted(), 'from the commit on it is there')
      await world.close()
      await rm(folder, { recursive: true })
    })
})
