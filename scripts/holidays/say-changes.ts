/** What changes from year to year, in plain words. */
import { type Day, sayDay } from '../../src/domain/moment.ts'
import type { Years } from './kept.ts'

/** A line for each year that is new or has other days than before; none when nothing changes. */
export function sayChanges(before: Years, after: Years): readonly string[] {
  return Object.entries(after).flatMap(([year, days]) => {
    const old = before[year]
    if (old === undefined) return [`${year} is new: ${say(days)}.`]
    const added = days.filter((day) => !old.includes(day))
    const removed = old.filter((day) => !days.includes(day))
    return [
      ...(added.length > 0 ? [`${year}: added ${say(added)}.`] : []),
      ...(removed.length > 0 ? [`${year}: removed ${say(removed)}.`] : []),
    ]
  })
}

const say = (days: readonly Day[]): string => days.map(sayDay).join(', ')
