/** The council's numbers: how much each person was told, and what became of the referrals. */
import { dayOf, daysBetween } from '../../src/domain/moment.ts'
import type { Person } from '../../src/domain/people.ts'
import type { Diary } from './diary.ts'
import type { Evidence } from './evidence.ts'
import type { Heard } from './listening.ts'

export type Spread = { readonly median: number; readonly most: number }

/** Of one person in one week, over all who were written to at all. */
export type Figures = {
  readonly nudgesAWeek: Spread
  readonly messagesAWeek: Spread
  readonly mostNudgesADay: number
  readonly mostMessagesADay: number
  readonly nudges: number
  readonly messages: number
  readonly recorded: number
  readonly sent: number
  readonly byFirstDate: number
  readonly byAgreedDate: number
  readonly extensions: number
  readonly movedByCalendar: number
  readonly passedOn: number
}

export function figuresOf(evidence: Evidence, diary: Diary, people: readonly Person[]): Figures {
  const messages = evidence.heard.filter(({ isChannel, isNew }) => !isChannel && isNew)
  const nudges = messages.filter(({ rungs }) => rungs.length > 0)
  const weeks = Math.ceil((daysBetween(diary.first, diary.last) + 1) / 7)
  const week = ({ at }: Heard): string => String(Math.floor(daysBetween(diary.first, dayOf(at)) / 7))
  const day = ({ at }: Heard): string => dayOf(at)
  const sent = evidence.referrals.flatMap((referral) => (referral.status === 'sent' ? [referral] : []))
  const changes = evidence.referrals.flatMap(({ dueChanges }) => dueChanges)
  return {
    nudgesAWeek: spread(perPerson(nudges, people, week), weeks),
    messagesAWeek: spread(perPerson(messages, people, week), weeks),
    mostNudgesADay: most(perPerson(nudges, people, day)),
    mostMessagesADay: most(perPerson(messages, people, day)),
    ...{ nudges: nudges.length, messages: messages.length },
    ...{ recorded: evidence.referrals.length, sent: sent.length },
    byFirstDate: sent.filter(({ sentAt, firstDue }) => dayOf(sentAt) <= firstDue).length,
    byAgreedDate: sent.filter(({ sentAt, due }) => dayOf(sentAt) <= due.day).length,
    extensions: changes.filter(({ because }) => because === 'more time was agreed').length,
    movedByCalendar: changes.filter(({ because }) => because.startsWith('a day off')).length,
    passedOn: evidence.steps.filter(({ what }) => what === 'passOn').length,
  }
}

type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>

function perPerson(heard: readonly Heard[], people: readonly Person[], slot: (of: Heard) => string): Counts {
  const counts = new Map<string, Map<string, number>>()
  for (const { id } of people) {
    const own = new Map<string, number>()
    for (const each of heard.filter(({ to }) => to === id))
      own.set(slot(each), (own.get(slot(each)) ?? 0) + 1)
    if (own.size > 0) counts.set(id, own)
  }
  return counts
}

/** Weeks in which somebody heard nothing count as well. */
function spread(counts: Counts, weeks: number): Spread {
  const all = [...counts.values()].flatMap((own) => [
    ...own.values(),
    ...Array.from({ length: weeks - own.size }, () => 0),
  ])
  const sorted = all.toSorted((one, other) => one - other)
  return { median: sorted[Math.floor(sorted.length / 2)] ?? 0, most: sorted.at(-1) ?? 0 }
}

const most = (counts: Counts): number =>
  Math.max(0, ...[...counts.values()].flatMap((own) => [...own.values()]))
