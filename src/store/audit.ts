/**
 * The audit: rows are only ever added (a trigger sees to it), each sealed with the hash of the one before. What people
 * wrote as a reason is sealed by its digest, so that a purge can clear the words while the chain still verifies.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { AuditEntry } from '../workflow/ports.ts'
import { FIRST_HASH } from './chain-walk.ts'
import { at, ifAny, sealWords } from './sealing.ts'
import { rowsOf } from './statement.ts'
import type { Tables } from './tables.ts'

/** Serialises writers of the chain: identity values are not in the order of commits. */
const CHAIN_LOCK = 7_203_001

export { FIRST_HASH }

/** A line as the table has it: with `reasonHash` the seal is over that, and `reason` may have been cleared since. */
export type SealedEntry = AuditEntry & {
  readonly reasonHash?: string | null
  readonly reasonSalt?: string | null
}

/** Salted: a short reason could be guessed from its digest. */
const hashReason = (reason: string, salt: string): string =>
  createHash('sha256').update(`${salt}:${reason}`).digest('hex')

/** Whether the words are those that were sealed; cleared words have no salt any more, and nothing to be compared with. */
export const isReasonWhole = ({ reason, reasonHash, reasonSalt }: SealedEntry): boolean =>
  typeof reasonHash !== 'string' ||
  (typeof reasonSalt === 'string' ? hashReason(reason, reasonSalt) === reasonHash : reason === '')

export const sealOf = (entry: SealedEntry, previous: string): string =>
  createHash('sha256')
    .update(`["${previous}",${sealedText(entry)}`)
    .digest('hex')

/** What is sealed of a line, without the hash of the one before that it begins with: the rest of a list of JSON. */
const sealedText = (entry: SealedEntry): string =>
  JSON.stringify([
    entry.at,
    entry.reference,
    entry.who,
    entry.what,
    entry.version,
    entry.from,
    entry.to,
    entry.reasonHash ?? entry.reason,
  ]).slice(1)

export const addAudit = (tx: Kysely<Tables>, entry: AuditEntry): Promise<void> => addAudits(tx, [entry])

/** Until the transaction ends, nobody else adds a line. What was there before is read in a statement after this one. */
export const LOCK_CHAIN = `pg_advisory_xact_lock(${CHAIN_LOCK})`
export const lockChain = (tx: Kysely<Tables>) => rowsOf(tx, `select ${LOCK_CHAIN}`)

/** In the order given. */
export async function addAudits(tx: Kysely<Tables>, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  await lockChain(tx)
  await addLines(tx, entries)
}

const COLUMNS = 'at, reference, who, what, version, from_status, to_status, reason, reason_hash, reason_salt'
const INSERT = `
  insert into audit (${COLUMNS}, previous_hash, hash)
  select ${COLUMNS}, previous_hash, hash from jsonb_to_recordset($1::jsonb) as row (
    at timestamptz, reference text, who text, what text, version int, from_status text, to_status text,
    reason text, reason_hash text, reason_salt text, previous_hash text, hash text)`

/** The same seal as `sealOf` makes. A line without words has nothing that is sealed by its hash in turn. */
const INSERT_WORDLESS = `
  insert into audit (at, reference, who, what, version, from_status, to_status, reason, previous_hash, hash)
  select $1::timestamptz, $2, $3, $4, $5::int, $6, $7, '', previous,
    encode(sha256(convert_to('["' || previous || '",' || $8, 'UTF8')), 'hex')
  from (select coalesce((select hash from audit order by id desc limit 1), '${FIRST_HASH}') as previous) last`

/** For whoever has locked the chain. */
export async function addLines(tx: Kysely<Tables>, entries: readonly AuditEntry[]): Promise<void> {
  const [only] = entries
  if (entries.length === 1 && only !== undefined && only.reason === '') {
    const { at, reference, who, what, version, from, to } = only
    await rowsOf(tx, INSERT_WORDLESS, [at, reference, who, what, version, from, to, sealedText(only)])
    return
  }
  const [last] = await rowsOf<{ hash: string }>(tx, 'select hash from audit order by id desc limit 1')
  let previous = last?.hash ?? FIRST_HASH
  const rows = entries.map((entry) => {
    const reasonSalt = entry.reason === '' ? null : randomBytes(16).toString('hex')
    const reasonHash = reasonSalt === null ? null : hashReason(entry.reason, reasonSalt)
    const hash = sealOf({ ...entry, reasonHash }, previous)
    const row = {
      at: entry.at,
      reference: entry.reference,
      who: entry.who,
      what: entry.what,
      version: entry.version,
      from_status: entry.from,
      to_status: entry.to,
      reason: sealWords(tx, at('audit.reason', hash), entry.reason),
      reason_hash: reasonHash,
      // The salt too: with it, a short reason could be guessed from the digest.
      reason_salt: ifAny(reasonSalt, (salt) => sealWords(tx, at('audit.reason_salt', hash), salt)),
      ...{ previous_hash: previous, hash },
    }
    previous = row.hash
    return row
  })
  await rowsOf(tx, INSERT, [JSON.stringify(rows)])
}
