/** MASH completes or corrects what it wrote down, as long as no team has begun with it. */
import { pagesChanged } from './amendments.ts'
import { workOutDue } from './deadlines.ts'
import { askedFor } from './due-changes.ts'
import type { Moment } from './moment.ts'
import { type Details, IN_TRIAGE, type Referral } from './referral.ts'
import { refuse } from './refusal.ts'
import { type Act, next, type Ruling } from './ruling.ts'
import { mayTriage } from './triage.ts'
import type { Calendar } from './working-days.ts'

/**
 * The due day follows what is said of the day it came, with a line that says so. A day that MASH corrected by hand, or
 * that was agreed with the prison, stays.
 */
export function amend(
  referral: Referral,
  act: Act,
  to: { readonly details: Details; readonly receivedAt: Moment; readonly calendar: Calendar },
): Ruling {
  if (!mayTriage(act.by)) return refuse('notMashOfficer')
  if (!(IN_TRIAGE as readonly string[]).includes(referral.status)) return refuse('notInTriage')
  const before = pagesChanged(referral.details, to.details)
  const amendments = [...(referral.amendments ?? []), { by: act.by.id, at: act.at, before }]
  const amended = { ...referral, amendments, details: to.details, receivedAt: to.receivedAt }
  return {
    referral: next(withDue(amended, act, to.calendar)),
    events: [{ name: 'amended' }],
    move: 'amend',
  }
}

const WRITTEN_ANEW = 'The day it came, or the day an answer is asked for by, was written down anew.'

function withDue(referral: Referral, act: Act, calendar: Calendar): Referral {
  const isByHand = referral.dueChanges.some(
    ({ because, words }) => !because.startsWith('a day off') && words !== WRITTEN_ANEW,
  )
  if (isByHand) return referral
  const due = workOutDue(referral.receivedAt, askedFor(referral.details.request), calendar)
  if (due.day === referral.due.day) return { ...referral, due }
  const line = {
    because: 'corrected by MASH' as const,
    words: WRITTEN_ANEW,
    ...{ from: referral.due.day, to: due.day, at: act.at, by: act.by.id },
  }
  return { ...referral, due, dueChanges: [...referral.dueChanges, line] }
}
