/** What MASH decides about a request: each decision has its reason, and can be undone (2.5, 29). */
import { type Directory, teamById } from './directory.ts'
import type { Event } from './events.ts'
import type { Move } from './lifecycle.ts'
import { addDays, type Day, dayOf } from './moment.ts'
import type { Person } from './people.ts'
import { type ENDED_EARLY, IN_TRIAGE, type Reference, type Referral } from './referral.ts'
import { type RefusalCode, refuse } from './refusal.ts'
import { isNamedIn } from './restriction.ts'
import { type Act, next, type Ruling } from './ruling.ts'
import {
  decisionOf,
  mayTriage,
  mayWithdraw,
  type OtherAuthority,
  type Outcome,
  type TriageDecision,
  type WithdrawnBecause,
} from './triage.ts'
import {
  endedWith,
  factsOf,
  placeOf,
  restored,
  standingAt,
  type Undecided,
  undone,
  withDecision,
} from './triage-record.ts'
import { addWorkingDays, type Calendar, UnknownYear } from './working-days.ts'

/** What every decision needs: why, and how long its e-mail waits for somebody to undo it. */
export type Deciding = { readonly reason: string; readonly undoSeconds: number }

const isInTriage = (referral: Referral): referral is Exclude<Undecided, { status: 'assigned_to_team' }> =>
  (IN_TRIAGE as readonly string[]).includes(referral.status)

/** With MASH, or with a team in which nobody has it yet. */
const canStillBeDecided = (referral: Referral): referral is Undecided =>
  isInTriage(referral) || referral.status === 'assigned_to_team'

/**
 * Gives it to a team. `faults` says what the form still lacks: what a team is given is complete enough to begin. A team
 * that has it, and in which nobody took it, may be changed for another.
 */
export function assignToTeam(
  referral: Referral,
  act: Act,
  to: {
    readonly team: string
    readonly reason: string
    readonly directory: Directory
    readonly faults: readonly string[]
  },
): Ruling {
  if (!mayTriage(act.by)) return refuse('notToTriage')
  if (!canStillBeDecided(referral)) return refuse('notInTriage')
  if (teamById(to.directory, to.team) === undefined) return refuse('noSuchTeam')
  if (referral.team === to.team) return refuse('teamHasIt')
  if (!isNamedIn(to.team, referral, to.directory)) return refuse('nobodyNamedThere')
  if (to.faults.length > 0) return refuse('notCompleteForTeam', to.faults)
  const made = {
    outcome: 'assign',
    reason: to.reason.trim(),
    team: to.team,
    from: placeOf(referral),
  } as const
  const decided = decide(referral, act, made)
  return {
    referral: next({ ...factsOf(decided), status: 'assigned_to_team', team: to.team }),
    events: [{ name: 'assigned' }],
    move: 'assign',
    reason: made.reason,
  }
}

/** Lists exactly what is missing, and asks for it by a day. Asked again, with another list, it goes again. */
export function askInformation(
  referral: Referral,
  act: Act,
  what: Deciding & { readonly items: readonly string[]; readonly words: string; readonly by: Day },
): Ruling {
  if (!mayTriage(act.by)) return refuse('notToTriage')
  if (!isInTriage(referral)) return refuse('notInTriage')
  const words = what.words.trim()
  if (what.items.length === 0 && words === '') return refuse('nothingMissing')
  if (what.by <= dayOf(act.at)) return refuse('notLater')
  const asked = { items: what.items, words, by: what.by }
  const decided = decide(referral, act, {
    ...{ outcome: 'needs_information', reason: what.reason.trim(), asked, from: placeOf(referral) },
  })
  return {
    referral: next({ ...factsOf(decided), status: 'needs_information' }),
    events: [{ name: 'informationNeeded' }],
    later: { events: [{ name: 'informationAsked' }], afterSeconds: what.undoSeconds },
    move: 'askInformation',
    reason: what.reason,
  }
}

export function redirect(
  referral: Referral,
  act: Act,
  what: Deciding & { readonly authority: OtherAuthority },
): Ruling {
  const name = what.authority.name.trim()
  const contact = what.authority.contact.trim()
  if (name === '') return refuse('authorityNeedsName')
  const more = { outcome: 'redirect' as const, authority: { name, contact } }
  return end(referral, act, { ...what, more, status: 'redirected', move: 'redirect', event: 'redirected' })
}

/** `of` must be there, be another one, and not itself be a duplicate: nobody should have to follow a chain. */
export function linkDuplicate(
  referral: Referral,
  act: Act,
  what: Deciding & { readonly of: Reference; readonly other: Referral | undefined },
): Ruling {
  if (what.other === undefined || what.of === referral.reference) return refuse('noSuchOriginal')
  if (what.other.status === 'linked_duplicate') return refuse('duplicateOfDuplicate')
  const more = { outcome: 'link_duplicate' as const, duplicateOf: what.of }
  return end(referral, act, {
    ...what,
    ...{ more, status: 'linked_duplicate', move: 'linkDuplicate', event: 'duplicateLinked' },
  })
}

/** A notice of a move or a release, for example: kept and counted, nothing to assess. Whoever asked had a receipt. */
export const logOnly = (referral: Referral, act: Act, what: Deciding): Ruling =>
  end(referral, act, {
    ...what,
    ...{ more: { outcome: 'log_only' }, status: 'logged_only', move: 'logOnly', event: undefined },
  })

/** At any time before the signature; what was written stays, and comes back when this is undone. */
export function withdraw(
  referral: Referral,
  act: Act,
  what: Deciding & { readonly because: WithdrawnBecause },
): Ruling {
  if (!mayWithdraw(act.by, referral)) return refuse('notToWithdraw')
  if (referral.status === 'signed_off') return refuse('undoSignOffFirst')
  const ended = endedWith(referral, 'withdrawn')
  if (ended === undefined) return refuse('nothingToWithdraw')
  const decided = decide(ended, act, {
    ...{ outcome: 'withdraw', reason: what.reason, because: what.because },
  })
  return {
    referral: next(decided),
    events: [{ name: 'withdrawn' }],
    later: { events: [{ name: 'withdrawnLetter' }], afterSeconds: what.undoSeconds },
    move: 'withdraw',
    reason: `${what.because}${what.reason === '' ? '' : `: ${what.reason}`}`,
  }
}

/** `seen` is the version of the decision that it is about; the newest one where it was only typed. */
type Undoing = { readonly reason: string; readonly seen?: number | undefined }

/** Back to where it stood. An e-mail that waits for its time does not go then; one that has gone, a person explains. */
export function undoTriage(referral: Referral, act: Act, { reason, seen }: Undoing): Ruling {
  if (!mayUndoDecision(act.by, referral)) return refuse('notToTriage')
  const decision = decisionOf(referral)
  const before = decision && beforeDecision(referral, decision)
  if (before === undefined) return refuse('nothingToUndo')
  // Another one than the card shows: that one was undone already, or something was decided since.
  if (seen !== undefined && seen !== decision?.version) return refuse('stale')
  const how = { by: act.by.id, at: act.at, reason: reason.trim() }
  const decisions = undone(referral, how)
  return {
    referral: next({ ...before, decisions }),
    events: [{ name: 'triageUndone' }],
    move: 'undoTriage',
    reason: how.reason,
  }
}

/** What MASH decided, MASH undoes; what was withdrawn, whoever may withdraw it. */
export const mayUndoDecision = (person: Person, referral: Referral): boolean =>
  decisionOf(referral)?.outcome === 'withdraw' ? mayWithdraw(person, referral) : mayTriage(person)

/** Whether there is a decision here that this person may undo as it stands. */
export const mayUndoTriage = (person: Person, referral: Referral): boolean => {
  const decision = decisionOf(referral)
  if (decision === undefined || beforeDecision(referral, decision) === undefined) return false
  return mayUndoDecision(person, referral)
}

const LED_TO: Partial<Record<Outcome, Undecided['status']>> = {
  assign: 'assigned_to_team',
  needs_information: 'needs_information',
  short_view: 'short_view',
}

/** What this one goes back to; undefined where it has gone on since, or stands where no decision has led it. */
function beforeDecision(referral: Referral, { outcome, from }: TriageDecision): Referral | undefined {
  if ('was' in referral) return restored(referral)
  if (!canStillBeDecided(referral) || from === undefined || LED_TO[outcome] !== referral.status)
    return undefined
  return standingAt(factsOf(referral), from)
}

type Ending = Deciding & {
  readonly more: Partial<TriageDecision> & Pick<TriageDecision, 'outcome'>
  readonly status: (typeof ENDED_EARLY)[number]
  readonly move: Move
  readonly event: Event['name'] | undefined
}

function end(referral: Referral, act: Act, ending: Ending): Ruling {
  const { more, status, move, event, undoSeconds } = ending
  if (!mayTriage(act.by)) return refuse('notToTriage')
  const reason = ending.reason.trim()
  const refused: RefusalCode | undefined = !canStillBeDecided(referral)
    ? 'notInTriage'
    : reason === ''
      ? 'triageNeedsReason'
      : undefined
  if (refused !== undefined) return refuse(refused)
  const ended = endedWith(referral, status)
  if (ended === undefined) return refuse('notInTriage')
  return {
    referral: next(decide(ended, act, { ...more, reason })),
    events: [{ name: 'endedEarly' }],
    ...(event === undefined ? {} : { later: { events: [{ name: event }], afterSeconds: undoSeconds } }),
    move,
    reason,
  }
}

const decide = <T extends Referral>(
  referral: T,
  act: Act,
  made: Omit<TriageDecision, 'by' | 'at' | 'version'>,
): T => withDecision(referral, { ...made, by: act.by.id, at: act.at, version: referral.version + 1 })

/** Working days that whoever asked is given to answer where nobody chose a day. */
const DAYS_TO_ANSWER = 5

/** The day by which an answer is asked for; past the last known year counted without days off. */
export function answerBy(today: Day, calendar: Calendar): Day {
  try {
    return addWorkingDays(today, DAYS_TO_ANSWER, calendar)
  } catch (fault) {
    if (fault instanceof UnknownYear) return addDays(today, DAYS_TO_ANSWER + 2)
    throw fault
  }
}
