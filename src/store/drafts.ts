/** What somebody was typing: the referral that is being recorded, or their own text of a page that clashed. */
import type { Kysely, Selectable } from 'kysely'
import { REFERENCE } from '../domain/referral.ts'
import type { Draft } from '../workflow/ports.ts'
import { at, openJson, sealJson } from './sealing.ts'
import { rowsOf } from './statement.ts'
import type { DraftTable, Tables } from './tables.ts'

type Db = Kysely<Tables>

const draftFrom = (db: Db, row: Selectable<DraftTable>): Draft => ({
  id: row.id,
  person: row.person,
  kind: row.kind as Draft['kind'],
  body: openJson(db, at('draft.body', row.id), row.body),
  updatedAt: row.updated_at,
})

const LOAD = 'select id, person, kind, body, updated_at from draft where id = $1'
const LOCK = `${LOAD} for update`

export async function loadDraft(db: Db, id: string, lock: boolean): Promise<Draft | undefined> {
  const [row] = await rowsOf<Selectable<DraftTable>>(db, lock ? LOCK : LOAD, [id])
  return row === undefined ? undefined : draftFrom(db, row)
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
  return row === undefined ? undefined : draftFrom(db, row)
}

export async function saveDraft(tx: Db, draft: Draft): Promise<void> {
  const values = {
    reference: aboutOf(draft),
    body: sealJson(tx, at('draft.body', draft.id), draft.body),
    updated_at: draft.updatedAt,
  }
  await tx
    .insertInto('draft')
    .values({ id: draft.id, person: draft.person, kind: draft.kind, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute()
}

/** A page that clashed has the reference in its id; a form that is amended, or was recorded, says which one. */
function aboutOf({ id, body }: Draft): string | null {
  const { amends, reference } = body as { amends?: unknown; reference?: unknown }
  const [page] = id.split('/')
  const about = [amends, reference, page].find((one) => typeof one === 'string' && REFERENCE.test(one))
  return about === undefined ? null : String(about)
}

export async function dropDraft(tx: Db, id: string): Promise<void> {
  await rowsOf(tx, 'delete from draft where id = $1', [id])
}
