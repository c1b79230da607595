/** The due day is changed in the open: by agreement, by MASH with a reason, or because a day off was added. */
import { chosenDue, type Due, type DueChange, workOutDue } from './deadlines.ts'
import { type Answers, answerOf } from './form.ts'
import { type Day, dayOf, isDay, type Moment } from './moment.ts'
import { mayCorrectDue, maySeeReferral } from './people.ts'
import { type Referral, STILL_DUE } from './referral.ts'
import { type RefusalCode, refuse } from './refusal.ts'
import { type Act, next, type Ruling } from './ruling.ts'
import { type Calendar, isWorkingDay, knownUntil } from './working-days.ts'

/** The date the prison asked for, as it stands in the request; undefined when it named none. */
export const askedFor = (request: Answers): Day | undefined => {
  const day = answerOf(request, 'requestedDueDate')
  return isDay(day) ? day : undefined
}

type Change = Pick<DueChange, 'because' | 'to' | 'words' | 'agreement' | 'reason'> & {
  readonly because: 'more time was agreed' | 'corrected by MASH'
}

/** Why people may not choose a day, weekends and years whose holidays are not known included; undefined when they may. */
export function whyNotDueOn(day: Day, calendar: Calendar): RefusalCode | undefined {
  if (day > knownUntil()) return 'holidaysNotKnown'
  return isWorkingDay(day, calendar) ? undefined : 'notAWorkingDay'
}

/** The referral with a day that people chose. The first date stays; a holding e-mail about the old one is over. */
export function changeDue(
  referral: Referral,
  change: Change,
  made: { readonly at: Moment; readonly by: string; readonly calendar: Calendar },
): Referral {
  const due = chosenDue(change.to, referral.due, { rule: change.because, calendar: made.calendar })
  const { at, by } = made
  const line: DueChange = { ...change, from: referral.due.day, to: due.day, at, by }
  return { ...referral, due, dueChanges: [...referral.dueChanges, line], holding: undefined }
}

/** MASH corrects a date that was recorded wrongly. Not a way to more time: that is agreed with the prison. */
export function correctDue(
  referral: Referral,
  act: Act,
  what: { readonly to: Day; readonly words: string; readonly calendar: Calendar },
): Ruling {
  if (!maySeeReferral(act.by, referral)) return refuse('notForYou')
  if (!mayCorrectDue(act.by, referral)) return refuse('onlyMashCorrects')
  if (!STILL_DUE.includes(referral.status)) return refuse('notNow')
  if (what.words.trim() === '') return refuse('whyCorrectNeeded')
  if (what.to < dayOf(act.at) || what.to === referral.due.day) return refuse('notThatDay')
  const wrong = whyNotDueOn(what.to, what.calendar)
  if (wrong !== undefined) return refuse(wrong)
  const change = { because: 'corrected by MASH' as const, to: what.to, words: what.words.trim() }
  return {
    referral: next(changeDue(referral, change, { at: act.at, by: act.by.id, calendar: what.calendar })),
    events: [{ name: 'dueCorrected' }],
    move: 'correctDue',
    reason: change.words,
  }
}

/** The due day as the calendar of today has it: by the rule, or on the day that people chose. */
export function dueByCalendar(referral: Referral, calendar: Calendar): Due {
  const { due } = referral
  return due.rule === 'more time was agreed' || due.rule === 'corrected by MASH'
    ? chosenDue(due.before, due, { rule: due.rule, calendar })
    : workOutDue(referral.receivedAt, askedFor(referral.details.request), calendar)
}

/** A holiday or closure was added or taken back: refused as `notNow` when this date does not move by it. */
export function followCalendar(referral: Referral, at: Moment, calendar: Calendar): Ruling {
  if (!STILL_DUE.includes(referral.status)) return refuse('notNow')
  const due = dueByCalendar(referral, calendar)
  if (due.day === referral.due.day) return refuse('notNow')
  const earlier = due.day < referral.due.day
  const line: DueChange = {
    because: earlier ? 'a day off was added' : 'a day off was taken back',
    from: referral.due.day,
    to: due.day,
    ...{ at, by: 'bot', words: due.movedBecause ?? '' },
  }
  return {
    referral: next({ ...referral, due, dueChanges: [...referral.dueChanges, line] }),
    events: [{ name: 'calendarMoved' }],
    move: 'followCalendar',
    reason: line.because,
  }
}
