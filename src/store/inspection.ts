/** What an inspection pack is read from, a page at a time. */
import { type Kysely, sql } from 'kysely'
import type { SavedSection } from '../domain/assessment.ts'
import type { InspectionStore, KeptLook, ReportSeal } from '../workflow/inspection-ports.ts'
import { linesFrom, walkChain } from './audit-walk.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** Rows that are in memory at once: each page of the form may be long. */
const AT_ONCE = 100

export const inspectionStore = (db: Db): InspectionStore => ({
  auditLines: (reference) => linesFrom(db, { reference }),
  looks: (reference) => looks(db, reference),
  saves: (reference) => saves(db, reference),
  reportSeals: (reference) => reportSeals(db, reference),
  walkChain: (until) => walkChain(db, until),
})

async function* looks(db: Db, reference: string): AsyncGenerator<KeptLook> {
  for (let after = '0'; ; ) {
    const { rows } = await sql<KeptLook & { id: string }>`
      select id::text, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, who, what from look
      where reference = ${reference} and what <> 'find' and id > ${after} order by id limit ${AT_ONCE}`.execute(
      db,
    )
    for (const { at, who, what } of rows) yield { at, who, what }
    const last = rows.at(-1)
    if (last === undefined || rows.length < AT_ONCE) return
    after = last.id
  }
}

async function* saves(db: Db, reference: string): AsyncGenerator<SavedSection> {
  for (let after = { key: '', version: 0 }; ; ) {
    const rows = await db
      .selectFrom('section')
      .selectAll()
      .where('reference', '=', reference)
      .where(sql<boolean>`(key, version) > (${after.key}, ${after.version})`)
      .orderBy('key')
      .orderBy('version')
      .limit(AT_ONCE)
      .execute()
    for (const { key, version, answers, saved_by, saved_at, copied } of rows) {
      const saved = { key, version, answers, savedBy: saved_by, savedAt: saved_at }
      yield copied === null ? saved : { ...saved, copied }
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < AT_ONCE) return
    after = { key: last.key, version: last.version }
  }
}

async function reportSeals(db: Db, reference: string): Promise<readonly ReportSeal[]> {
  const { rows } = await sql<ReportSeal>`
    select submission, signed, child, part, file_name as "fileName", sha256 as pages, web_url as "filedAt",
      encode(sha256(convert_to(document, 'UTF8')), 'hex') as words
    from report where reference = ${reference} order by submission, signed, child, part`.execute(db)
  return rows
}
