/** Whose row it is: the same child has one key everywhere, and when the working copies are gone nothing leads there. */

import assert from 'node:assert/strict'
import type { Answers } from '../../src/domain/form.ts'
import { at, openWords } from '../../src/store/sealing.ts'
import { numbersFrom } from '../support/numbers-from.ts'
import { type Life, lifeOf } from '../support/past.ts'
import { change, layDown, purge } from '../support/past-store.ts'
import { openWorkflow, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

const TIMES = { from: '2026-05-01', days: 30, now: '2026-08-01T10:00:00.000Z', among: 9 } as const
const ASH: Answers = { fullName: 'Ash Childsson', dateOfBirth: '2015-05-05', caseSystemId: 'CS-77' }
const ELM: Answers = { fullName: 'Elm Childsson', dateOfBirth: '2017-07-07', caseSystemId: 'none' }

/** A referral about these children and no others. */
function about(number: number, ...children: readonly Answers[]): Life {
  const life = lifeOf(number, numbersFrom(number), TIMES)
  const { referral } = life
  return { ...life, referral: { ...referral, details: { ...referral.details, children } } }
}

describe('the keys of children in figures', function () {
  this.timeout(30_000)
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())
  beforeEach(() => startAfresh(world))

  const lay = async (...lives: readonly Life[]): Promise<void> => {
    if (lives.length > 0) await layDown(world.database, lives)
    while ((await world.store.refreshFigures(100)) > 0);
  }
  const keys = async (reference: string): Promise<readonly string[]> => {
    const { kysely } = world.database
    const rows = await kysely
      .selectFrom('figure_child')
      .select('child_key')
      .where('reference', '=', reference)
      .orderBy('child')
      .execute()
    return rows.map(({ child_key }) => child_key)
  }
  const seals = async (): Promise<readonly string[]> =>
    (await world.database.kysely.selectFrom('figure_child_identity').select('identity').execute()).map(
      ({ identity }) => identity,
    )
  const purged = async (reference: string): Promise<void> => {
    await world.store.transaction(async (tx) => {
      await tx.lock(reference)
      await tx.refreshFigure(reference)
      await tx.forgetFigureKeys(reference)
    })
    await purge(world.database, reference)
  }

  it('are the same for the same child in several requests, and different for two children', async () => {
    await lay(about(1, ASH, ELM), about(2, ELM, { ...ASH, fullName: 'A. New-Name', caseSystemId: 'cs77' }))
    const [ash, elm] = await keys('PCA-2026-0001')
    assert.ok(ash !== elm)
    assert.deepEqual(await keys('PCA-2026-0002'), [elm, ash])
  })

  it('stay when a referral is counted again, and go over to whoever the child turns out to be', async () => {
    const life = about(11, ASH)
    await lay(life, about(12, ELM))
    const before = await keys('PCA-2026-0011')
    await change(world.database, [{ ...life.referral, team: 'east' }])
    await lay()
    assert.deepEqual(await keys('PCA-2026-0011'), before)
    const { details, version } = life.referral
    await change(world.database, [
      { ...life.referral, version: version + 1, details: { ...details, children: [ELM] } },
    ])
    await lay()
    assert.deepEqual(await keys('PCA-2026-0011'), await keys('PCA-2026-0012'))
    assert.equal((await seals()).length, 1, 'whoever it was not is forgotten')
  })

  it('lead to nobody once the last working copy about a child is gone; the rows stay', async () => {
    await lay(about(21, ASH, ELM), about(22, ASH))
    const before = [await keys('PCA-2026-0021'), await keys('PCA-2026-0022')]
    await purged('PCA-2026-0021')
    assert.equal((await seals()).length, 1, 'one is still in another referral')
    await purged('PCA-2026-0022')
    assert.deepEqual(await seals(), [])
    assert.deepEqual([await keys('PCA-2026-0021'), await keys('PCA-2026-0022')], before)
  })

  it('are found again for a child of whom a referral is still there, and are new for one who was forgotten', async () => {
    await lay(about(31, ASH, ELM), about(32, ASH))
    const [ash, elm] = await keys('PCA-2026-0031')
    await purged('PCA-2026-0031')
    await lay(about(33, ASH, ELM))
    const [ashAgain, elmAgain] = await keys('PCA-2026-0033')
    assert.equal(ashAgain, ash)
    assert.notEqual(elmAgain, elm)
  })

  it('stand behind seals under a secret of this store, made once', async () => {
    await lay(about(41, ASH))
    const [seal] = await seals()
    await world.database.run('truncate figure_key')
    await change(world.database, [about(41, ASH).referral])
    await lay()
    assert.notEqual((await seals())[0], seal, 'under another secret it is another seal')
    const rows = await world.database.kysely.selectFrom('figure_key').selectAll().execute()
    assert.deepEqual(
      rows.map(({ id, secret }) => {
        const opened = openWords(world.database.kysely, at('figure_key.secret', id), secret)
        return [id, secret.includes(opened), Buffer.from(opened, 'base64url').length]
      }),
      [[1, false, 32]],
    )
  })

  it('are made once, where two instances count the same new child at once', async () => {
    const lives = Array.from({ length: 40 }, (_, index) => about(71 + index, ASH, ELM))
    await layDown(world.database, lives)
    const counted = await Promise.all(Array.from({ length: 8 }, () => world.store.refreshFigures(7)))
    await lay()
    assert.ok(counted.every((some) => some <= 7))
    const found = await Promise.all(lives.map(({ referral }) => keys(referral.reference)))
    assert.deepEqual(new Set(found.map((pair) => pair.join())), new Set([found[0]?.join()]))
    assert.equal((await seals()).length, 2)
  })

  it('are not counted anew for ever where the working copy is gone', async () => {
    await lay(about(51, ASH))
    await purged('PCA-2026-0051')
    await world.database.run('update figure set way = way - 1')
    assert.equal(await world.store.refreshFigures(100), 0)
  })

  it('are counted anew where they were counted in an older way', async () => {
    await lay(about(61, ASH), about(62, ELM))
    await world.database.run(
      `update figure set way = way - 1, team = 'wrong' where reference = 'PCA-2026-0061'`,
    )
    assert.equal(await world.store.refreshFigures(100), 1)
    const row = await world.database.kysely
      .selectFrom('figure')
      .select('team')
      .where('reference', '=', 'PCA-2026-0061')
      .executeTakeFirstOrThrow()
    assert.equal(row.team, about(61, ASH).referral.team)
  })
})
