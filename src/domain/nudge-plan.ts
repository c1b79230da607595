/** What will be said of a referral, to whom and when, if nothing else happens: for the sweep and for `what next` alike. */
import { type Absence, isAway } from './absence.ts'
import { afterDayOf } from './after-days.ts'
import { isTold } from './after-release.ts'
import type { Almanac } from './almanac.ts'
import { silentDays } from './contact-nudges.ts'
import { nextApprover, PATIENCE } from './cover.ts'
import { type Directory, teamById } from './directory.ts'
import { approverOf } from './holder.ts'
import { hoursOf } from './hours.ts'
import type { Day, Moment } from './moment.ts'
import { nudged } from './nudge-people.ts'
import { NUDGE_NAMES, type NudgeName, type NudgeRole, rungOf, weightOf } from './nudges.ts'
import type { PersonId } from './people.ts'
import { AFTER_SENDING, type Cover, isAfterSending, type Referral, type Submitted } from './referral.ts'

/** Somebody wants to hear of one referral no earlier than on a day, which is not after its due day. */
export type Snooze = { readonly person: PersonId; readonly until: Day }

export type Scene = {
  readonly referral: Referral
  /** The newest save of a page of the assessment. */
  readonly progressAt: Moment | undefined
  /** Of this referral. */
  readonly snoozes: readonly Snooze[]
  readonly absences: readonly Absence[]
  readonly directory: Directory
  readonly now: Moment
}

export type Nudge = {
  readonly name: NudgeName
  /** Which time of several: the due day it counts to, or the day it counts from. Said once for each occasion. */
  readonly occasion: string
  readonly to: PersonId | 'team channel'
  readonly at: Moment
  /** Why it is passed over; undefined when it is said. `not theirs yet`: it came before they had it, or before the due day was this one. */
  readonly quiet: 'not theirs yet' | 'work goes on' | 'snoozed' | undefined
}

/** Whether it has come up and is to be said. */
export const isUp = ({ at, quiet }: Nudge, now: Moment): boolean => at <= now && quiet === undefined

export type Plan = {
  readonly nudges: readonly Nudge[]
  /** Sign-off goes to somebody else at that moment; `to` is undefined when nobody is left. */
  readonly passOn:
    | { readonly to: PersonId | undefined; readonly at: Moment; readonly because: Cover['because'] }
    | undefined
}

type Rung = { readonly name: NudgeName; readonly day: Day; readonly occasion: string; readonly at?: Moment }

/** Oldest first. Rungs whose day cannot be counted yet (holidays not known) are left out. */
export function planFor(scene: Scene, almanac: Almanac): Plan {
  const passOn = scene.referral.status === 'submitted' ? passingOn(scene.referral, scene, almanac) : undefined
  const rungs = NUDGE_NAMES.flatMap((name) => {
    if (!rungOf(name).during.includes(scene.referral.status)) return []
    if (name === 'nobodyToSign')
      return passOn === undefined || passOn.to !== undefined ? [] : [nobody(passOn.at, scene, almanac)]
    return days(name, scene, almanac)
  })
  const nudges = rungs.flatMap((rung) => toPeople(rung, scene, almanac))
  return { nudges: withReminders(unique(nudges), scene, almanac).toSorted(byTime), passOn }
}

const byTime = (one: Nudge, other: Nudge): number =>
  one.at < other.at ? -1 : one.at > other.at ? 1 : weightOf(one.name) - weightOf(other.name)

const hours = ({ directory, referral }: Scene) => hoursOf(teamById(directory, referral.team))

/** The days on which a rung comes up, as a rule one. */
function days(name: NudgeName, scene: Scene, almanac: Almanac): readonly Rung[] {
  const { referral, now } = scene
  const { when, forEach } = rungOf(name)
  if (forEach !== undefined) return silentDays(when, referral, almanac).map((each) => ({ name, ...each }))
  const one = (day: Day | undefined, occasion: Day): readonly Rung[] =>
    day === undefined ? [] : [{ name, day, occasion }]
  switch (when.from) {
    case 'since': {
      const from = almanac.dayOf(referral.since)
      return one(almanac.working(from, when.workingDays), from)
    }
    case 'due':
      return one(almanac.working(referral.due.day, when.workingDays), referral.due.day)
    case 'sent':
      if (!isAfterSending(referral) || (name === 'noReceipt' && referral.receipt !== undefined)) return []
      return one(
        almanac.working(almanac.dayOf(referral.sentAt), when.workingDays),
        almanac.dayOf(referral.sentAt),
      )
    case 'release':
    case 'review':
    case 'disagreement': {
      const from = afterDayOf(when.from, referral)
      if (from === undefined || (name === 'afterRelease' && isTold(referral))) return []
      // What has come, or was heard of when it was over, does not come near any more.
      if (when.days < 0 && from <= almanac.dayOf(now)) return []
      return one(firstWorked(almanac.later(from, when.days), almanac), from)
    }
    case 'weekly':
      return mondays(referral.due.day, almanac.dayOf(now), almanac).flatMap((monday) =>
        // A Monday that is not worked is made up for on the next working day.
        one(almanac.working(almanac.later(monday, -1), 1), monday),
      )
    case 'moved': {
      const moved = referral.dueChanges.findLast(({ because }) => because.startsWith('a day off'))
      return moved === undefined
        ? []
        : [{ name, day: almanac.dayOf(moved.at), occasion: moved.at, at: moved.at }]
    }
    case 'asked':
    case 'nobody':
      return []
  }
}

/**
 * A day that is not worked is made up for on the next working day. It may be so far ahead that its bank holidays are
 * not known: then the weekend alone is kept, so that the day is looked at again, and by then they are known.
 */
function firstWorked(day: Day, almanac: Almanac): Day {
  const known = almanac.working(almanac.later(day, -1), 1)
  if (known !== undefined) return known
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  return almanac.later(day, weekday === 6 ? 2 : weekday === 0 ? 1 : 0)
}

const nobody = (at: Moment, { referral }: Scene, almanac: Almanac): Rung => ({
  name: 'nobodyToSign',
  day: almanac.dayOf(at),
  occasion: almanac.dayOf(referral.since),
  at,
})

/** More than this many weeks late, the oldest are no longer counted one by one. */
const MOST_WEEKS = 60

/** The Mondays after the due day up to today, and the next one. */
function mondays(due: Day, today: Day, almanac: Almanac): readonly Day[] {
  const weekday = new Date(`${due}T12:00:00Z`).getUTCDay()
  let monday = almanac.later(due, ((8 - weekday) % 7) + (weekday === 1 ? 7 : 0))
  const found: Day[] = []
  for (; monday <= today; monday = almanac.later(monday, 7)) found.push(monday)
  return [...found.slice(-MOST_WEEKS), monday]
}

function toPeople(rung: Rung, scene: Scene, almanac: Almanac): readonly Nudge[] {
  const { referral, now, directory, absences } = scene
  const today = almanac.dayOf(now)
  const { name, occasion } = rung
  const opening = rung.at ?? almanac.opens(rung.day, hours(scene))
  const begun = begunAt(name, referral)
  // Whoever gets it on the due day itself is told so; everything else was said to whoever had it then.
  const isLate = name === 'dueToday' && opening < begun && almanac.dayOf(begun) === rung.day
  const at = isLate ? begun : opening
  const day = rung.day > today ? rung.day : today
  return rungOf(name).to.flatMap((role) => {
    const to = nudged(role, referral, { directory, absences, day })
    if (to === undefined) return []
    const isEarly = at < begun && !hearsAnyway(rung, role, referral) && !isAhead(rung, almanac.dayOf(begun))
    const quiet = isEarly ? 'not theirs yet' : quietBecause(rung, to, { scene, almanac })
    return [{ name, occasion, to, at, quiet }]
  })
}

/** From when on a rung is meant: since the holder has it, and what counts to the due day since it is that day. */
function begunAt(name: NudgeName, { since, dueChanges }: Referral): Moment {
  const moved = rungOf(name).when.from === 'due' ? dueChanges.at(-1)?.at : undefined
  return moved === undefined || moved < since ? since : moved
}

/** That it is overdue is true whoever has it now: everybody but the worker hears so, though it changed hands meanwhile. */
const hearsAnyway = ({ day }: Rung, role: NudgeRole, { status, due }: Referral): boolean =>
  !AFTER_SENDING.some((after) => after === status) && day > due.day && role !== 'holder'

/** What it speaks of was still to come when they got it, so it is news to them. */
const isAhead = ({ name, occasion }: Rung, begun: Day): boolean => {
  const { when } = rungOf(name)
  return (when.from === 'release' || when.from === 'review') && when.days <= 0 && occasion >= begun
}

function quietBecause(
  rung: Rung,
  to: Nudge['to'],
  { scene, almanac }: { readonly scene: Scene; readonly almanac: Almanac },
): Nudge['quiet'] {
  const { referral, progressAt, snoozes } = scene
  const lately = almanac.working(rung.day, -1)
  const worked = progressAt !== undefined && lately !== undefined && almanac.dayOf(progressAt) >= lately
  if (rungOf(rung.name).restsOnProgress && worked) return 'work goes on'
  return snoozes.some((snooze) => snooze.person === to && rung.day < endOf(snooze, referral))
    ? 'snoozed'
    : undefined
}

/** Never past the due day, wherever that has moved since. */
const endOf = ({ until }: Snooze, { due }: Referral): Day => (until < due.day ? until : due.day)

const unique = (nudges: readonly Nudge[]): readonly Nudge[] => [
  ...new Map(nudges.map((nudge) => [`${nudge.name}/${nudge.occasion}/${nudge.to}`, nudge])).values(),
]

/** When a snooze is over, the weightiest of what came before it is said again, once. */
function withReminders(nudges: readonly Nudge[], scene: Scene, almanac: Almanac): readonly Nudge[] {
  const reminders = scene.snoozes.flatMap((snooze) => {
    const { person } = snooze
    const until = endOf(snooze, scene.referral)
    const at = almanac.within(almanac.opens(until, hours(scene)), hours(scene))
    const [last] = nudges
      .filter((nudge) => nudge.to === person && nudge.at < at && nudge.quiet !== 'work goes on')
      .toSorted((one, other) => weightOf(other.name) - weightOf(one.name))
    return last === undefined
      ? []
      : [{ ...last, occasion: `${last.occasion} again ${until}`, at, quiet: undefined }]
  })
  return [...nudges, ...reminders]
}

function passingOn(referral: Submitted, scene: Scene, almanac: Almanac): Plan['passOn'] {
  const { submission } = referral
  const { absences, directory } = scene
  const came = submission.cover.at(-1)?.at ?? submission.at
  // Signed and undone, it has come to them anew.
  const since = came > referral.since ? came : referral.since
  const patience = submission.cover.length === 0 ? PATIENCE.first : PATIENCE.cover
  const today = almanac.dayOf(scene.now)
  const silent = almanac.working(almanac.dayOf(since), patience)
  const isAwayOn = (day: Day) => isAway(approverOf(submission), day, absences)
  const from = scene.now > since ? scene.now : since
  const soon = isAwayOn(today) ? almanac.within(from, hours(scene)) : undefined
  // Away this evening and back tomorrow is not away.
  const away = soon !== undefined && isAwayOn(almanac.dayOf(soon)) ? soon : undefined
  const at = away ?? (silent === undefined ? undefined : almanac.opens(silent, hours(scene)))
  if (at === undefined) return undefined
  const day = almanac.dayOf(at)
  const to = nextApprover(referral, { directory, absences, day: day > today ? day : today })?.id
  return { to, at, because: away === undefined ? 'no answer' : 'away' }
}
