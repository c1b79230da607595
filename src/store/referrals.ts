/** Referrals and what was saved of their assessments: load, lock, save. Each save writes its line of the audit. */
import { type Kysely, type Selectable, sql } from 'kysely'
import type { Assessment, Copied, SavedSection } from '../domain/assessment.ts'
import { fedByLog } from '../domain/contact-answers.ts'
import type { Answers } from '../domain/form.ts'
import { isForLado } from '../domain/lado.ts'
import { FINISHED, type Reference, type Referral, type Status, workerOf } from '../domain/referral.ts'
import type { AuditEntry, FirstSave, Loaded, WorkRow } from '../workflow/ports.ts'
import { addAudit, addAudits, addLines, LOCK_CHAIN } from './audit.ts'
import { restrictionOf } from './glass.ts'
import { addNames, keepNames, lockNames, sealOf } from './names.ts'
import { plainOf } from './plain-columns.ts'
import { openJson, at as place, type Sealed, sealJson } from './sealing.ts'
import { rowsOf } from './statement.ts'
import type { ReferralTable, SectionTable, Tables } from './tables.ts'

type Db = Kysely<Tables>

/** Gapless within a year: the row is locked until the transaction ends, and a rollback gives the number back. */
export async function nextNumber(tx: Db, year: number, count: number): Promise<number> {
  const row = await tx
    .insertInto('reference_counter')
    .values({ year, last: count })
    .onConflict((conflict) =>
      conflict.column('year').doUpdateSet({ last: sql<number>`reference_counter.last + ${count}` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return row.last
}

type LoadedRow = {
  readonly body: Sealed<Referral>
  /** The newest save of each page; `savers` are all who ever saved it, by their first save. */
  readonly sections: readonly (Omit<SavedSection, 'copied' | 'answers'> & {
    readonly answers: Sealed<Answers>
    readonly savers: readonly string[]
    readonly copied: Copied | null
  })[]
}

const LOAD = `
  select body, coalesce((
    select jsonb_agg(jsonb_build_object('key', key, 'version', version, 'answers', answers, 'savedBy', saved_by,
      'savedAt', to_char(saved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'savers', savers,
      'copied', copied))
    from (
      select distinct on (key) *, array_agg(saved_by) over (partition by key order by version) as savers
      from section where section.reference = referral.reference order by key, version desc
    ) newest), '[]') as sections
  from referral where reference = $1`

export async function loadReferral(db: Db, reference: Reference, lock: boolean): Promise<Loaded | undefined> {
  // In a statement of its own: what waits for a lock would read the pages as they were before it waited.
  if (lock) await rowsOf(db, 'select 1 from referral where reference = $1 for update', [reference])
  const [row] = await rowsOf<LoadedRow>(db, LOAD, [reference])
  if (row === undefined) return undefined
  const referral = openJson(db, place('referral.body', reference), row.body)
  const sections = row.sections.map((saved) => ({
    ...saved,
    answers: openJson(db, placeOf(reference, saved), saved.answers),
  }))
  return { referral, assessment: fedByLog(assessmentFrom(sections), referral) }
}

const placeOf = (reference: Reference, { key, version }: Pick<SavedSection, 'key' | 'version'>) =>
  place('section.answers', reference, key, version)

type Newest = Omit<LoadedRow['sections'][number], 'answers'> & Pick<SavedSection, 'answers'>

const assessmentFrom = (sections: readonly Newest[]): Assessment =>
  Object.fromEntries(
    sections.map(({ savers, copied, ...saved }) => {
      const earlierBy = [...new Set(savers)].filter((who) => who !== saved.savedBy)
      const more = {
        ...(earlierBy.length === 0 ? {} : { earlierBy }),
        ...(copied === null ? {} : { copied }),
      }
      return [saved.key, { ...saved, ...more }]
    }),
  )

const savedFrom = (
  row: { [K in 'key' | 'version' | 'saved_by']: SectionTable[K] } & {
    answers: SavedSection['answers']
    saved_at: string
  },
): SavedSection => ({
  key: row.key,
  version: row.version,
  answers: row.answers,
  savedBy: row.saved_by,
  savedAt: row.saved_at,
})

/** Whatever changed, the next sweep looks what follows from it. */
const columnsOf = (tx: Db, referral: Referral, { at }: AuditEntry) => ({
  next_look_at: at,
  version: referral.version,
  status: referral.status,
  team: referral.team,
  worker: workerOf(referral) ?? null,
  due_day: referral.due.day,
  restricted_to: referral.restriction?.people.join(' ') ?? null,
  for_lado: isForLado(referral),
  ...plainOf(referral),
  body: sealJson(tx, place('referral.body', referral.reference), referral),
})

export async function insertReferrals(tx: Db, all: readonly FirstSave[]): Promise<void> {
  const keyOf = await lockNames(tx)
  await tx
    .insertInto('referral')
    .values(
      all.map(({ referral, audit }) => ({
        ...{ reference: referral.reference, names_seal: sealOf(keyOf, referral) },
        ...columnsOf(tx, referral, audit),
      })),
    )
    .execute()
  await addNames(
    tx,
    all.map(({ referral }) => referral),
    keyOf,
  )
  await addAudits(
    tx,
    all.map(({ audit }) => audit),
  )
}

/** The version before must be the one that was locked; anything else is a fault of ours, not of a person. */
export async function saveReferral(tx: Db, referral: Referral, audit: AuditEntry): Promise<void> {
  const row = await tx
    .updateTable('referral')
    .set(columnsOf(tx, referral, audit))
    .where('reference', '=', referral.reference)
    .where('version', '=', referral.version - 1)
    .returning('names_seal')
    .executeTakeFirst()
  if (row === undefined) throw new Error(`${referral.reference} was changed without its lock`)
  await keepNames(tx, referral, row.names_seal)
  await addAudit(tx, audit)
}

export async function sectionAt(
  db: Db,
  at: { reference: Reference; key: string; version: number },
): Promise<SavedSection | undefined> {
  const row = await db
    .selectFrom('section')
    .selectAll()
    .where('reference', '=', at.reference)
    .where('key', '=', at.key)
    .where('version', '=', at.version)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return savedFrom({ ...row, answers: openJson(db, placeOf(at.reference, at), row.answers) })
}

/** Adds a save, says that the referral got on, drops a draft, and takes the turn to write in the audit. */
const SAVE_SECTION = `
  with saved as (
    insert into section (reference, key, version, answers, saved_by, saved_at, copied)
    values ($1, $2, $3, $4, $5, $6, $7)),
  progressed as (update referral set progress_at = $6 where reference = $1),
  dropped as (delete from draft where id = $8)
  select ${LOCK_CHAIN}`

/** Adds a save; older ones stay. */
export async function saveSection(
  tx: Db,
  reference: Reference,
  { saved, audit, drops }: { saved: SavedSection; audit: AuditEntry; drops?: string },
): Promise<void> {
  const { key, version, answers, savedBy, savedAt, copied } = saved
  await rowsOf(tx, SAVE_SECTION, [
    ...[reference, key, version, sealJson(tx, placeOf(reference, saved), answers), savedBy, savedAt],
    ...[copied === undefined ? null : JSON.stringify(copied), drops ?? null],
  ])
  await addLines(tx, [audit])
}

type WorkColumns = Pick<
  Selectable<ReferralTable>,
  'reference' | 'status' | 'team' | 'worker' | 'due_day' | 'restricted_to'
>

export async function listWork(
  db: Db,
  filter: { readonly worker: string } | { readonly teams: readonly string[] },
): Promise<readonly WorkRow[]> {
  const [column, ids] = 'worker' in filter ? ['worker', [filter.worker]] : ['team', filter.teams]
  if (ids.length === 0) return []
  const rows = await rowsOf<WorkColumns>(
    db,
    `select reference, status, team, worker, due_day, restricted_to from referral
      where status <> all ($1) and ${column} = any ($2) order by due_day, reference`,
    [FINISHED, ids],
  )
  return rows.map((row) => ({
    reference: row.reference,
    status: row.status as Status,
    team: row.team,
    worker: row.worker ?? undefined,
    dueDay: row.due_day,
    ...restrictionOf(row),
  }))
}
