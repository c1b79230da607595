/** What the sweep of nudges needs from the store: referrals to look at, what was decided, what waits, who is away. */
import type { Absence } from '../domain/absence.ts'
import type { WaitingNudge } from '../domain/digest.ts'
import type { Moment } from '../domain/moment.ts'
import type { Nudge, Snooze } from '../domain/nudge-plan.ts'
import type { PersonId } from '../domain/people.ts'
import type { Reference, Referral } from '../domain/referral.ts'

/** A referral as the planner wants it. */
export type Watched = {
  readonly referral: Referral
  readonly progressAt: Moment | undefined
  readonly snoozes: readonly Snooze[]
}

/** A rung that has come: waiting to be said, or passed over. What stands already is left as it is. */
export type Decision = Nudge & {
  readonly reference: Reference
  readonly status: 'waiting' | 'passed over'
  readonly holdUntil: Moment
}

/** When to look at a referral again; undefined when nothing will come up by itself. */
export type NextLook = { readonly reference: Reference; readonly at: Moment | undefined }

/** A nudge as the ledger keeps it. */
export type KeptNudge = WaitingNudge & {
  readonly status: 'waiting' | 'said' | 'passed over' | 'overtaken'
  readonly quiet: string | undefined
  readonly at: Moment
}

export type NudgeTransaction = {
  /** Locked until the transaction ends; what another instance looks at is left to it. Oldest look first. */
  toLookAt(at: Moment, most: number): Promise<readonly Watched[]>
  decide(decisions: readonly Decision[], at: Moment): Promise<void>
  lookAgain(looks: readonly NextLook[]): Promise<void>
  /** Nudges that may be said at `at`, of at most so many people, locked. */
  waiting(at: Moment, mostPeople: number): Promise<readonly (WaitingNudge & { readonly team: string })[]>
  /** Which of these notices are promised already. */
  promisedAlready(keys: readonly string[]): Promise<ReadonlySet<string>>
  saidBy(said: readonly { readonly nudge: WaitingNudge; readonly notice: string }[]): Promise<void>
  passOver(nudges: readonly WaitingNudge[]): Promise<void>
  holdNudges(nudges: readonly WaitingNudge[], until: Moment): Promise<void>
  snooze(reference: Reference, snooze: Snooze, at: Moment): Promise<void>
  /** Every referral that waits for sign-off or for this person is looked at soon. */
  lookSoon(people: readonly PersonId[], at: Moment): Promise<void>
  setAbsence(absence: Absence, at: Moment): Promise<void>
  endAbsence(person: PersonId, source: Absence['source']): Promise<void>
}

export type NudgeStore = {
  watched(reference: Reference): Promise<Watched | undefined>
  nudges(reference: Reference): Promise<readonly KeptNudge[]>
  /** What one message says. */
  nudgesOf(notice: string): Promise<readonly KeptNudge[]>
  /** Nobody reads these any more: things went on before the message was sent. */
  overtaken(nudges: readonly WaitingNudge[]): Promise<void>
  absences(): Promise<readonly Absence[]>
  /** Those who have to sign something now. */
  approvers(): Promise<readonly PersonId[]>
  /** References of referrals whose due day can still move, in order, after one. */
  stillDue(after: Reference, most: number): Promise<readonly Reference[]>
  /** A line of its own memory: the fingerprint of the calendar, and the like. */
  memo(name: string): Promise<{ readonly value: string; readonly at: Moment } | undefined>
  /** When each of these was set last, those that never were left out. */
  memoTimes(names: readonly string[]): Promise<ReadonlyMap<string, Moment>>
  setMemo(name: string, value: string, at: Moment): Promise<void>
}
