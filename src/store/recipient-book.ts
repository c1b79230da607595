/** The recipient book in its tables: read, locked for one change at a time, and written line by line. */
import { type Kysely, type Selectable, sql } from 'kysely'
import type { BookChange } from '../domain/book-scene.ts'
import type { Book, BookAddress, BookHolder } from '../domain/recipient-book.ts'
import { at, ifAny, openWords, sealWords } from './sealing.ts'
import type { AddressTable, Tables } from './tables.ts'

type Db = Kysely<Tables>

/** Every line there has ever been, the oldest first. */
export async function loadBook(db: Db): Promise<Book> {
  // Holders first: a mailbox that is chosen in between then shows as not chosen yet, never without its address.
  const holders = await db.selectFrom('recipient_holder').selectAll().orderBy('id').execute()
  const addresses = await db
    .selectFrom('recipient_address')
    .selectAll()
    .orderBy('entered_at')
    .orderBy('id')
    .execute()
  return {
    addresses: addresses.map((row) => asAddress(db, row)),
    holders: holders.map(({ id, name, phone, status, sends_to }) => ({
      ...{ id, name, status, sendsTo: sends_to },
      phone: ifAny(phone, (words) => openWords(db, at('recipient_holder.phone', id), words)) ?? undefined,
    })),
  }
}

/** The whole table, because there may be no row yet to lock. Reading goes on meanwhile. */
export async function lockBook(tx: Db): Promise<Book> {
  // In a statement of its own: what waits for a lock would read the book as it was before it waited.
  await sql`lock table recipient_address in share row exclusive mode`.execute(tx)
  return loadBook(tx)
}

/** A known line takes the checks and the end that it has now. That it would get another address is a fault of ours. */
export async function keepInBook(
  tx: Db,
  { addresses, holder }: Pick<BookChange, 'addresses' | 'holder'>,
): Promise<void> {
  if (holder !== undefined) await keepHolder(tx, holder)
  // What ends makes room for what begins: at no time are two in use in one mailbox.
  const endedFirst = addresses.toSorted((one, other) => Number(isInUse(one)) - Number(isInUse(other)))
  for (const address of endedFirst) await keepAddress(tx, address)
}

const isInUse = ({ ended }: BookAddress): boolean => ended === undefined

async function keepHolder(tx: Db, { id, name, phone, status, sendsTo }: BookHolder): Promise<void> {
  const sealed = ifAny(phone, (words) => sealWords(tx, at('recipient_holder.phone', id), words))
  const now = { name, phone: sealed, status, sends_to: sendsTo }
  await tx
    .insertInto('recipient_holder')
    .values({ id, ...now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(now))
    .execute()
}

async function keepAddress(tx: Db, address: BookAddress): Promise<void> {
  const { id, holder, mailbox, email, enteredBy, enteredAt } = address
  const now = columnsOf(tx, address)
  const kept = await tx
    .insertInto('recipient_address')
    .values({ ...{ id, holder, mailbox, email, entered_by: enteredBy, entered_at: enteredAt }, ...now })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet(now)
        .where('recipient_address.holder', '=', holder)
        .where('recipient_address.mailbox', '=', mailbox)
        .where('recipient_address.email', '=', email)
        .where('recipient_address.entered_by', '=', enteredBy),
    )
    .returning('id')
    .execute()
  if (kept.length === 0) throw new Error(`line ${id} of the recipient book would become another one`)
}

const columnsOf = (tx: Db, { id, checked, verified, ended }: BookAddress) => ({
  checked_by: checked?.by ?? null,
  checked_at: checked?.at ?? null,
  checked_how: ifAny(checked?.how, (how) => sealWords(tx, at('recipient_address.checked_how', id), how)),
  verified_by: verified?.by ?? null,
  verified_on: verified?.on ?? null,
  verified_how: ifAny(verified?.how, (how) => sealWords(tx, at('recipient_address.verified_how', id), how)),
  ended_by: ended?.by ?? null,
  ended_at: ended?.at ?? null,
  ended_because: ended?.because ?? null,
  ended_why: ifAny(ended?.why, (why) => sealWords(tx, at('recipient_address.ended_why', id), why)),
})

function asAddress(db: Db, row: Selectable<AddressTable>): BookAddress {
  const { id, holder, mailbox, email, entered_by: enteredBy, entered_at: enteredAt } = row
  const words = (column: 'checked_how' | 'verified_how' | 'ended_why') =>
    ifAny(row[column], (sealed) => openWords(db, at(`recipient_address.${column}`, id), sealed))
  const checked = whole({ by: row.checked_by, at: row.checked_at, how: words('checked_how') })
  const verified = whole({ by: row.verified_by, on: row.verified_on, how: words('verified_how') })
  const { ended_by: by, ended_because: because } = row
  const ended = whole({ by, at: row.ended_at, because, why: words('ended_why') })
  return {
    ...{ id, holder, mailbox, email, enteredBy, enteredAt },
    ...(checked && { checked }),
    ...(verified && { verified }),
    ...(ended && { ended }),
  }
}

type Whole<T> = { readonly [K in keyof T]: NonNullable<T[K]> }

/** The columns are all there or all empty: the table sees to it. */
const whole = <T extends object>(columns: T): Whole<T> | undefined => (isWhole(columns) ? columns : undefined)

const isWhole = <T extends object>(columns: T): columns is T & Whole<T> =>
  Object.values(columns).every((value) => value !== null)
