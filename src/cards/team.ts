/** The work of a team: how much waits for what, and one of these lists. */
import type { Directory } from '../domain/directory.ts'
import type { Day } from '../domain/moment.ts'
import type { Person } from '../domain/people.ts'
import type { Card, Surface } from './render.ts'
import { type WorkRow, workList } from './work-list.ts'

type Lists = 'open' | 'week' | 'overdue' | 'sign-off' | 'receipt' | 'decision'

export type TeamShown = {
  readonly counts: Readonly<Record<Lists, number>>
  readonly only: Lists
  readonly rows: readonly WorkRow[]
  readonly by: Person
  readonly directory: Directory
  readonly today: Day
}

/** Short enough for two beside each other on a phone. */
const SAY: Readonly<Record<Lists, string>> = {
  open: 'Open',
  week: 'This week',
  overdue: 'Overdue',
  'sign-off': 'Sign-off',
  receipt: 'No receipt',
  decision: 'No decision',
}

const TITLES: Readonly<Record<Lists, string>> = {
  open: '',
  week: ': due this week',
  overdue: ': overdue',
  'sign-off': ': waiting for sign-off',
  receipt: ': sent, no receipt yet',
  decision: ': sent, no decision yet',
}

const NOTHING: Readonly<Record<Lists, string>> = {
  open: 'Nothing is open. Well done.',
  week: 'Nothing is due this week.',
  overdue: 'Nothing is overdue. Well done.',
  'sign-off': 'Nothing waits for sign-off.',
  receipt: 'Every report that has gone was received.',
  decision: 'Of every report that has gone the decision is known.',
}

export function teamCard(shown: TeamShown, surface: Surface): Card {
  const { counts, only, rows, by, directory, today } = shown
  const team = by.roles.includes('mash_officer') ? 'All teams' : 'My team'
  const lists = (Object.keys(SAY) as Lists[])
    .filter((list) => list !== only)
    .map((list) => ({ title: `${SAY[list]}: ${counts[list]}`, only: list }))
  return workList(
    {
      ...{ title: `${team}${TITLES[only]}`, rows, by, directory, today, lists },
      ...{ count: counts[only], nothing: NOTHING[only] },
    },
    surface,
  )
}
