/** What comes for one person in the next working days, day by day. */
import { type Day, sayDay } from '../domain/moment.ts'
import { explained } from './explained.ts'
import type { Card, Surface } from './render.ts'

export type WeekShown = {
  readonly until: Day
  readonly coming: readonly { readonly day: Day; readonly reference: string; readonly what: string }[]
  /** Whether everything was looked at. */
  readonly isAll: boolean
}

/** As many as a phone shows without losing oneself. */
const MOST_LINES = 25

export function myWeekCard({ until, coming, isAll }: WeekShown, surface: Surface): Card {
  const shown = coming.slice(0, MOST_LINES)
  const days = [...Map.groupBy(shown, ({ day }) => day)]
  const left = coming.length - shown.length
  const more = [
    ...(left > 0 ? [`${left} more ${left === 1 ? 'comes' : 'come'} after these.`] : []),
    ...(isAll ? [] : ['There is more than I could look at: “team” lists everything.']),
  ]
  const plain = (heading: string, value: string) => ({ heading, lines: [{ label: '', value }] })
  return explained(
    {
      title: `My week, until ${sayDay(until)}`,
      sections: [
        ...(coming.length === 0
          ? [plain('', 'Nothing is due, and nothing will be said to you by itself.')]
          : []),
        ...days.map(([day, each]) => ({
          heading: sayDay(day),
          lines: each.map(({ reference, what }) => ({ label: reference, value: what })),
        })),
        ...more.map((line) => plain('', line)),
      ],
      buttons: [
        { title: 'My work', verb: 'my-work', reference: '' },
        { title: 'My team', verb: 'team', reference: '' },
      ],
    },
    surface,
  )
}
