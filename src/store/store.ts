/** The store as the use cases know it: the tables joined into one port, and jobs enqueued in the same transaction. */
import type { Kysely } from 'kysely'
import type { WaitingNudge } from '../domain/digest.ts'
import type { Notice, Way } from '../domain/events.ts'
import { later } from '../domain/moment.ts'
import type { Store, Transaction } from '../workflow/ports.ts'
import * as absences from './absences.ts'
import { addAudit } from './audit.ts'
import { loadBeside } from './beside.ts'
import type { Database } from './database.ts'
import * as deliveries from './deliveries.ts'
import { directoryStore, directoryTransaction } from './directory-entries.ts'
import * as drafts from './drafts.ts'
import * as dueToGo from './due-to-go.ts'
import { exportTransaction } from './export-tickets.ts'
import { figureStore, figureTransaction } from './figures.ts'
import { searchStore, searchTransaction } from './find.ts'
import { knowStore, knowTransaction } from './glass.ts'
import * as inbox from './inbox.ts'
import { inspectionStore } from './inspection.ts'
import { forgetKeysBefore, settleKeys, takeKeys } from './intake.ts'
import { mailItemStore, mailItemTransaction } from './mail-items.ts'
import * as notices from './notices.ts'
import * as nudges from './nudges.ts'
import { paperStore, paperTransaction } from './papers.ts'
import { pressTransaction } from './presses.ts'
import * as recipientBook from './recipient-book.ts'
import * as referrals from './referrals.ts'
import * as reports from './reports.ts'
import { restoredStore } from './restored.ts'
import { retentionStore, retentionTransaction } from './retention.ts'
import type { Tables } from './tables.ts'
import { teamStore } from './team-work.ts'

/** Adds a job inside the open transaction. What the queues are called is the business of `jobs/`. */
export type Enqueue = {
  notices(
    tx: Kysely<Tables>,
    way: Way,
    jobs: { readonly keys: readonly string[]; readonly afterSeconds: number },
  ): Promise<void>
  release(tx: Kysely<Tables>, reference: string, afterSeconds: number): Promise<void>
}

/** As many lost jobs as one sweep makes again. */
const MOST_REMINDED = 100

export function openStore(database: Database, enqueue: Enqueue): Store {
  const db = database.kysely
  return {
    ...paperStore(db),
    ...mailItemStore(db),
    ...searchStore(db),
    ...directoryStore(db),
    ...figureStore(db),
    ...teamStore(db),
    ...retentionStore(db),
    ...inspectionStore(db),
    ...knowStore(db),
    ...restoredStore(db),
    forgetKeysBefore: (before) => forgetKeysBefore(db, before),
    transaction: (work) => db.transaction().execute((tx) => work(inside(tx, enqueue))),
    load: (reference) => referrals.loadReferral(db, reference, false),
    newestDraft: (person, kind) => drafts.newestDraft(db, person, kind),
    draft: (id) => drafts.loadDraft(db, id, false),
    work: (filter) => referrals.listWork(db, filter),
    notices: (reference) => notices.loadNotices(db, reference),
    beside: (reference, at) => loadBeside(db, reference, at),
    unreached: (since) => notices.unreached(db, since),
    remindJobs: (before) =>
      db.transaction().execute(async (tx) => {
        const forgotten = await notices.forgottenNotices(tx, before, MOST_REMINDED)
        await enqueueAll({ tx, enqueue }, forgotten)
        return forgotten.length
      }),
    reports: (reference, submission, signed) => reports.loadReports(db, { reference, submission, signed }),
    signedReports: (reference, submission) => reports.signedReports(db, reference, submission),
    readyToRelease: (at) => dueToGo.readyToRelease(db, at),
    acceptedButSending: () => dueToGo.acceptedButSending(db),
    filedNotNoted: (since) => reports.filedNotNoted(db, since),
    watched: (reference) => nudges.loadWatched(db, reference),
    nudges: (reference) => nudges.loadNudges(db, { reference }),
    nudgesOf: (notice) => nudges.loadNudges(db, { notice }),
    overtaken: (gone) => nudges.changeNudges(db, marked(gone, { status: 'overtaken' })),
    absences: () => absences.loadAbsences(db),
    approvers: () => absences.approvers(db),
    stillDue: (after, most) => absences.stillDue(db, after, most),
    memo: (name) => absences.loadMemo(db, name),
    memoTimes: (names) => absences.memoTimes(db, names),
    setMemo: (name, value, at) => absences.setMemo(db, name, { value, at }),
    deliveries: (reference) => deliveries.loadDeliveries(db, reference),
    noticeByDispatch: (dispatchId) => deliveries.noticeByDispatch(db, dispatchId),
    noticeAnswered: (answer) => deliveries.noticeAnswered(db, answer),
    unseen: (between) => deliveries.unseen(db, between),
    blindFor: (until) => deliveries.blindFor(db, until),
    keepInbox: (mails, at) => inbox.keepInbox(db, mails, at),
    inboxAnswers: (most) => inbox.inboxAnswers(db, most),
    forgetInbox: (messageId) => inbox.forgetInbox(db, messageId),
    forgetInboxBefore: (before) => inbox.forgetInboxBefore(db, before),
    book: () => recipientBook.loadBook(db),
    openAt: (prisonCodes) => dueToGo.openAt(db, prisonCodes),
  }
}

const marked = (
  all: readonly WaitingNudge[],
  change: Parameters<typeof nudges.changeNudges>[1][number]['change'],
) => all.map((nudge) => ({ nudge, change }))

async function enqueueAll(
  { tx, enqueue }: { tx: Kysely<Tables>; enqueue: Enqueue },
  promised: readonly Notice[],
  afterSeconds = 0,
): Promise<void> {
  const ways = Map.groupBy(promised, ({ by }) => by)
  for (const [way, of] of ways)
    await enqueue.notices(tx, way, { keys: of.map(({ key }) => key), afterSeconds })
}

const inside = (tx: Kysely<Tables>, enqueue: Enqueue): Transaction => ({
  ...paperTransaction(tx),
  ...mailItemTransaction(tx),
  ...searchTransaction(tx),
  ...directoryTransaction(tx),
  ...figureTransaction(tx),
  ...retentionTransaction(tx),
  ...exportTransaction(tx),
  ...pressTransaction(tx),
  ...knowTransaction(tx),
  takeKeys: (keys, at) => takeKeys(tx, keys, at),
  settleKeys: (settled) => settleKeys(tx, settled),
  lock: (reference) => referrals.loadReferral(tx, reference, true),
  nextNumber: (year, count) => referrals.nextNumber(tx, year, count),
  insert: (referral, audit) => referrals.insertReferrals(tx, [{ referral, audit }]),
  insertAll: (all) => referrals.insertReferrals(tx, all),
  save: (referral, audit) => referrals.saveReferral(tx, referral, audit),
  sectionAt: (reference, key, version) => referrals.sectionAt(tx, { reference, key, version }),
  saveSection: (reference, saved, along) => referrals.saveSection(tx, reference, { saved, ...along }),
  keepReports: (kept) => reports.keepReports(tx, kept),
  reports: (reference, submission, signed) => reports.loadReports(tx, { reference, submission, signed }),
  signedReports: (reference, submission) => reports.signedReports(tx, reference, submission),
  forgetReports: (reference, submission, signed) =>
    reports.forgetReports(tx, { reference, submission, signed }),
  promise: async (promised, at, afterSeconds = 0) => {
    const added = await notices.addNotices(tx, promised, later(at, afterSeconds))
    await enqueueAll({ tx, enqueue }, added, afterSeconds)
  },
  scheduleRelease: (reference, afterSeconds) => enqueue.release(tx, reference, afterSeconds),
  notices: (reference) => notices.loadNotices(tx, reference),
  draft: (id) => drafts.loadDraft(tx, id, true),
  saveDraft: (draft) => drafts.saveDraft(tx, draft),
  dropDraft: (id) => drafts.dropDraft(tx, id),
  audit: (entry) => addAudit(tx, entry),
  toLookAt: (at, most) => nudges.toLookAt(tx, at, most),
  decide: (decisions, at) => nudges.decide(tx, decisions, at),
  lookAgain: (looks) => nudges.lookAgain(tx, looks),
  waiting: (at, mostPeople) => nudges.waiting(tx, at, mostPeople),
  promisedAlready: (keys) => notices.promisedAlready(tx, keys),
  saidBy: (said) =>
    nudges.changeNudges(
      tx,
      said.map(({ nudge, notice }) => ({ nudge, change: { status: 'said', notice } })),
    ),
  passOver: (gone) => nudges.changeNudges(tx, marked(gone, { status: 'passed over' })),
  holdNudges: (held, holdUntil) => nudges.changeNudges(tx, marked(held, { holdUntil })),
  snooze: (reference, snooze, at) => nudges.keepSnooze(tx, reference, { ...snooze, at }),
  lookSoon: (people, at) => absences.lookSoon(tx, people, at),
  setAbsence: (absence, at) => absences.setAbsence(tx, absence, at),
  endAbsence: (person, source) => absences.endAbsence(tx, person, source),
  deliveries: (reference) => deliveries.loadDeliveries(tx, reference),
  keepDelivery: (delivery) => deliveries.keepDelivery(tx, delivery),
  lockBook: () => recipientBook.lockBook(tx),
  keepInBook: (change) => recipientBook.keepInBook(tx, change),
  settleUnsaid: (keys, at) => notices.settleUnsaid(tx, keys, at),
})
