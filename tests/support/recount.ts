/**
 * The slow recount: what the figures must come to, worked out one referral at a time from what the store holds of each,
 * by another way of thinking than the figures themselves. It shares nothing with them but the lists of the forms.
 */
import type { CubeRow, Headline, Median } from '../../src/domain/statistics.ts'
import type { Life } from './past.ts'
import { childRows, requestRows, type TableRow } from './recount-rows.ts'
import { londonDay, milestones, sameChild } from './recount-stages.ts'

type Span = { readonly from: string; readonly to: string }

/** Every cell that is not empty, in the order of its words. */
export function recountCube(lives: readonly Life[], span: Span): readonly CubeRow[] {
  const cells = new Map<string, number>()
  for (const life of lives)
    for (const [table, value, day] of [...requestRows(life), ...childRows(life)] satisfies TableRow[]) {
      if (day < span.from || day > span.to) continue
      const quarter = `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
      const cell = [table, quarter, life.referral.team, value].join('|')
      cells.set(cell, (cells.get(cell) ?? 0) + 1)
    }
  return [...cells].map(([cell, count]) => {
    const [table = '', quarter = '', team = '', value = ''] = cell.split('|')
    return { table, quarter, team, value, count }
  })
}

type Asked = { readonly period: Span; readonly team: string | undefined; readonly today: string }

export function recountHeadline(lives: readonly Life[], { period, team, today }: Asked): Headline {
  const ours = lives.filter(({ referral }) => team === undefined || referral.team === team)
  const gone = ['sent', 'decision_recorded', 'closed', 'short_view_sent', 'redirected']
  const over = [...gone, 'linked_duplicate', 'logged_only', 'withdrawn']
  const now = ours.filter(({ referral }) => !over.includes(referral.status))
  const receivedIn = (from: string, to: string) =>
    ours.filter(({ referral }) => {
      const day = londonDay(referral.receivedAt)
      return from <= day && day <= to
    })
  const inPeriod = receivedIn(period.from, period.to)
  const children = (some: readonly Life[]) =>
    new Set(some.flatMap(({ referral }) => referral.details.children.map((_, at) => sameChild(referral, at))))
      .size
  return {
    requestsNow: now.length,
    childrenNow: children(now),
    requestsInPeriod: inPeriod.length,
    childrenInPeriod: children(inPeriod),
    childrenTwelveMonths: children(receivedIn(dayAfterAYearBefore(today), today)),
  }
}

/** 22 November 2026 gives 23 November 2025; 29 February, 1 March of the year before. */
function dayAfterAYearBefore(today: string): string {
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number)
  const isLeapDay = month === 2 && day === 29
  return new Date(Date.UTC(year - 1, month - 1, (isLeapDay ? 28 : day) + 1)).toISOString().slice(0, 10)
}

const STAGES = [
  ['triage', 'received', 'assigned'],
  ['allocating', 'assigned', 'allocated'],
  ['starting', 'allocated', 'started'],
  ['writing', 'started', 'submitted'],
  ['signing', 'submitted', 'signed'],
  ['sending', 'signed', 'sent'],
  ['whole', 'received', 'sent'],
  ['deciding', 'sent', 'decided'],
] as const

export function recountMedians(
  lives: readonly Life[],
  { period, team }: Omit<Asked, 'today'>,
): readonly Median[] {
  const all = lives
    .filter(({ referral }) => team === undefined || referral.team === team)
    .map(milestones)
    .filter(({ sent }) => sent !== undefined && period.from <= sent && sent <= period.to)
  return STAGES.map(([stage, from, to]) => {
    const days = all
      .flatMap((life) => {
        const [start, end] = [life[from], life[to]]
        return start === undefined || end === undefined
          ? []
          : [(Date.parse(end) - Date.parse(start)) / 86_400_000]
      })
      .toSorted((one, other) => one - other)
    // Of four the second, of five the third: at least half took no longer.
    return { stage, days: days[Math.ceil(days.length / 2) - 1], of: days.length }
  })
}
