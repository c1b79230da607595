/** Which waiting nudges go into which message: one digest a day for each person, and what cannot wait by itself. */
import type { Notice } from './events.ts'
import type { Day } from './moment.ts'
import { type NudgeName, rungOf, weightOf } from './nudges.ts'

export type WaitingNudge = {
  readonly reference: string
  readonly name: NudgeName
  readonly occasion: string
  /** A person's id, or `team channel`. */
  readonly to: string
}

export type Gathered = {
  readonly notices: readonly Notice[]
  /** Which nudge is said by which notice. */
  readonly said: readonly { readonly nudge: WaitingNudge; readonly notice: string }[]
  /** A weightier one about the same referral is said to the same person. */
  readonly passedOver: readonly WaitingNudge[]
  /** Their person has had a digest today: they wait for the next morning. */
  readonly held: readonly WaitingNudge[]
}

export const digestKey = (day: Day, person: string): string => `digest/${day}/${person}`

const ownKey = ({ reference, name, occasion, to }: WaitingNudge): string =>
  `nudge/${reference}/${name}/${occasion}/${to}`.replaceAll(' ', '-')

/** `told` are those who have had their digest of this day. */
export function gather(waiting: readonly WaitingNudge[], day: Day, told: ReadonlySet<string>): Gathered {
  const chosen = weightiest(waiting)
  const passedOver = waiting.filter((nudge) => !chosen.has(nudge))
  const alone = [...chosen].filter(goesAlone)
  const rest = [...chosen].filter((nudge) => !goesAlone(nudge))
  const held = rest.filter(({ to }) => told.has(to))
  const people = new Map<string, WaitingNudge[]>()
  for (const nudge of rest) {
    if (told.has(nudge.to)) continue
    const theirs = people.get(nudge.to)
    if (theirs === undefined) people.set(nudge.to, [nudge])
    else theirs.push(nudge)
  }
  const digests = [...people].map(([person, nudges]) => ({ key: digestKey(day, person), nudges }))
  const messages = [...alone.map((nudge) => ({ key: ownKey(nudge), nudges: [nudge] })), ...digests]
  return {
    notices: [
      ...messages.flatMap(({ key, nudges }) => noticeOf(key, nudges)),
      ...[...alone, ...people.values()].flat().flatMap(feedLine),
    ],
    said: messages.flatMap(({ key, nudges }) => nudges.map((nudge) => ({ nudge, notice: key }))),
    passedOver,
    held,
  }
}

/** Which nudges get a line in the activity feed as well, by an event of their own. */
const IN_FEED = {
  dueToday: { event: 'dueTodayInFeed', what: 'reportDueToday' },
  overdue: { event: 'overdueInFeed', what: 'reportOverdue' },
} as const satisfies Partial<Record<NudgeName, Pick<Notice, 'event' | 'what'>>>

function feedLine(nudge: WaitingNudge): readonly Notice[] {
  const table: Partial<Record<NudgeName, (typeof IN_FEED)[keyof typeof IN_FEED]>> = IN_FEED
  const line = table[nudge.name]
  if (line === undefined || nudge.to === 'team channel') return []
  const { reference, to: person } = nudge
  return [{ key: `feed/${ownKey(nudge)}`, reference, version: 0, to: 'person', by: 'feed', person, ...line }]
}

const goesAlone = ({ name, to }: WaitingNudge): boolean =>
  rungOf(name).goes === 'at once' || to === 'team channel'

/** One for each referral and person. */
function weightiest(waiting: readonly WaitingNudge[]): ReadonlySet<WaitingNudge> {
  const found = new Map<string, WaitingNudge>()
  for (const nudge of waiting) {
    const key = `${nudge.reference}/${nudge.to}`
    const before = found.get(key)
    if (before === undefined || weightOf(nudge.name) > weightOf(before.name)) found.set(key, nudge)
  }
  return new Set(found.values())
}

/** The ledger keeps a message under the referral that weighs most in it. */
function noticeOf(key: string, nudges: readonly WaitingNudge[]): readonly Notice[] {
  const [lead] = nudges.toSorted((one, other) => weightOf(other.name) - weightOf(one.name))
  if (lead === undefined) return []
  const about = { key, reference: lead.reference, version: 0 }
  return lead.to === 'team channel'
    ? [{ ...about, event: 'overdue', to: 'team channel', by: 'channel card', what: 'overdue' }]
    : [{ ...about, event: 'nudged', to: 'person', by: 'chat', what: 'nudges', person: lead.to }]
}
