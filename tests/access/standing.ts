/** A referral at every status in the store of the whole product, and all that stands in that store as one text. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Paper } from '../../src/domain/papers.ts'
import type { Person } from '../../src/domain/people.ts'
import { type Referral, STATUSES, type Status, sayReference } from '../../src/domain/referral.ts'
import type { Restriction } from '../../src/domain/restriction.ts'
import type { Outcome } from '../../src/domain/triage.ts'
import type { AuditEntry } from '../../src/workflow/ports.ts'
import { assessmentOf, NOW, referralOf } from '../domain/sample.ts'
import { MAYA, SAM } from '../support/council.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { samplePdf } from '../support/sample-papers.ts'
import { loosePaperOf } from './payloads.ts'
import { OWN, WITH_EVERYBODY } from './people.ts'

export const ALL_STATUSES = Object.keys(STATUSES) as readonly Status[]

/** Within the time to undo of the samples; on no day on which anything of them is late. */
const THEN = '2026-12-03T14:05:00.000Z'
/** The sweep leaves alone what it need not look at before. */
const NEVER = '2036-01-01T00:00:00.000Z'

/** No referral has it, nor will have. */
export const NOT_THERE = 'PCA-2026-9999'

export async function openStanding(): Promise<TestWorld> {
  const world = await openWorld({ directory: WITH_EVERYBODY })
  world.clock.set(THEN)
  return world
}

let count = 0

/** A new one at that status, with its assessment and one paper; nothing is promised to anybody. */
export async function standingAt(
  world: TestWorld,
  status: Status,
  restriction?: Restriction,
): Promise<Referral> {
  count += 1
  const reference = sayReference(2026, 1000 + count)
  const made: Referral = {
    ...withDecisions(referralOf(status)),
    reference,
    id: `00000000-0000-4000-9000-${String(count).padStart(12, '0')}`,
    safety: { concerns: [{ by: SAM.id, at: NOW, words: 'A worry.', told: [OWN.team_manager.id] }] },
    ...(restriction === undefined ? {} : { restriction }),
  }
  const { store } = world.product.world
  const line: AuditEntry = {
    ...{ at: NEVER, reference, who: MAYA.id, what: 'record', version: 1 },
    ...{ from: 'nothing', to: status, reason: '' },
  }
  await store.transaction(async (tx) => {
    await tx.insert(made, line)
    if ('worker' in made || 'was' in made)
      for (const saved of Object.values(assessmentOf()))
        await tx.saveSection(reference, saved, { audit: line })
    await tx.keepPaper({ ...PAPER, id: crypto.randomUUID(), reference, by: 'mailbox' }, samplePdf())
  })
  return made
}

const PAPER: Omit<Paper, 'id' | 'reference' | 'by'> = {
  ...{ kind: 'other', name: 'a.pdf', type: 'pdf', size: samplePdf().length, sha256: '' },
  ...{ receivedOn: '2026-12-01', at: NOW },
}

/** Each of them has sent the bot one paper, and said nothing of it yet. */
export const bringPapers = ({ product }: TestWorld, people: readonly Person[]): Promise<void> =>
  product.world.store.transaction(async (tx) => {
    for (const person of people)
      await tx.keepPaper(
        { ...PAPER, id: loosePaperOf(person), reference: undefined, by: person.id },
        samplePdf(),
      )
  })

/** What MASH decided last, where a decision led there. */
function withDecisions(referral: Referral): Referral {
  const outcome = LED_BY[referral.status]
  if (outcome === undefined) return referral
  const made = { outcome, by: MAYA.id, at: NOW, version: referral.version, reason: 'So it is.' }
  return { ...referral, decisions: [{ ...made, from: { status: 'received', team: '' } }] }
}

const LED_BY: Partial<Record<Status, Outcome>> = {
  needs_information: 'needs_information',
  short_view: 'short_view',
  short_view_sent: 'short_view',
  assigned_to_team: 'assign',
  redirected: 'redirect',
  linked_duplicate: 'link_duplicate',
  logged_only: 'log_only',
  withdrawn: 'withdraw',
}

/** Left out of what must not change, and why. */
const GOES_BY_ITSELF: Readonly<Record<string, string>> = {
  look: 'a refusal shows the referral to those who may see it, and that they saw it is written down',
  conversation: 'where somebody was met is remembered with each turn',
  figure: 'counted by the sweep',
  figure_key: 'counted by the sweep',
  figure_child: 'counted by the sweep',
  figure_child_identity: 'counted by the sweep',
  memo: 'the sweep’s own memory',
}

const HIDDEN_COLUMNS = ['figured', 'next_look_at', 'goes_on']

let tables: readonly string[] | undefined

/** A digest of every table but those above: the same before and after, nothing was changed. */
export async function everything({ product }: TestWorld): Promise<Readonly<Record<string, string>>> {
  const { kysely } = product.database
  tables ??= (
    await sql<{ name: string }>`select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(kysely)
  ).rows.map(({ name }) => name)
  assert.ok(tables.length > 20, 'these are the tables of the store')
  const parts = tables
    .filter((name) => !(name in GOES_BY_ITSELF))
    .map(
      (name) =>
        sql`select ${name} as name, md5(coalesce(string_agg(line, '|' order by line), '')) as digest
          from (select (to_jsonb(t) - ${sql.lit(HIDDEN_COLUMNS[0] ?? '')} - ${sql.lit(HIDDEN_COLUMNS[1] ?? '')} - ${sql.lit(HIDDEN_COLUMNS[2] ?? '')})::text as line
          from ${sql.table(name)} t) lines`,
    )
  const { rows } = await sql<{ name: string; digest: string }>`${sql.join(parts, sql` union all `)}`.execute(
    kysely,
  )
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]))
}
