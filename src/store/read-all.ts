/** Referrals and saved pages, many at once and opened: for what counts them anew, and for programs beside the bot. */
import type { Kysely } from 'kysely'
import type { SavedSection } from '../domain/assessment.ts'
import type { Reference, Referral } from '../domain/referral.ts'
import { at, openJson } from './sealing.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** In the order of references; at most `most` of them behind `after`. */
export async function referralsAfter(
  db: Db,
  after: Reference = '',
  most?: number,
): Promise<readonly Referral[]> {
  const all = db
    .selectFrom('referral')
    .select(['reference', 'body'])
    .where('reference', '>', after)
    .orderBy('reference')
  const rows = await (most === undefined ? all : all.limit(most)).execute()
  return rows.map(({ reference, body }) => openJson(db, at('referral.body', reference), body))
}

export type SaveOf = SavedSection & { readonly reference: Reference }

/** Every save of every page, the oldest of each page first. */
export async function savesOf(db: Db, references?: readonly Reference[]): Promise<readonly SaveOf[]> {
  const all = db.selectFrom('section').selectAll().orderBy('reference').orderBy('key').orderBy('version')
  if (references?.length === 0) return []
  const rows = await (references === undefined ? all : all.where('reference', 'in', references)).execute()
  return rows.map(({ reference, key, version, answers, saved_by, saved_at, copied }) => ({
    ...{ reference, key, version, savedBy: saved_by, savedAt: saved_at },
    answers: openJson(db, at('section.answers', reference, key, version), answers),
    ...(copied === null ? {} : { copied }),
  }))
}
