/** The recipient book in the store: what the rules make of it stays as it is, and two changes never cross. */
import assert from 'node:assert/strict'
import { setImmediate as turn } from 'node:timers/promises'
import fc from 'fast-check'
import { sql } from 'kysely'
import { closeHolder, reopenHolder, sendToMailbox } from '../../src/domain/book-holders.ts'
import { checkAddress, enterAddress, verifyAddress, withdrawAddress } from '../../src/domain/book-rules.ts'
import type { BookRuling, BookScene } from '../../src/domain/book-scene.ts'
import type { Person } from '../../src/domain/people.ts'
import {
  type Book,
  type BookAddress,
  councilHolder,
  EMPTY_BOOK,
  LADO,
  prisonHolder,
} from '../../src/domain/recipient-book.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import type { Act } from '../../src/domain/ruling.ts'
import { keepInBook, loadBook, lockBook } from '../../src/store/recipient-book.ts'
import { openStore } from '../../src/store/store.ts'
import type { Store, Transaction } from '../../src/workflow/ports.ts'
import { deed, ruled } from '../domain/book-deeds.ts'
import { applied, bookAct, SECOND_ADMIN } from '../domain/book-sample.ts'
import { ADMIN, COUNCIL, MAYA } from '../support/council.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

const ZAA = prisonHolder('ZAA')
const ZBB = prisonHolder('ZBB')
const OMU = { holder: ZAA, mailbox: 'omu' } as const
const OTHER = { holder: ZAA, mailbox: 'public protection' } as const
const NORTHSHIRE = { holder: councilHolder('northshire'), mailbox: 'main' } as const
const how = 'Rang 01632 960 100 on 3 December.'
const why = 'They have written to us.'

const byId = <T extends { readonly id: string }>(all: readonly T[]): readonly T[] =>
  all.toSorted((one, other) => (one.id < other.id ? -1 : 1))
const sorted = ({ addresses, holders }: Book): Book => ({
  addresses: byId(addresses),
  holders: byId(holders),
})
const minutesOn = (minutes: number): string => new Date(Date.UTC(2026, 11, 3, 10, minutes)).toISOString()

const ladoEmail = COUNCIL.lado.address.email

describe('the recipient book in the store', () => {
  let database: FreshDatabase
  let store: Store
  before(async () => {
    database = await freshDatabase()
    store = openStore(database, { notices: async () => undefined, release: async () => undefined })
  })
  beforeEach(() => database.run('truncate recipient_address, recipient_holder'))
  after(() => database?.drop())

  const change = (by: Person, at: string, rule: (scene: BookScene, act: Act) => BookRuling) =>
    store.transaction(async (tx) => {
      const ruling = rule({ book: await tx.lockBook(), directory: COUNCIL }, bookAct(by, at))
      assert.ok(!isRefusal(ruling), JSON.stringify(ruling))
      await tx.keepInBook(ruling)
      return ruling
    })
  const entering = { ...OMU, id: 'n1', email: 'new@prison.example', name: '', phone: '' }
  const line = (more: Partial<BookAddress> = {}): BookAddress => ({
    ...{ id: 'n1', ...OMU, email: 'new@prison.example' },
    ...{ enteredBy: ADMIN.id, enteredAt: minutesOn(0) },
    ...more,
  })
  const checked = {
    checked: { by: MAYA.id, at: minutesOn(1), how },
    verified: { by: MAYA.id, on: '2026-12-03', how },
  }
  const keep = (...addresses: readonly BookAddress[]) =>
    store.transaction((tx) => tx.keepInBook({ addresses, holder: undefined }))

  it('is empty at first', async () => assert.deepEqual(await store.book(), EMPTY_BOOK))

  it('has a line back as it was kept: entered, checked, ended', async () => {
    const ended = { by: ADMIN.id, at: minutesOn(2), because: 'withdrawn', why } as const
    for (const kept of [line(), line(checked), line({ ...checked, ended })]) {
      await keep(kept)
      assert.deepEqual((await store.book()).addresses, [kept])
    }
    await keep(line({ id: 'n2', ended }))
    assert.deepEqual((await store.book()).addresses[1], line({ id: 'n2', ended }))
  })

  it('has back whatever the rules make of it, step by step', async () => {
    const steps: [by: Person, rule: (scene: BookScene, act: Act) => BookRuling][] = [
      [ADMIN, (...on) => enterAddress(...on, entering)],
      [MAYA, (...on) => checkAddress(...on, { id: 'n1', heard: entering.email, how })],
      [MAYA, (...on) => verifyAddress(...on, { ...OMU, heard: entering.email, how })],
      [ADMIN, (...on) => enterAddress(...on, { ...entering, id: 'n2', email: 'newer@prison.example' })],
      // Replaced: one line ends and the other begins in one change.
      [SECOND_ADMIN, (...on) => checkAddress(...on, { id: 'n2', heard: 'newer@prison.example', how })],
      [ADMIN, (...on) => enterAddress(...on, { ...entering, ...OTHER, id: 'n3', email: 'a@prison.example' })],
      [ADMIN, (...on) => withdrawAddress(...on, { ...OTHER, id: 'n3', why })],
      [ADMIN, (...on) => enterAddress(...on, { ...entering, ...OTHER, id: 'n4', email: 'b@prison.example' })],
      [MAYA, (...on) => checkAddress(...on, { id: 'n4', heard: 'b@prison.example', how })],
      [ADMIN, (...on) => sendToMailbox(...on, OTHER)],
      [ADMIN, (...on) => closeHolder(...on, { holder: ZAA, why })],
      [ADMIN, (...on) => reopenHolder(...on, { holder: ZAA, why })],
      // Those that only the authority file has had until now.
      [MAYA, (...on) => verifyAddress(...on, { holder: LADO, mailbox: 'main', heard: ladoEmail, how })],
      [ADMIN, (...on) => closeHolder(...on, { holder: ZBB, why })],
      [
        ADMIN,
        (...on) =>
          enterAddress(...on, {
            ...{ ...NORTHSHIRE, id: 'n5', email: 'main@council.example' },
            ...{ name: 'Northshire', phone: '01632 960 555' },
          }),
      ],
    ]
    let expected = EMPTY_BOOK
    for (const [index, [by, rule]] of steps.entries()) {
      expected = applied(expected, await change(by, minutesOn(index), rule))
      assert.deepEqual(sorted(await store.book()), sorted(expected), `step ${index}`)
    }
  })

  it('has back whatever people do with it, in whatever order', async () => {
    class Undone extends Error {}
    const lived = fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 30 }), async (deeds) => {
      const all = database.kysely.transaction().execute(async (tx) => {
        let expected = EMPTY_BOOK
        for (const [index, one] of deeds.entries()) {
          const act = bookAct(one.by, minutesOn(index))
          const ruling = ruled({ book: await lockBook(tx), directory: COUNCIL }, act, {
            ...one,
            id: `n${index}`,
          })
          if (isRefusal(ruling)) continue
          await keepInBook(tx, ruling)
          expected = applied(expected, ruling)
        }
        assert.deepEqual(sorted(await loadBook(tx)), sorted(expected))
        throw new Undone()
      })
      await assert.rejects(all, Undone)
    })
    await fc.assert(lived, { numRuns: 40 })
    assert.deepEqual(await store.book(), EMPTY_BOOK)
  })

  it('writes what ends before what begins, in whatever order the change has them', async () => {
    const ended = { by: MAYA.id, at: minutesOn(2), because: 'replaced', why: '' } as const
    await keep(line(checked), line({ id: 'n2' }))
    await keep(line({ id: 'n2', ...checked }), line({ ...checked, ended }))
    const { addresses } = await store.book()
    assert.deepEqual(addresses, [line({ ...checked, ended }), line({ id: 'n2', ...checked })])
  })

  it('lets one change wait for another, and see it, also while the book is empty', async () => {
    const locked = Promise.withResolvers<void>()
    const letGo = Promise.withResolvers<void>()
    const first = store.transaction(async (tx) => {
      assert.deepEqual(await tx.lockBook(), EMPTY_BOOK)
      locked.resolve()
      await letGo.promise
      await tx.keepInBook({ addresses: [line()], holder: undefined })
    })
    await locked.promise
    let seen: Book | undefined
    const second = store.transaction(async (tx: Transaction) => {
      seen = await tx.lockBook()
    })
    if (database.engine === 'postgresql') {
      await until(async () => seen !== undefined || (await somebodyWaits()))
      assert.deepEqual(await store.book(), EMPTY_BOOK)
    }
    letGo.resolve()
    await Promise.all([first, second])
    assert.deepEqual(seen?.addresses, [line()])
  })
  const until = async (holds: () => Promise<boolean>): Promise<void> => {
    while (!(await holds())) await turn()
  }
  const somebodyWaits = async (): Promise<boolean> => {
    const { rows } = await sql`
      select 1 from pg_locks where relation = 'recipient_address'::regclass and not granted`.execute(
      database.kysely,
    )
    return rows.length > 0
  }

  for (const [what, second, constraint] of [
    ['a second address in use in one mailbox', line({ id: 'n2', ...checked }), 'approved'],
    ['a second one that waits', line({ id: 'n3' }), 'waiting'],
    [
      'a check by whoever entered it',
      line({ ...OTHER, id: 'n2', ...checked, enteredBy: MAYA.id }),
      'two_people',
    ],
    [
      'a check without a telephone call behind it',
      line({ ...OTHER, id: 'n2', checked: checked.checked }),
      'whole_check',
    ],
  ] as const)
    it(`refuses ${what}, whatever the rules say`, async () => {
      await keep(line(checked), line({ id: 'n9' }))
      await assert.rejects(keep(second), new RegExp(`recipient_address_${constraint}`))
      assert.equal((await store.book()).addresses.length, 2)
    })

  for (const other of [{ email: 'other@prison.example' }, { enteredBy: SECOND_ADMIN.id }, OTHER])
    it(`refuses to give a known line another ${Object.keys(other).at(-1)}`, async () => {
      await keep(line())
      await assert.rejects(keep(line({ ...checked, ...other })), /line n1 .* would become another one/)
      assert.deepEqual((await store.book()).addresses, [line()])
    })
})
