/** One message with everything that waits for a person: a single nudge in full, or a list, weightiest first. */
import type { Assessment } from '../domain/assessment.ts'
import type { Directory } from '../domain/directory.ts'
import { type Day, dayOf, type Moment, timeOf } from '../domain/moment.ts'
import { sayNudge, sayNudgeInShort } from '../domain/nudge-words.ts'
import type { NudgeName } from '../domain/nudges.ts'
import { maySeeReferral, type Person } from '../domain/people.ts'
import { FINISHED, type Referral } from '../domain/referral.ts'
import { inRows } from './button-rows.ts'
import { labelled } from './explained.ts'
import { maySnoozeNow, nudgeButtons } from './nudge-buttons.ts'
import { nudgeLines, whoElse } from './nudge-lines.ts'
import { type Card, render, type Surface } from './render.ts'
import { summaryOf } from './summary.ts'

export type NudgeItem = { readonly referral: Referral; readonly name: NudgeName }

export type Digest = {
  /** Weightiest first; at least one. */
  readonly items: readonly NudgeItem[]
  /** Of the only one; a list shows nothing of it. */
  readonly assessment: Assessment
  readonly by: Person
  readonly directory: Directory
  readonly now: Moment
  /** The day of the digest, so that the buttons lead back to it; empty for a message by itself. */
  readonly digest: Day | ''
  /** The first row to show, from 0, where there are more than one card holds. */
  readonly from?: number
}

/** As many as fit on a card; the rest is a press away. */
export const MOST_ROWS = 15

export function nudgeDigest(digest: Digest, surface: Surface): Card {
  const [only, second] = digest.items
  if (only !== undefined && second === undefined) return oneNudge(digest, only, surface)
  return severalNudges(digest, surface)
}

/** What shows in a notification: names nobody. */
export function digestSummary({ items, directory, now }: Digest): string {
  const [only, second] = items
  const today = dayOf(now)
  if (only !== undefined && second === undefined)
    return `${only.referral.reference}: ${sayNudge(only.name, only.referral, { today, calendar: directory.council })}`
  const late = lateOf(items, today)
  return `${items.length} things wait for you${late === 0 ? '' : `, ${late} late`}`
}

function oneNudge(
  { assessment, by, directory, now }: Digest,
  { referral, name }: NudgeItem,
  surface: Surface,
): Card {
  const today = dayOf(now)
  const lines = nudgeLines({ referral, assessment, name, by, directory, today })
  return render(
    'nudges',
    {
      title: `${referral.reference}: ${sayNudge(name, referral, { today, calendar: directory.council })}`,
      lines: lines.map(labelled),
      rows: [],
      more: '',
      sets: inRows(nudgeButtons({ referral, name, by, today, digest: '' }, false)),
    },
    surface,
  )
}

function severalNudges(shown: Digest, surface: Surface): Card {
  const { items, now, digest, from = 0 } = shown
  const today = dayOf(now)
  const rows = items.slice(from, from + MOST_ROWS)
  const left = items.length - from - rows.length
  const late = lateOf(items, today)
  const lateness = late === 0 ? '' : `${late} of them ${late === 1 ? 'is' : 'are'} late. `
  const button = { style: 'default', reference: '', rung: '', digest }
  return render(
    'nudges',
    {
      title: `${greeting(now)} ${items.length} things wait for you.`,
      lines: [{ label: '', value: `${lateness}The most pressing come first.` }],
      rows: rows.map((item) => rowOf(item, shown)),
      more: left > 0 ? `${left} more ${left === 1 ? 'comes' : 'come'} after these.` : '',
      sets: inRows([
        ...(left > 0
          ? [
              {
                ...button,
                title: left > MOST_ROWS ? `The next ${MOST_ROWS}` : `The other ${left}`,
                verb: 'nudges',
                from: from + MOST_ROWS,
              },
            ]
          : []),
        ...(from > 0 ? [{ ...button, title: 'Back to the first', verb: 'nudges', from: 0 }] : []),
        { ...button, title: 'My work', verb: 'my-work', from: 0 },
      ]),
    },
    surface,
  )
}

const lateOf = (items: readonly NudgeItem[], today: Day): number =>
  items.filter(({ referral }) => isLate(referral, today)).length

const isLate = ({ status, due }: Referral, today: Day): boolean =>
  !FINISHED.includes(status) && due.day < today

function greeting(now: Moment): string {
  const time = timeOf(now)
  if (time < '12:00') return 'Good morning.'
  return time < '18:00' ? 'Good afternoon.' : 'Good evening.'
}

function rowOf({ referral, name }: NudgeItem, { by, directory, now, digest }: Digest) {
  const today = dayOf(now)
  const { reference, timeLeft } = summaryOf(referral, directory, today)
  const who = whoElse({ referral, directory, by })
  const say = sayNudgeInShort(name, referral)
  return {
    ...{ reference, timeLeft, rung: name, digest, short: reference.slice(-4) },
    mark: isLate(referral, today) ? '⚠ ' : '',
    say,
    who: who === undefined ? '' : `${say === '' ? '' : ' · '}waits for ${who}`,
    canOpen: maySeeReferral(by, referral),
    ask: maySnoozeNow({ referral, by, today }) ? 'Why, or snooze' : 'Why, and more',
  }
}
