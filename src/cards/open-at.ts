/** The open referrals of one prison: what has to move when it closes. Staff are named, families never. */
import { sayTimeLeft } from '../domain/deadlines.ts'
import { type Directory, nameOf, type Prison, teamById } from '../domain/directory.ts'
import { type Day, sayDay } from '../domain/moment.ts'
import { mayKeepBook, mayRecord, mayRecordAgreement, maySeeReferral, type Person } from '../domain/people.ts'
import { prisonHolder } from '../domain/recipient-book.ts'
import { STATUSES, STILL_DUE } from '../domain/referral.ts'
import { type Card, render, type Surface } from './render.ts'
import type { WorkRow } from './work-list.ts'

/** As many as fit on a card with a button each. */
const ON_A_PAGE = 10

export type OpenAt = {
  readonly prison: Prison
  readonly rows: readonly WorkRow[]
  /** From 0; one that is not there is the last. */
  readonly page: number
  readonly by: Person
  readonly directory: Directory
  readonly today: Day
}

export function openAtCard(shown: OpenAt, surface: Surface): Card {
  const { prison, rows } = shown
  const last = Math.max(0, Math.ceil(rows.length / ON_A_PAGE) - 1)
  const page = Math.min(shown.page, last)
  const from = page * ON_A_PAGE
  const onPage = rows.slice(from, from + ON_A_PAGE)
  const turns = [
    ...(page < last ? [{ title: 'Show more', page: page + 1 }] : []),
    ...(page > 0 ? [{ title: 'Back', page: page - 1 }] : []),
  ]
  return render(
    'open-at',
    {
      prison: prison.name,
      standing: standingOf(prison),
      summary: `${countOf(shown)}${last > 0 ? ` Those from ${from + 1} to ${from + onPage.length} are shown.` : ''}`,
      back: rows.some((row) => mayMove(shown.by, row))
        ? `To come back here, type “open at ${prison.code}”.`
        : '',
      rows: onPage.map((row) => rowOf(shown, row)),
      turns: turns.map((turn) => ({ ...turn, holder: prisonHolder(prison.code) })),
    },
    surface,
  )
}

function standingOf({ closed, address }: Prison): string {
  if (closed === true) return 'It has closed.'
  return address === undefined ? 'It has no agreed address.' : 'Reports go to its agreed address.'
}

function countOf({ rows, by }: OpenAt): string {
  const seesAll = mayKeepBook(by) || mayRecord(by)
  if (rows.length > 0) return `${rows.length} open, the first one due first.`
  return seesAll ? 'Nothing is open there.' : 'Nothing is open there that you may see.'
}

const mayMove = (by: Person, row: WorkRow): boolean =>
  STILL_DUE.includes(row.status) && mayRecordAgreement(by, row)

/** Whoever may not see it reads that it is there, how far it is, and whom to ask: the team. */
function rowOf({ by, directory, today }: OpenAt, row: WorkRow) {
  const { reference, status, dueDay, worker } = row
  const team = teamById(directory, row.team)?.name ?? row.team
  const seen = maySeeReferral(by, row)
  const has = worker === undefined ? 'nobody yet' : nameOf(directory, worker)
  const late = dueDay < today ? '⚠ ' : ''
  return {
    reference,
    due: seen ? `${late}due ${sayDay(dueDay)} (${sayTimeLeft(dueDay, today, directory.council)})` : '',
    standing: [STATUSES[status], team, ...(seen ? [has] : [])].join(' · '),
    steps: seen ? [mayMove(by, row) ? MOVE : OPEN].map((step) => ({ ...step, reference })) : [],
  }
}

const MOVE = { title: 'The prisoner has moved', verb: 'readdress' }
/** For what is signed: the way to the undo. */
const OPEN = { title: 'Open', verb: 'show' }
