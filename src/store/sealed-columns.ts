/** Every column that is sealed: what it holds, which key it is sealed with, and which columns say whose row it is. */
import type { Place } from './envelope.ts'
import type { Purpose } from './key-ring.ts'

export type SealedColumn = {
  readonly table: string
  readonly column: string
  readonly holds: 'json' | 'text' | 'bytes'
  readonly purpose: Purpose
  /** Never change in the life of a row, and no two rows have the same. */
  readonly key: readonly string[]
}

const REPORT = ['reference', 'submission', 'signed', 'child', 'part'] as const

export const SEALED = {
  'referral.body': json('referral', 'body', ['reference']),
  'section.answers': json('section', 'answers', ['reference', 'key', 'version']),
  'draft.body': json('draft', 'body', ['id']),
  'paper.body': json('paper', 'body', ['id']),
  'mail_item.body': json('mail_item', 'body', ['message_id']),
  'directory_entry.body': json('directory_entry', 'body', ['kind', 'id', 'version']),
  'glass.why': text('glass', 'why', ['id']),
  'report.document': text('report', 'document', REPORT),
  'audit.reason': text('audit', 'reason', ['hash']),
  'audit.reason_salt': text('audit', 'reason_salt', ['hash']),
  'recipient_address.checked_how': text('recipient_address', 'checked_how', ['id']),
  'recipient_address.verified_how': text('recipient_address', 'verified_how', ['id']),
  'recipient_address.ended_why': text('recipient_address', 'ended_why', ['id']),
  'recipient_holder.phone': text('recipient_holder', 'phone', ['id']),
  'index_key.secret': text('index_key', 'secret', ['id'], 'index'),
  'figure_key.secret': text('figure_key', 'secret', ['id'], 'figures'),
  'report.bytes': bytes('report', 'bytes', REPORT),
  'paper.bytes': bytes('paper', 'bytes', ['id']),
} as const satisfies Record<string, SealedColumn>

export type SealedName = keyof typeof SEALED

/** The place of a value: its column, and what the columns of `key` say of its row, in their order. */
export const at = (column: SealedName, ...key: readonly (string | number | boolean)[]): Place => ({
  ...{ column, purpose: SEALED[column].purpose },
  row: key.join('/'),
})

function json(table: string, column: string, key: readonly string[]): SealedColumn {
  return { table, column, holds: 'json', purpose: 'rows', key }
}

function text(
  table: string,
  column: string,
  key: readonly string[],
  purpose: Purpose = 'rows',
): SealedColumn {
  return { table, column, holds: 'text', purpose, key }
}

function bytes(table: string, column: string, key: readonly string[]): SealedColumn {
  return { table, column, holds: 'bytes', purpose: 'bytes', key }
}
