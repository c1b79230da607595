/** Deletes the working copy of one referral: every row of it, the words of people in its audit, and names nobody else has. */
import { type Kysely, sql } from 'kysely'
import type { Purged } from '../domain/purged.ts'
import type { Reference } from '../domain/referral.ts'
import { addAudit, lockChain } from './audit.ts'
import { mayForgetWords } from './names.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** Who is named in the audit where nobody pressed anything. */
const BOT = 'bot'

/**
 * The referral is locked already. The order matters: the chain of the audit first, then the names without waiting, so
 * that a purge and somebody who saves never wait for each other.
 */
export async function purge(tx: Db, purged: Omit<Purged, 'counts'>): Promise<Purged | undefined> {
  const { reference, at, status, rule, caller = null } = purged
  const version = await versionOf(tx, reference)
  if (version === undefined) return undefined
  const counts = await countRows(tx, reference)
  await lockChain(tx)
  if (!(await mayForgetWords(tx))) return undefined
  await tx
    .insertInto('purged')
    .values({ reference, at, status, rule, caller, counts: JSON.stringify(counts) })
    .execute()
  await clearReasons(tx, reference)
  await addAudit(tx, {
    ...{ at, reference, who: BOT, what: 'purge', version, from: status, to: 'nothing' },
    reason: rule,
  })
  await forgetWords(tx, reference)
  await deleteRows(tx, reference)
  return { ...purged, counts }
}

async function versionOf(tx: Db, reference: Reference): Promise<number | undefined> {
  const query = tx.selectFrom('referral').select('version').where('reference', '=', reference)
  return (await query.executeTakeFirst())?.version
}

/** Tables with a row for each thing of a referral, by what a certificate calls them. */
const COUNTED = {
  'pages saved': 'section',
  reports: 'report',
  papers: 'paper',
  notices: 'notice',
  nudges: 'nudge',
  snoozes: 'snooze',
  'cards in channels': 'channel_post',
  'names in the index': 'name_entry',
  mails: 'mail_item',
} as const satisfies Record<string, keyof Tables>

async function countRows(tx: Db, reference: Reference): Promise<Purged['counts']> {
  const counts: Record<string, number> = { referrals: 1 }
  for (const [kind, table] of Object.entries(COUNTED)) counts[kind] = await countOf(tx, table, reference)
  const { rows } = await sql<{ drafts: number; reasons: number }>`
    select (select count(*)::int from draft where ${isDraftOf(reference)}) as drafts,
      (select count(*)::int from audit where reference = ${reference} and reason <> '') as reasons`.execute(
    tx,
  )
  return { ...counts, drafts: rows[0]?.drafts ?? 0, 'reasons in the audit': rows[0]?.reasons ?? 0 }
}

async function countOf(tx: Db, table: keyof Tables, reference: Reference): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${sql.table(table)} where reference = ${reference}`.execute(tx)
  return rows[0]?.count ?? 0
}

/** What an older release wrote beside us has no such column; a page that clashed has it in its id. */
const isDraftOf = (reference: Reference) =>
  sql<boolean>`(reference = ${reference} or id like ${`${reference}/%`})`

async function clearReasons(tx: Db, reference: Reference): Promise<void> {
  await sql`
    update audit set reason = '', reason_salt = null
    where reference = ${reference} and reason_hash is not null and reason_salt is not null`.execute(tx)
}

/** Words of names that stand in no other referral: their digests could still be guessed. */
async function forgetWords(tx: Db, reference: Reference): Promise<void> {
  await sql`
    delete from name_word where word in (
      select distinct word from name_entry, unnest(words) as word where reference = ${reference}
        and not exists (
          select 1 from name_entry other where other.reference <> ${reference} and other.words @> array[word]))`.execute(
    tx,
  )
}

async function deleteRows(tx: Db, reference: Reference): Promise<void> {
  // The mail itself was emptied when it was confirmed; its id stays, so that it is not read once more.
  await sql`update mail_item set reference = null, body = '{}' where reference = ${reference}`.execute(tx)
  await sql`delete from draft where ${isDraftOf(reference)}`.execute(tx)
  // Tickets go with the papers, what is known of e-mails with the notices, keys and names with the referral.
  for (const table of OWN)
    await sql`delete from ${sql.table(table)} where reference = ${reference}`.execute(tx)
  await tx.deleteFrom('referral').where('reference', '=', reference).execute()
}

const OWN = ['section', 'report', 'paper', 'notice', 'nudge', 'snooze', 'channel_post'] as const
