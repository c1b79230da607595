/** The reports as they were sent in and as they were signed: their words always, their pages once drawn. */
import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { ReportDocument } from '../domain/blocks.ts'
import type { SignedReport } from '../domain/filing.ts'
import type { Moment } from '../domain/moment.ts'
import type { Reference } from '../domain/referral.ts'
import type { KeptReport } from '../workflow/ports.ts'
import { at, ifAny, openPages, openWords, type SealedBytes, sealPages, sealWords } from './sealing.ts'
import type { ReportTable, Tables } from './tables.ts'

type Db = Kysely<Tables>
type Which = { readonly reference: string; readonly submission: number; readonly signed: boolean }

export async function keepReports(tx: Db, reports: readonly KeptReport[]): Promise<void> {
  if (reports.length === 0) return
  await tx
    .insertInto('report')
    .values(
      reports.map(({ reference, submission, signed, document }) => ({
        reference,
        submission,
        signed,
        child: document.child,
        part: document.part,
        file_name: document.fileName,
        // As text: the order of keys is part of the fingerprint.
        document: sealWords(
          tx,
          at('report.document', reference, submission, signed, document.child, document.part),
          JSON.stringify(document),
        ),
      })),
    )
    .execute()
}

type Key = Pick<ReportTable, 'reference' | 'submission' | 'signed' | 'child' | 'part'>

const keyOf = ({ reference, submission, signed, child, part }: Key) =>
  [reference, submission, signed, child, part] as const

export async function loadReports(db: Db, which: Which): Promise<readonly KeptReport[]> {
  const rows = await db
    .selectFrom('report')
    .selectAll()
    .where('reference', '=', which.reference)
    .where('submission', '=', which.submission)
    .where('signed', '=', which.signed)
    .orderBy('child')
    .orderBy('part')
    .execute()
  return rows.map((row) => ({
    reference: row.reference,
    submission: row.submission,
    signed: row.signed,
    document: JSON.parse(openWords(db, at('report.document', ...keyOf(row)), row.document)) as ReportDocument,
    bytes: ifAny(row.bytes, (bytes) => openPages(db, at('report.bytes', ...keyOf(row)), bytes)) ?? undefined,
    webUrl: row.web_url ?? undefined,
  }))
}

/** Where the signed reports are, without reading their words and pages. */
export async function signedReports(
  db: Db,
  reference: Reference,
  submission: number,
): Promise<readonly SignedReport[]> {
  const rows = await db
    .selectFrom('report')
    .select(['child', 'part', 'web_url'])
    .where('reference', '=', reference)
    .where('submission', '=', submission)
    .where('signed', '=', true)
    .orderBy('child')
    .orderBy('part')
    .execute()
  return rows.map(({ child, part, web_url }) => ({ child, part, webUrl: web_url ?? undefined }))
}

/**
 * Referrals whose signed reports are all filed while that is not noted. What was sent before `since` is left out.
 */
export async function filedNotNoted(db: Db, since: Moment): Promise<readonly Reference[]> {
  const { rows } = await sql<{ reference: Reference }>`
    with lately as materialized (
      select reference from referral
      where filed_until is null and (status = 'sending' or status in ('sent', 'decision_recorded', 'closed') and reference in (
        select reference from notice where way = 'email' and status = 'accepted' and done_at >= ${since})))
    select reference from lately
    where exists (select 1 from report where report.reference = lately.reference and signed)
      and not exists (
        select 1 from report where report.reference = lately.reference and signed and web_url is null)
    order by reference`.execute(db)
  return rows.map(({ reference }) => reference)
}

/** A signature that was undone leaves no signed documents behind; the audit keeps that it happened. */
export async function forgetReports(tx: Db, which: Which): Promise<void> {
  await tx
    .deleteFrom('report')
    .where('reference', '=', which.reference)
    .where('submission', '=', which.submission)
    .where('signed', '=', which.signed)
    .execute()
}

type Page = Which & { readonly child: number; readonly part: number }

/** Keeps the pages as they were drawn, with their SHA-256. */
export async function keepBytes(db: Db, page: Page, bytes: Uint8Array): Promise<void> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await updatePage(db, page, { bytes: sealPages(db, at('report.bytes', ...keyOf(page)), bytes), sha256 })
}

export const keepWebUrl = (db: Db, page: Page, webUrl: string): Promise<void> =>
  updatePage(db, page, { web_url: webUrl })

async function updatePage(
  db: Db,
  page: Page,
  values: { bytes?: SealedBytes; sha256?: string; web_url?: string },
): Promise<void> {
  await db
    .updateTable('report')
    .set(values)
    .where('reference', '=', page.reference)
    .where('submission', '=', page.submission)
    .where('signed', '=', page.signed)
    .where('child', '=', page.child)
    .where('part', '=', page.part)
    .execute()
}
