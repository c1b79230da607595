/** How a decision of triage stands on the referral: added to the list, and put beside what it may go back to. */
import type { ENDED_EARLY, EndedEarly, Referral, Standing } from './referral.ts'
import { decisionOf, type Place, type TriageDecision } from './triage.ts'

export const withDecision = <T extends Referral>(referral: T, decision: TriageDecision): T => ({
  ...referral,
  decisions: [...(referral.decisions ?? []), decision],
})

/** The decision that stands is marked as undone; the others are as they were. */
export function undone(
  referral: Referral,
  how: NonNullable<TriageDecision['undone']>,
): readonly TriageDecision[] {
  const standing = decisionOf(referral)
  return (referral.decisions ?? []).map((one) => (one === standing ? { ...one, undone: how } : one))
}

/** Nobody has begun with it. */
export type Undecided = Extract<
  Referral,
  { status: 'received' | 'needs_information' | 'short_view' | 'assigned_to_team' }
>

/** What stays of it whatever is decided. A short view that was not signed is given up. */
export function factsOf(referral: Undecided) {
  if (referral.status === 'short_view') {
    const { status: _status, view: _view, ...facts } = referral
    return facts
  }
  const { status: _status, ...facts } = referral
  return facts
}

/** Where it stands, to be kept with the decision that moves it on. */
export function placeOf(referral: Undecided): Place {
  const { status, team } = referral
  return referral.status === 'short_view' ? { status, team, view: referral.view } : { status, team }
}

/** The same facts at that place again. */
export function standingAt(facts: ReturnType<typeof factsOf>, { status, team, view }: Place): Undecided {
  if (status !== 'short_view') return { ...facts, team, status }
  return view === undefined ? { ...facts, team, status: 'received' } : { ...facts, team, status, view }
}

/** The referral ended with `status`, and what it was kept beside; undefined where it can no longer be ended early. */
export function endedWith(referral: Referral, status: (typeof ENDED_EARLY)[number]): EndedEarly | undefined {
  switch (referral.status) {
    case 'received':
    case 'needs_information':
    case 'assigned_to_team': {
      const { status: was, ...facts } = referral
      return { ...facts, status, was: { status: was } }
    }
    case 'short_view': {
      const { status: was, view, ...facts } = referral
      return { ...facts, status, was: { status: was, view } }
    }
    case 'allocated': {
      const { status: was, worker, ...facts } = referral
      return { ...facts, status, was: { status: was, worker } }
    }
    case 'in_progress': {
      const { status: was, worker, submissions, ...facts } = referral
      return { ...facts, status, was: { status: was, worker, submissions } }
    }
    case 'submitted': {
      const { status: was, worker, submission, ...facts } = referral
      return { ...facts, status, was: { status: was, worker, submission } }
    }
    case 'changes_asked': {
      const { status: was, worker, submission, changes, ...facts } = referral
      return { ...facts, status, was: { status: was, worker, submission, changes } }
    }
    default:
      return undefined
  }
}

/** As it stood before it was ended, with everything that stays. */
export function restored({ status: _status, was, ...facts }: EndedEarly): Referral {
  const standing: Standing = was
  return { ...facts, ...standing }
}
