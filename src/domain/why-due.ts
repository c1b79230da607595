/** Why a referral is due on its day: the working, step by step, in plain lines. */
import { type Due, type DueChange, workOutDue } from './deadlines.ts'
import { type Directory, nameOf } from './directory.ts'
import { askedFor } from './due-changes.ts'
import { sayRequester } from './letters.ts'
import { addDays, type Day, sayDay, sayMoment } from './moment.ts'
import { sayMoreTime } from './more-time-words.ts'
import { counted } from './number-words.ts'
import type { Referral } from './referral.ts'
import { type Calendar, UnknownYear, whyNotWorked } from './working-days.ts'

/** `label` is a day or a word before the line, empty where there is none. */
export type Line = { readonly label: string; readonly value: string }

export type WhyDue = {
  readonly working: readonly Line[]
  /** Oldest first; empty when the date never moved. */
  readonly changes: readonly Line[]
  /** What is asked for and open; empty when nothing is. */
  readonly open: readonly Line[]
}

/** For those who may see the referral: it names staff, and who agreed to more time. Nothing in it is about the family. */
export function whyDue(referral: Referral, directory: Directory): WhyDue {
  const { due, firstDue, dueChanges, holding } = referral
  const moreTime = sayMoreTime(referral, directory)
  const calendar = directory.council
  const asTold: Line[] =
    dueChanges.length === 0
      ? []
      : [{ label: 'First due day', value: `${sayDay(firstDue)}. It stays, and statistics count by it.` }]
  const told =
    holding === undefined
      ? []
      : [
          {
            label: sayMoment(holding.at),
            value: `${nameOf(directory, holding.by)} told ${sayRequester(referral.details)} that it is late, and to expect it on ${sayDay(holding.expected)}.`,
          },
        ]
  return {
    working: [
      { label: 'Received', value: `${sayDay(due.startsOn)}.` },
      ...firstWorking(referral, calendar),
      {
        label: '15 working days',
        value: `would be ${sayDay(due.fifteenWorkingDays)}. This is for information: three weeks are the rule.`,
      },
      { label: 'Our own target', value: `the draft with the Team Manager by ${sayDay(due.internalTarget)}.` },
      ...asTold,
    ],
    changes: dueChanges.map((change) => lineOf(change, directory)),
    open: [...told, ...(moreTime === undefined ? [] : [{ label: 'More time', value: moreTime }])],
  }
}

const RULES = {
  'three weeks': 'three weeks from',
  'the date the prison asked for': 'the date asked for, request of',
  'more time was agreed': 'more time was agreed; first due',
  'corrected by MASH': 'corrected by MASH; first due',
} as const satisfies Record<Due['rule'], string>

/** One line for the card of a referral: `three weeks from Tue 24 Nov 2026`. */
export function whyDueInShort({ due, firstDue }: Referral): string {
  const isChosen = due.rule === 'more time was agreed' || due.rule === 'corrected by MASH'
  const moved = due.movedBecause === undefined || isChosen ? '' : `, moved back from ${due.movedBecause}`
  return `${RULES[due.rule]} ${sayDay(isChosen ? firstDue : due.startsOn)}${moved}`
}

/** How the first date came about, worked out once more from what was recorded. */
function firstWorking(referral: Referral, calendar: Calendar): readonly Line[] {
  const asked = askedFor(referral.details.request)
  try {
    const first = workOutDue(referral.receivedAt, asked, calendar)
    const threeWeeks = addDays(first.startsOn, 21)
    return [
      { label: 'Three weeks', value: `${sayDay(threeWeeks)}.` },
      ...(asked === undefined
        ? []
        : [{ label: 'Asked for', value: sayAsked(asked, threeWeeks, first.rule) }]),
      ...backFrom(first.before, first.day, calendar),
      ...daysOff(first.startsOn, first.day, calendar),
    ]
  } catch (fault) {
    if (fault instanceof UnknownYear) return [{ label: 'Rule', value: `${referral.due.rule}.` }]
    throw fault
  }
}

function sayAsked(asked: Day, threeWeeks: Day, rule: Due['rule']): string {
  if (rule === 'the date the prison asked for') return `${sayDay(asked)}, which is earlier, so it counts.`
  return asked >= threeWeeks
    ? `${sayDay(asked)}. Three weeks come first.`
    : `${sayDay(asked)}, which could not be met, so three weeks stand.`
}

/** Each day that was skipped on the way back to a working day; the two of a weekend in one breath. */
function backFrom(before: Day, day: Day, calendar: Calendar): readonly Line[] {
  const skipped: { readonly why: string; readonly days: Day[] }[] = []
  for (let each = before; each > day; each = addDays(each, -1)) {
    const why = whyNotWorked(each, calendar) ?? 'not worked'
    const last = skipped.at(-1)
    if (why === 'a weekend' && last?.why === why) last.days.push(each)
    else skipped.push({ why, days: [each] })
  }
  if (skipped.length === 0) return []
  const said = skipped.map(
    ({ why, days }) => `${days.map(sayDay).join(' and ')} ${days.length === 1 ? 'is' : 'are'} ${why}`,
  )
  return [{ label: 'Moved back', value: `${said.join('; ')}. So it is ${sayDay(day)}.` }]
}

/** The days off on the way, for whoever counts along. */
function daysOff(from: Day, to: Day, calendar: Calendar): readonly Line[] {
  const named: string[] = []
  let weekend = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    const why = whyNotWorked(day, calendar)
    if (why === 'a weekend') weekend += 1
    else if (why !== undefined) named.push(`${sayDay(day)} (${why})`)
  }
  const list = [...(weekend === 0 ? [] : [counted(weekend, 'weekend day')]), ...named]
  return list.length === 0 ? [] : [{ label: 'Not worked', value: `${list.join(', ')}.` }]
}

function lineOf(change: DueChange, directory: Directory): Line {
  const { because, from, to, at, by, words, agreement } = change
  const moved = `from ${sayDay(from)} to ${sayDay(to)}.`
  const who = by === 'bot' ? 'by itself' : `by ${nameOf(directory, by)}`
  const reason = words === '' ? '' : ` Reason: ${words.replace(/(?<![.!?])$/, '.')}`
  switch (because) {
    case 'more time was agreed':
      return {
        label: sayMoment(at),
        value: `More time was agreed: ${moved} ${
          agreement === undefined
            ? ''
            : `Agreed with ${agreement.with} on ${sayDay(agreement.on)} (${agreement.how}). `
        }Recorded ${who}.${reason}`,
      }
    case 'corrected by MASH':
      return {
        label: sayMoment(at),
        value: `Corrected by MASH (${nameOf(directory, by)}): ${moved}${reason}`,
      }
    default:
      return {
        label: sayMoment(at),
        value: `${because[0]?.toUpperCase()}${because.slice(1)}, so it moved ${moved}${reason}`,
      }
  }
}
