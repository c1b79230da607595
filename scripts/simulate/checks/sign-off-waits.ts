/** Reports that lay for sign-off for more than three working days in which nobody was nudged and nothing passed on. */
import { addDays, dayOf, type Moment } from '../../../src/domain/moment.ts'
import { workingDaysBetween } from '../../../src/domain/working-days.ts'
import type { CalendarAt, Days, Step, Told } from '../records.ts'

export type Waits = {
  readonly steps: readonly Step[]
  readonly told: readonly Told[]
  readonly calendarAt: CalendarAt
  readonly downtime: Days
  readonly end: Moment
}

const MOST_WORKING_DAYS = 3

/** Days on which nothing runs are not counted. */
export function signOffWaits(waits: Waits): readonly string[] {
  const { steps, told, end } = waits
  const closures = daysOf(waits.downtime)
  const references = [...new Set(steps.map(({ reference }) => reference))]
  return references.flatMap((reference) => {
    const own = steps.filter((step) => step.reference === reference)
    return own.flatMap((step, index) => {
      if (step.to !== 'submitted') return []
      const left = own[index + 1]?.at ?? end
      const times = told
        .filter(({ at, ...each }) => each.reference === reference && step.at < at && at < left)
        .map(({ at }) => at)
        .toSorted()
      const marks = [step.at, ...times, left]
      const calendar = {
        closures: [...waits.calendarAt(left).closures, ...closures],
      }
      return marks.slice(1).flatMap((mark, before) => {
        const from = marks[before] ?? step.at
        const days = workingDaysBetween(dayOf(from), dayOf(mark), calendar)
        return days > MOST_WORKING_DAYS ? [`${reference} from ${dayOf(from)}: ${days} working days`] : []
      })
    })
  })
}

function daysOf({ from, until }: Days): readonly string[] {
  const days: string[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) days.push(day)
  return days
}
