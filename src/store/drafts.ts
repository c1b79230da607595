/** What somebody was typing: the referral that is being recorded, or their own text of a page that clashed. */
import type { Kysely, Selectable } from 'kysely'
import type { Draft } from '../workflow/ports.ts'
import type { DraftTable, Tables } from './tables.ts'

type Db = Kysely<Tables>

const draftFrom = (row: Selectable<DraftTable>): Draft => ({
  id: row.id,
  person: row.person,
  kind: row.kind as Draft['kind'],
  body: row.body,
  updatedAt: row.updated_at,
})

export async function loadDraft(db: Db, id: string, lock: boolean): Promise<Draft | undefined> {
  const query = db.selectFrom('draft').selectAll().where('id', '=', id)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  return row === undefined ? undefined : draftFrom(row)
}

export async function newestDraft(db: Db, person: string, kind: Draft['kind']): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('draft')
    .selectAll()
    .where('person', '=', person)
    .where('kind', '=', kind)
    .orderBy('updated_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? undefined : draftFrom(row)
}

export async function saveDraft(tx: Db, draft: Draft): Promise<void> {
  const values = { body: JSON.stringify(draft.body), updated_at: draft.updatedAt }
  await tx
    .insertInto('draft')
    .values({ id: draft.id, person: draft.person, kind: draft.kind, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute()
}

export async function dropDraft(tx: Db, id: string): Promise<void> {
  await tx.deleteFrom('draft').where('id', '=', id).execute()
}
