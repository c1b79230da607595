/** A list of work: references, days left, status. Late ones carry a sign and the word, never a colour alone. */
import { sayTimeLeft } from '../domain/deadlines.ts'
import { type Directory, nameOf } from '../domain/directory.ts'
import type { Day } from '../domain/moment.ts'
import { maySeeReferral, type Person } from '../domain/people.ts'
import { AFTER_SENDING, type Reference, STATUSES, type Status } from '../domain/referral.ts'
import type { Restriction } from '../domain/restriction.ts'
import { maySignShortView } from '../domain/triage.ts'
import { inRows } from './button-rows.ts'
import { type Card, render, type Surface } from './render.ts'

export type WorkRow = {
  readonly reference: Reference
  readonly status: Status
  readonly team: string
  readonly worker: string | undefined
  readonly dueDay: Day
  readonly restriction?: Pick<Restriction, 'people'>
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
  /** Other lists of the same team, each with how many it holds. */
  readonly lists?: readonly ListButton[]
  /** How many there are, where not all rows are here. */
  readonly count?: number
}

export type ListButton = { readonly title: string; readonly only: string }

export function workList(listed: Listed, surface: Surface): Card {
  const { title, rows, by, directory, today, nothing = 'Nothing is open. Well done.' } = listed
  const isLate = (row: WorkRow): boolean => row.dueDay < today && !hasGone(row)
  const late = rows.filter(isLate).length
  const count = listed.count ?? rows.length
  const more = count > MOST_ROWS ? ` The ${MOST_ROWS} that are due first are shown.` : ''
  return render(
    'work-list',
    {
      title,
      summary:
        rows.length === 0
          ? nothing
          : `${count} ${rows.every(hasGone) ? 'sent' : `open, ${late} late`}.${more}`,
      sets: inRows(listed.lists ?? []),
      rows: rows.slice(0, MOST_ROWS).map((row) => ({
        reference: row.reference,
        short: row.reference.slice(-4),
        verb: 'show',
        mark: isLate(row) ? '⚠ ' : '',
        timeLeft: hasGone(row) ? 'report has gone' : sayTimeLeft(row.dueDay, today, directory.council),
        canOpen:
          by.roles.includes('lado') ||
          maySeeReferral(by, row) ||
          (row.status === 'short_view' && maySignShortView(by, row)),
        status: STATUSES[row.status],
        worker: row.worker === undefined ? 'nobody yet' : nameOf(directory, row.worker),
      })),
      buttons: [
        { title: 'My week', verb: 'my-week', style: 'default' },
        { title: 'Help', verb: 'help', style: 'default' },
      ],
    },
    surface,
  )
}

const hasGone = ({ status }: WorkRow): boolean => AFTER_SENDING.some((after) => after === status)
