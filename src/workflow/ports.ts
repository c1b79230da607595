/** What a use case needs from outside: a store, a clock, new ids, and the council's directory. */
import type { Assessment, SavedSection } from '../domain/assessment.ts'
import type { ReportDocument } from '../domain/blocks.ts'
import type { BrokenGlass } from '../domain/break-glass.ts'
import type { Directory } from '../domain/directory.ts'
import type { Notice } from '../domain/events.ts'
import type { SignedReport } from '../domain/filing.ts'
import type { Delivery } from '../domain/mail.ts'
import type { Day, Moment } from '../domain/moment.ts'
import type { PersonId } from '../domain/people.ts'
import type { Reference, Referral, Status } from '../domain/referral.ts'
import type { Restriction } from '../domain/restriction.ts'
import type { AnchorStore } from './anchor-ports.ts'
import type { BookStore, BookTransaction } from './book-ports.ts'
import type { DirectoryStore, DirectoryTransaction } from './directory-ports.ts'
import type { ExportTransaction } from './exports-ports.ts'
import type { FigureStore, FigureTransaction } from './figures-ports.ts'
import type { InspectionStore } from './inspection-ports.ts'
import type { IntakeStore, IntakeTransaction } from './intake-ports.ts'
import type { KnowStore, KnowTransaction } from './know-ports.ts'
import type { MailItemStore, MailItemTransaction } from './mail-item-ports.ts'
import type { MailStore, MailTransaction } from './mail-ports.ts'
import type { NudgeStore, NudgeTransaction } from './nudge-ports.ts'
import type { PaperStore, PaperTransaction } from './papers-ports.ts'
import type { Press, PressTransaction } from './press-ports.ts'
import type { RestoredStore } from './restored-ports.ts'
import type { RetentionStore, RetentionTransaction } from './retention-ports.ts'
import type { SearchStore, SearchTransaction } from './search-ports.ts'
import type { TeamStore } from './team-ports.ts'

export type Clock = { now(): Moment }

export type Loaded = { readonly referral: Referral; readonly assessment: Assessment }

/** One line of the audit. `who` is a person's id, or `bot`. */
export type AuditEntry = {
  readonly at: Moment
  readonly reference: Reference
  readonly who: PersonId
  readonly what: string
  readonly version: number
  readonly from: Status | 'nothing'
  readonly to: Status | 'nothing'
  readonly reason: string
}

/** A report as it is kept. `bytes` are there once it was drawn. */
export type KeptReport = {
  readonly reference: Reference
  readonly submission: number
  readonly signed: boolean
  readonly document: ReportDocument
  readonly bytes: Uint8Array | undefined
  readonly webUrl: string | undefined
}

/** A new referral with its first line of the audit. */
export type FirstSave = { readonly referral: Referral; readonly audit: AuditEntry }

export type NoticeStatus = 'promised' | 'trying' | 'accepted' | 'failed' | 'not needed'

/** A promise in the ledger, and how far it got. */
export type KeptNotice = Notice & {
  readonly status: NoticeStatus
  readonly dispatchId: string
  readonly attempts: number
  readonly promisedAt: Moment
  readonly triedAt: Moment | undefined
  readonly doneAt: Moment | undefined
  readonly fault: string | undefined
}

/** What is shown along with a referral, as it stands at one moment. */
export type Beside = {
  readonly notices: readonly KeptNotice[]
  readonly deliveries: readonly Delivery[]
  /** Who reads it by breaking glass, the first one first. */
  readonly glass: readonly BrokenGlass[]
  /** How many papers it has. */
  readonly papers: number
}

export type Draft = {
  readonly id: string
  readonly person: PersonId
  readonly kind: 'referral' | 'amend' | 'section'
  readonly body: object
  readonly updatedAt: Moment
}

/** One row of a list of work. No names: those are read from the referral by whoever may. */
export type WorkRow = {
  readonly reference: Reference
  readonly status: Status
  readonly team: string
  readonly worker: PersonId | undefined
  readonly dueDay: Day
  readonly restriction?: Pick<Restriction, 'people'>
}

/** Everything that is read or written inside one transaction. */
export type Transaction = NudgeTransaction &
  DirectoryTransaction &
  PaperTransaction &
  MailItemTransaction &
  IntakeTransaction &
  MailTransaction &
  BookTransaction &
  FigureTransaction &
  RetentionTransaction &
  ExportTransaction &
  PressTransaction &
  KnowTransaction &
  SearchTransaction & {
    /** Locks the referral until the transaction ends. */
    lock(reference: Reference): Promise<Loaded | undefined>
    /** Takes the next `count` numbers of a year, and says the last of them. */
    nextNumber(year: number, count: number): Promise<number>
    insert(referral: Referral, audit: AuditEntry): Promise<void>
    /** In the order given, with as many statements as for one. */
    insertAll(all: readonly FirstSave[]): Promise<void>
    save(referral: Referral, audit: AuditEntry): Promise<void>
    sectionAt(reference: Reference, key: string, version: number): Promise<SavedSection | undefined>
    /** `drops` is the draft that is done with by this save. */
    saveSection(
      reference: Reference,
      saved: SavedSection,
      along: { readonly audit: AuditEntry; readonly drops?: string },
    ): Promise<void>
    keepReports(reports: readonly KeptReport[]): Promise<void>
    reports(reference: Reference, submission: number, signed: boolean): Promise<readonly KeptReport[]>
    signedReports(reference: Reference, submission: number): Promise<readonly SignedReport[]>
    forgetReports(reference: Reference, submission: number, signed: boolean): Promise<void>
    /**
     * Writes the promises into the ledger and a job for each; a key that stands already is left alone. With
     * `afterSeconds` they are promised for then, and no job tries them before.
     */
    promise(notices: readonly Notice[], at: Moment, afterSeconds?: number): Promise<void>
    /** A job that releases the reports when the time to undo is over. */
    scheduleRelease(reference: Reference, afterSeconds: number): Promise<void>
    notices(reference: Reference): Promise<readonly KeptNotice[]>
    draft(id: string): Promise<Draft | undefined>
    saveDraft(draft: Draft): Promise<void>
    dropDraft(id: string): Promise<void>
    /** A line of the audit for what changes no version. */
    audit(entry: AuditEntry): Promise<void>
  }

export type Store = NudgeStore &
  DirectoryStore &
  PaperStore &
  MailItemStore &
  IntakeStore &
  MailStore &
  BookStore &
  FigureStore &
  RetentionStore &
  InspectionStore &
  AnchorStore &
  RestoredStore &
  SearchStore &
  KnowStore &
  TeamStore & {
    transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
    load(reference: Reference): Promise<Loaded | undefined>
    /** Newest draft of a kind that a person has. */
    newestDraft(person: PersonId, kind: Draft['kind']): Promise<Draft | undefined>
    draft(id: string): Promise<Draft | undefined>
    work(
      filter: { readonly worker: PersonId } | { readonly teams: readonly string[] },
    ): Promise<readonly WorkRow[]>
    notices(reference: Reference): Promise<readonly KeptNotice[]>
    beside(reference: Reference, at: Moment): Promise<Beside>
    /** Messages to people's own chats that were given up since then, the newest first. `fault` holds codes alone. */
    unreached(
      since: Moment,
    ): Promise<readonly { readonly person: PersonId; readonly at: Moment; readonly fault: string }[]>
    reports(reference: Reference, submission: number, signed: boolean): Promise<readonly KeptReport[]>
    /** The signed ones without their words and pages: where each is filed. */
    signedReports(reference: Reference, submission: number): Promise<readonly SignedReport[]>
    /** Referrals that are signed off and whose time to undo is over at `at`. */
    readyToRelease(at: Moment): Promise<readonly Reference[]>
    /** Makes the jobs of open promises again that nothing has tried since `before`; says how many there were. */
    remindJobs(before: Moment): Promise<number>
    /** Referrals being sent of which no report e-mail is still open or given up. */
    acceptedButSending(): Promise<readonly Reference[]>
    /**
     * Referrals whose signed reports are all filed while that is not noted: those being sent, and those of which an
     * e-mail was accepted since then.
     */
    filedNotNoted(since: Moment): Promise<readonly Reference[]>
  }

/** `until` is the last day away, and open when nobody set an end. */
export type AwayOrFault =
  | { readonly away: boolean; readonly until: Day | undefined }
  | { readonly fault: unknown }

/** What Entra and Outlook say of somebody. The manager is only asked for where the authority file says so. */
export type Managers = {
  managerOf(person: PersonId): Promise<PersonId | undefined>
  /**
   * Outlook's automatic replies, of many at once: for each what they say, or why they could not be read. Whoever is
   * missing from the answer is as before. Left out where Outlook is not asked at all.
   */
  awayUntil?(people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, AwayOrFault>>
}

export type World = {
  readonly store: Store
  readonly clock: Clock
  readonly newId: () => string
  readonly directory: Directory
  /** The authority file alone; left out where nothing lies over it. */
  readonly authority?: Directory
  readonly undoSeconds: number
  /** How many days the copy here is kept at least, from the day on which the signed reports were filed. */
  readonly keepAfterFilingDays: number
  /** Whether the copy stays for its review; it does where this is left out. */
  readonly keepUntilReview?: boolean
  readonly managers: Managers
  /** Where this world shows what one person may know: all of it, for the few use cases that decide it themselves. */
  readonly whole?: World
  /** The recipient book has changed: this instance reads it at once, the others by their next sweep. */
  readonly directoryChanged?: () => Promise<void>
  /** Reads the directory again where another instance has changed it: before it is decided who somebody is. */
  readonly directoryFresh?: () => Promise<void>
  /** The press that this turn is about; absent for whatever no press began. */
  readonly press?: Press
  /** Pokes the workers, so that a job that was just committed starts at once. */
  readonly wake: () => void
}
