/** The mail of MASH in its table: each once, by its message id. */
import { type Kysely, type Selectable, sql } from 'kysely'
import { type MailItem, NO_WORDS } from '../domain/mail-item.ts'
import type { Moment } from '../domain/moment.ts'
import type { MailChange, MailItemStore, MailItemTransaction, NewMail } from '../workflow/mail-item-ports.ts'
import type { MailItemTable } from './paper-tables.ts'
import { keepPaper, papersOfMail } from './papers.ts'
import { at, openJson, type Sealed, sealJson } from './sealing.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>
type Words = Partial<MailItem['words']>

/** Nothing is left in it, and nothing of it is a secret. */
const EMPTY = '{}' as Sealed<Words>

export const mailItemStore = (db: Db): MailItemStore => ({
  mailItem: (number) => loadMailItem(db, number, false),
  waitingMail: () => waitingMail(db),
  papersOfMail: (number) => papersOfMail(db, number),
  knownMail: (messageIds) => knownMail(db, messageIds),
  forgetDismissedMail: (before) => forgetDismissedMail(db, before),
  claimMailCard: (at, until) => claimMailCard(db, at, until),
})

export const mailItemTransaction = (tx: Db): MailItemTransaction => ({
  keepMailItem: (mail) => keepMailItem(tx, mail),
  lockMailItem: (number) => loadMailItem(tx, number, true),
  changeMailItem: (number, change) => changeMailItem(tx, number, change),
  papersOfMail: (number) => papersOfMail(tx, number),
})

async function keepMailItem(tx: Db, { messageId, receivedAt, words, papers }: NewMail): Promise<boolean> {
  const kept = await tx
    .insertInto('mail_item')
    .values({
      ...{ message_id: messageId, received_at: receivedAt, state: 'waiting' as const },
      body: sealJson<Words>(tx, at('mail_item.body', messageId), words),
    })
    .onConflict((conflict) => conflict.column('message_id').doNothing())
    .returning('number')
    .executeTakeFirst()
  if (kept === undefined) return false
  for (const { paper, bytes } of papers) await keepPaper(tx, paper, { bytes, mail: kept.number })
  return true
}

async function loadMailItem(db: Db, number: number, lock: boolean): Promise<MailItem | undefined> {
  const query = db.selectFrom('mail_item').selectAll().where('number', '=', number)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  return row === undefined ? undefined : asItem(db, row)
}

async function waitingMail(db: Db): Promise<readonly MailItem[]> {
  const rows = await db
    .selectFrom('mail_item')
    .selectAll()
    .where('state', '=', 'waiting')
    .orderBy('received_at')
    .orderBy('number')
    .execute()
  return rows.map((row) => asItem(db, row))
}

const asItem = (db: Db, row: Selectable<MailItemTable>): MailItem => ({
  ...{ number: row.number, receivedAt: row.received_at, state: row.state },
  ...{ reference: row.reference ?? undefined, decidedBy: row.decided_by ?? undefined },
  decidedAt: row.decided_at ?? undefined,
  words: { ...NO_WORDS, ...openJson(db, at('mail_item.body', row.message_id), row.body) },
})

async function changeMailItem(tx: Db, number: number, change: MailChange): Promise<void> {
  const { state, words } = change
  const body = words === undefined ? {} : { body: await sealedWords(tx, number, words) }
  await tx
    .updateTable('mail_item')
    .set({
      ...(state === undefined ? {} : { state }),
      ...('reference' in change ? { reference: change.reference ?? null } : {}),
      ...('decidedBy' in change ? { decided_by: change.decidedBy ?? null } : {}),
      ...('decidedAt' in change ? { decided_at: change.decidedAt ?? null } : {}),
      ...body,
    })
    .where('number', '=', number)
    .execute()
}

async function sealedWords(tx: Db, number: number, words: Words): Promise<Sealed<Words>> {
  if (Object.keys(words).length === 0) return EMPTY
  const { message_id } = await tx
    .selectFrom('mail_item')
    .select('message_id')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  return sealJson(tx, at('mail_item.body', message_id), words)
}

async function knownMail(db: Db, messageIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (messageIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('mail_item')
    .select('message_id')
    .where('message_id', 'in', messageIds)
    .execute()
  return new Set(rows.map(({ message_id }) => message_id))
}

async function forgetDismissedMail(db: Db, before: Moment): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const gone = await tx
      .updateTable('mail_item')
      .set({ body: EMPTY })
      .where('state', '=', 'dismissed')
      .where('decided_at', '<', before)
      .where(sql<boolean>`body <> '{}'`)
      .returning('number')
      .execute()
    if (gone.length === 0) return
    const numbers = gone.map(({ number }) => number)
    await tx.deleteFrom('paper').where('mail_item', 'in', numbers).where('reference', 'is', null).execute()
  })
}

/** A line of the store's memory, taken by whoever finds it over. */
async function claimMailCard(db: Db, at: Moment, until: Moment): Promise<boolean> {
  const { rows } = await sql`
    insert into memo (name, value, at) values ('mash mail: card busy', '', ${until})
    on conflict (name) do update set at = ${until} where memo.at <= ${at} returning name`.execute(db)
  return rows.length > 0
}
