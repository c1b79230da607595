/** Bank holidays as gov.uk publishes them, made up for tests. */
import { addDays, sayDay } from '../../src/domain/moment.ts'

export type Years = Record<string, string[]>

const DIVISION = 'england-and-wales'

/** Days that are worked otherwise, twelve or more to choose from; which ones is no matter. */
export const someDays = (year: number, count = 8): string[] =>
  Array.from({ length: 366 }, (_, on) => addDays(`${year}-01-01`, on))
    .filter((day) => !/^S/.test(sayDay(day)) && /[27]$/.test(day))
    .slice(0, count)

export const published = (years: Years, more: readonly object[] = []): string => {
  const events = Object.values(years)
    .flat()
    .map((date) => ({ title: 'A bank holiday', date, notes: '', bunting: true }))
  return JSON.stringify({
    [DIVISION]: { division: DIVISION, events: [...events, ...more] },
    scotland: { division: 'scotland', events: [] },
  })
}
