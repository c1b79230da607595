/** What an inspection pack is read from, a page at a time. */
import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { SavedSection } from '../domain/assessment.ts'
import type { AnchorStore } from '../workflow/anchor-ports.ts'
import type { InspectionStore, KeptLook, ReportSeal } from '../workflow/inspection-ports.ts'
import { linesFrom, walkChain } from './audit-walk.ts'
import { chainHeads } from './chain-heads.ts'
import { walkLooks } from './look-walk.ts'
import { at, openJson, openWords, type Sealed } from './sealing.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** Rows that are in memory at once: each page of the form may be long. */
const AT_ONCE = 100

export const inspectionStore = (db: Db): InspectionStore & AnchorStore => ({
  auditLines: (reference) => linesFrom(db, { reference }),
  looks: (reference) => looks(db, reference),
  saves: (reference) => saves(db, reference),
  reportSeals: (reference) => reportSeals(db, reference),
  walkChain: (until) => walkChain(db, { until }),
  chainHeads: () => chainHeads(db),
  walkWhole: (chain, seen) => (chain === 'audit' ? walkChain : walkLooks)(db, { seen }),
})

async function* looks(db: Db, reference: string): AsyncGenerator<KeptLook> {
  for (let after = '0'; ; ) {
    const { rows } = await sql<KeptLook & { id: string }>`
      select id::text, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, who, what from look
      where reference = ${reference} and what in ('found', 'read', 'glass', 'log') and id > ${after} order by id limit ${AT_ONCE}`.execute(
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
    for (const { key, version, answers: sealed, saved_by, saved_at, copied } of rows) {
      const answers = openJson(db, at('section.answers', reference, key, version), sealed)
      const saved = { key, version, answers, savedBy: saved_by, savedAt: saved_at }
      yield copied === null ? saved : { ...saved, copied }
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < AT_ONCE) return
    after = { key: last.key, version: last.version }
  }
}

async function reportSeals(db: Db, reference: string): Promise<readonly ReportSeal[]> {
  const { rows } = await sql<Omit<ReportSeal, 'words'> & { document: Sealed<string> }>`
    select submission, signed, child, part, file_name as "fileName", sha256 as pages, web_url as "filedAt", document
    from report where reference = ${reference} order by submission, signed, child, part`.execute(db)
  return rows.map(({ document, ...seal }) => {
    const { submission, signed, child, part } = seal
    const words = openWords(db, at('report.document', reference, submission, signed, child, part), document)
    return { ...seal, words: createHash('sha256').update(words, 'utf8').digest('hex') }
  })
}
