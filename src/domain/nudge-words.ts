/** What a nudge says on the day it is read: a count of days that is no longer true is never said. */
import { sayTimeLeft } from './deadlines.ts'
import { type Day, dayOf, type Moment } from './moment.ts'
import { type NudgeName, rungOf } from './nudges.ts'
import type { Referral } from './referral.ts'
import { isFamilyLocked } from './safety.ts'
import { type Calendar, UnknownYear, workingDaysBetween } from './working-days.ts'

/**
 * The words of the rung, its days counted anew where it is read later than on its own day (held over a weekend, or
 * after days of downtime). Names nobody: it may stand in a notification.
 */
export function sayNudge(
  name: NudgeName,
  referral: { readonly due: { readonly day: Day } } & Partial<Pick<Referral, 'details' | 'safety'>>,
  { today, calendar }: { readonly today: Day; readonly calendar: Calendar },
): string {
  const { due } = referral
  const { when } = rungOf(name)
  const say = wordsOf(name, referral)
  if (when.from !== 'due' || name === 'overdue') return say
  if (isItsDay(due.day, when.workingDays, { today, calendar })) return say
  const rest = /[:,].*$/.exec(say)?.[0] ?? ''
  return `${sayTimeLeft(due.day, today, calendar)}${rest}`
}

/** The words as they are said at a moment, past or to come: a nudge that was snoozed is said on another day than its own. */
export function sayNudgeAt(
  { name, occasion, at }: { readonly name: NudgeName; readonly occasion: string; readonly at: Moment },
  calendar: Calendar,
): string {
  const { when, say } = rungOf(name)
  // What counts to a due day has that day as its occasion, in front.
  return when.from === 'due'
    ? sayNudge(name, { due: { day: occasion.slice(0, 10) } }, { today: dayOf(at), calendar })
    : say
}

/** What it says beside the days that are left; empty where it says no more than those. */
export function sayNudgeInShort(
  name: NudgeName,
  referral: Partial<Pick<Referral, 'details' | 'safety'>> = {},
): string {
  const { when } = rungOf(name)
  const say = wordsOf(name, referral)
  return when.from === 'due' && name !== 'overdue' ? say.replace(/^[^:,]*([:,] (and )?)?/, '') : say
}

function isItsDay(
  due: Day,
  workingDays: number,
  { today, calendar }: { readonly today: Day; readonly calendar: Calendar },
): boolean {
  try {
    return workingDaysBetween(due, today, calendar) === workingDays && (workingDays !== 0 || due === today)
  } catch (fault) {
    // Without the holidays nothing can be counted; then the words of the rung stand.
    if (fault instanceof UnknownYear) return true
    throw fault
  }
}

/** What it says instead while the family may not be contacted: nobody is urged to visit then. */
const WHILE_LOCKED: Partial<Record<NudgeName, string>> = {
  contactsDue: 'ten working days left: who has been asked, and may the family be contacted by now?',
}

function wordsOf(
  name: NudgeName,
  { details, safety }: Partial<Pick<Referral, 'details' | 'safety'>>,
): string {
  const isLocked =
    details !== undefined && isFamilyLocked({ details, ...(safety === undefined ? {} : { safety }) })
  return (isLocked ? WHILE_LOCKED[name] : undefined) ?? rungOf(name).say
}
