/** A list of work: references, days left, status. Late ones carry a sign and the word, never a colour alone. */
import { sayTimeLeft } from '../domain/deadlines.ts'
import { type Directory, nameOf } from '../domain/directory.ts'
import type { Day } from '../domain/moment.ts'
import { maySeeReferral, type Person } from '../domain/people.ts'
import { type Reference, STATUSES, type Status } from '../domain/referral.ts'
import { maySignShortView } from '../domain/triage.ts'
import { type Card, render, type Surface } from './render.ts'

export type WorkRow = {
  readonly reference: Reference
  readonly status: Status
  readonly team: string
  readonly worker: string | undefined
  readonly dueDay: Day
}

/** As many as fit on a card; the rest is counted in words. */
const MOST_ROWS = 15

type Listed = {
  readonly title: string
  readonly rows: readonly WorkRow[]
  readonly by: Person
  readonly directory: Directory
  readonly today: Day
  /** What is said of an empty list. */
  readonly nothing?: string
}

export function workList(listed: Listed, surface: Surface): Card {
  const { title, rows, by, directory, today, nothing = 'Nothing is open. Well done.' } = listed
  const late = rows.filter((row) => row.dueDay < today).length
  const more = rows.length > MOST_ROWS ? ` The ${MOST_ROWS} that are due first are shown.` : ''
  return render(
    'work-list',
    {
      title,
      summary: rows.length === 0 ? nothing : `${rows.length} open, ${late} late.${more}`,
      rows: rows.slice(0, MOST_ROWS).map((row) => ({
        reference: row.reference,
        short: row.reference.slice(-4),
        verb: 'show',
        mark: row.dueDay < today ? '⚠ ' : '',
        timeLeft: sayTimeLeft(row.dueDay, today, directory.council),
        canOpen: maySeeReferral(by, row) || (row.status === 'short_view' && maySignShortView(by)),
        status: STATUSES[row.status],
        worker: row.worker === undefined ? 'nobody yet' : nameOf(directory, row.worker),
      })),
      buttons: [{ title: 'Help', verb: 'help', style: 'default' }],
    },
    surface,
  )
}
