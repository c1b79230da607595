/** The certificate of what was deleted: references, days, rules and counts, and a hash over all its lines. */
import type { Block } from './blocks.ts'
import { type Day, dayOf, type Moment, sayDay, sayMoment } from './moment.ts'
import { sha256Of } from './paper-seal.ts'
import type { Purged } from './purged.ts'
import { STATUSES } from './referral.ts'

export type PurgeCertificate = {
  readonly council: string
  readonly from: Day
  readonly to: Day
  readonly madeAt: Moment
  readonly lines: readonly CertificateLine[]
  /** Rows by kind, over all of them. */
  readonly totals: Readonly<Record<string, number>>
  /** SHA-256 of the lines as `certificateText` has them: the same purges make the same hash on any day. */
  readonly sha256: string
}

export type CertificateLine = {
  readonly reference: string
  readonly deletedAt: Moment
  readonly status: string
  readonly rule: string
  readonly counts: Readonly<Record<string, number>>
}

export type Certified = Pick<PurgeCertificate, 'council' | 'from' | 'to' | 'madeAt'> & {
  readonly purged: readonly Purged[]
}

export function purgeCertificate({ purged, ...about }: Certified): PurgeCertificate {
  const lines = purged.map(({ reference, at, status, rule, counts }) => ({
    ...{ reference, deletedAt: at, status, rule },
    counts: Object.fromEntries(Object.entries(counts).toSorted(([one], [other]) => (one < other ? -1 : 1))),
  }))
  const totals: Record<string, number> = {}
  for (const { counts } of lines)
    for (const [kind, count] of Object.entries(counts)) totals[kind] = (totals[kind] ?? 0) + count
  return { ...about, lines, totals, sha256: sha256Of(certificateText(lines)) }
}

/** Each line as JSON in the order of its fields, with a line break after it: what the hash is of. */
export const certificateText = (lines: readonly CertificateLine[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('')

/** `rule` has no comma and no quotation mark; nothing in it was typed by anybody. */
export const certificateCsv = ({ lines, totals, sha256 }: PurgeCertificate): string => {
  const kinds = Object.keys(totals)
  const rows = [
    ['reference', 'deleted at', 'status', 'rule', ...kinds],
    ...lines.map(({ reference, deletedAt, status, rule, counts }) => [
      ...[reference, deletedAt, status, rule],
      ...kinds.map((kind) => String(counts[kind] ?? 0)),
    ]),
    ['SHA-256 of the lines', sha256],
  ]
  return rows
    .map((cells) => cells.map(quoted).join(','))
    .join('\r\n')
    .concat('\r\n')
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

export const certificateJson = (certificate: PurgeCertificate): string =>
  `${JSON.stringify(certificate, undefined, 2)}\n`

export const CERTIFICATE_TITLE = 'Certificate of deletion'

export function certificateBlocks({ council, ...certificate }: PurgeCertificate): readonly Block[] {
  const { from, to, madeAt, lines, totals, sha256 } = certificate
  return [
    {
      kind: 'paragraph',
      text: `${council}. The working copies listed here were deleted from Prison Contact. The records are the signed reports in the teams’ folders and what is in the case system; they were not touched.`,
    },
    {
      kind: 'facts',
      caption: 'What this certifies',
      rows: [
        ['From', sayDay(from)],
        ['To', sayDay(to)],
        ['Referrals deleted', String(lines.length)],
        ['Made', sayMoment(madeAt)],
        ['SHA-256 of the lines', sha256.replaceAll(/(.{16})(?=.)/g, '$1 ')],
      ],
    },
    { kind: 'heading', level: 2, text: 'By kind' },
    {
      kind: 'table',
      caption: 'Rows deleted, by kind',
      head: ['Kind', 'Rows'],
      rows: Object.entries(totals).map(([kind, count]) => [kind, String(count)]),
    },
    { kind: 'heading', level: 2, text: 'Each referral' },
    {
      kind: 'table',
      caption: 'Deleted referrals',
      head: ['Reference', 'Deleted', 'It was', 'Why it could go', 'Rows'],
      rows: lines.map(({ reference, deletedAt, status, rule, counts }) => [
        ...[reference, sayDay(dayOf(deletedAt)), statusText(status), rule],
        String(Object.values(counts).reduce((sum, count) => sum + count, 0)),
      ]),
    },
    { kind: 'heading', level: 2, text: 'What stays' },
    {
      kind: 'list',
      items: [
        'Who did what when, by the ids of staff, without the words that people wrote; its chain of seals still verifies.',
        'Counts without a name, and without a way back to a child.',
        'Backups, until they are older than the council keeps them: docs/retention.md says how long.',
      ],
    },
  ]
}

const statusText = (status: string): string =>
  (STATUSES as Readonly<Record<string, string>>)[status] ?? status
