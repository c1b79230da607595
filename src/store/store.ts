/** The store as the use cases know it: the tables joined into one port, and jobs enqueued in the same transaction. */
import type { Kysely } from 'kysely'
import type { Way } from '../domain/events.ts'
import type { Store, Transaction } from '../workflow/ports.ts'
import type { Database } from './database.ts'
import * as drafts from './drafts.ts'
import * as notices from './notices.ts'
import * as referrals from './referrals.ts'
import * as reports from './reports.ts'
import type { Tables } from './tables.ts'

/** Adds a job inside the open transaction. What the queues are called is the business of `jobs/`. */
export type Enqueue = {
  notice(tx: Kysely<Tables>, way: Way, key: string): Promise<void>
  release(tx: Kysely<Tables>, reference: string, afterSeconds: number): Promise<void>
}

/** As many lost jobs as one sweep makes again. */
const MOST_REMINDED = 100

export function openStore(database: Database, enqueue: Enqueue): Store {
  const db = database.kysely
  return {
    transaction: (work) => db.transaction().execute((tx) => work(inside(tx, enqueue))),
    load: (reference) => referrals.loadReferral(db, reference, false),
    newestDraft: (person, kind) => drafts.newestDraft(db, person, kind),
    draft: (id) => drafts.loadDraft(db, id, false),
    work: (filter) => referrals.listWork(db, filter),
    notices: (reference) => notices.loadNotices(db, reference),
    remindJobs: (before) =>
      db.transaction().execute(async (tx) => {
        const forgotten = await notices.forgottenNotices(tx, before, MOST_REMINDED)
        for (const notice of forgotten) await enqueue.notice(tx, notice.by, notice.key)
        return forgotten.length
      }),
    reports: (reference, submission, signed) => reports.loadReports(db, { reference, submission, signed }),
    readyToRelease: (at) => referrals.readyToRelease(db, at),
    acceptedButSending: () => referrals.acceptedButSending(db),
  }
}

const inside = (tx: Kysely<Tables>, enqueue: Enqueue): Transaction => ({
  lock: (reference) => referrals.loadReferral(tx, reference, true),
  nextNumber: (year) => referrals.nextNumber(tx, year),
  insert: (referral, audit) => referrals.insertReferral(tx, referral, audit),
  save: (referral, audit) => referrals.saveReferral(tx, referral, audit),
  sectionAt: (reference, key, version) => referrals.sectionAt(tx, { reference, key, version }),
  saveSection: (reference, saved, audit) => referrals.saveSection(tx, reference, { saved, audit }),
  keepReports: (kept) => reports.keepReports(tx, kept),
  reports: (reference, submission, signed) => reports.loadReports(tx, { reference, submission, signed }),
  forgetReports: (reference, submission, signed) =>
    reports.forgetReports(tx, { reference, submission, signed }),
  promise: async (promised, at) => {
    for (const notice of await notices.addNotices(tx, promised, at))
      await enqueue.notice(tx, notice.by, notice.key)
  },
  scheduleRelease: (reference, afterSeconds) => enqueue.release(tx, reference, afterSeconds),
  notices: (reference) => notices.loadNotices(tx, reference),
  draft: (id) => drafts.loadDraft(tx, id, true),
  saveDraft: (draft) => drafts.saveDraft(tx, draft),
  dropDraft: (id) => drafts.dropDraft(tx, id),
})
