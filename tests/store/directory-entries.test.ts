/** The entries of the directory in their table: only added to, one change at a time, and the newest read back. */
import assert from 'node:assert/strict'
import type { DirectoryEntry } from '../../src/domain/staff-directory.ts'
import { at, openJson } from '../../src/store/sealing.ts'
import { openStore } from '../../src/store/store.ts'
import type { Store } from '../../src/workflow/ports.ts'
import { ADMIN, SAM } from '../support/council.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

const AT = '2026-12-07T10:00:00.000Z'
const { id, ...body } = SAM
const person = (version: number, more: Partial<DirectoryEntry> = {}): DirectoryEntry =>
  ({ kind: 'person', id, version, state: 'kept', body, by: ADMIN.id, at: AT, ...more }) as DirectoryEntry
const note = (version: number, state: 'kept' | 'gone', words: string): DirectoryEntry => ({
  ...{ kind: 'note', id: 'n1', version, state, body: { prison: 'ZAA', words }, by: SAM.id, at: AT },
})

describe('the entries of the directory', () => {
  let database: FreshDatabase
  let store: Store
  before(async () => {
    database = await freshDatabase()
    const nothing = async (): Promise<void> => undefined
    store = openStore(database, { notices: nothing, release: nothing })
  })
  after(() => database.drop())
  beforeEach(() => database.run('truncate directory_entry'))

  const keep = (...entries: readonly DirectoryEntry[]) => store.transaction((tx) => tx.keepEntries(entries))

  it('come back as they went, the newest version of each', async () => {
    assert.deepEqual(await store.entries(), [])
    await keep(person(1), note(1, 'kept', 'Words.'))
    await keep(person(2, { state: 'gone' }))
    assert.deepEqual(await store.entries(), [note(1, 'kept', 'Words.'), person(2, { state: 'gone' })])
  })

  it('take no version twice, whoever was quicker', async () => {
    await keep(person(1))
    await assert.rejects(keep(person(1)), /directory_entry_pkey/)
  })

  it('are never changed or deleted', async () => {
    await keep(person(1))
    await assert.rejects(database.run("update directory_entry set state = 'gone'"), /only added to/)
    await assert.rejects(database.run('delete from directory_entry'), /only added to/)
  })

  it('lose the words of a note that is withdrawn, in every version', async () => {
    await keep(note(1, 'kept', 'A name that should not stand here.'))
    await keep(note(2, 'gone', ''))
    const rows = await database.kysely
      .selectFrom('directory_entry')
      .select(['version', 'body'])
      .orderBy('version')
      .execute()
    assert.deepEqual(
      rows.map(({ version, body }) =>
        openJson(database.kysely, at('directory_entry.body', 'note', 'n1', version), body),
      ),
      [
        { prison: 'ZAA', words: '' },
        { prison: 'ZAA', words: '' },
      ],
    )
  })

  it('are read under a lock by the second only once the first has written', async () => {
    const locked = Promise.withResolvers<void>()
    const letGo = Promise.withResolvers<void>()
    const first = store.transaction(async (tx) => {
      await tx.lockEntries()
      locked.resolve()
      await letGo.promise
      await tx.keepEntries([person(1)])
    })
    await locked.promise
    const second = store.transaction((tx) => tx.lockEntries())
    letGo.resolve()
    await first
    assert.deepEqual(await second, [person(1)])
  })
})
