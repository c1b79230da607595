/** The statuses after sending: the decision, and closed. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const STATUSES = `'received', 'needs_information', 'short_view', 'assigned_to_team', 'allocated', 'in_progress', 'submitted', 'changes_asked', 'signed_off', 'sending', 'sent', 'decision_recorded', 'closed', 'short_view_sent', 'redirected', 'linked_duplicate', 'logged_only', 'withdrawn'`

const STATEMENTS = [
  `alter table referral drop constraint referral_status_check`,
  `alter table referral add constraint referral_status_check check (status in (${STATUSES}))`,
]

export const afterSending: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
