/** What was found, for the own chat of whoever looked: a few at a time, each with the name that it was found by. */
import { type Directory, teamById } from '../domain/directory.ts'
import type { Day } from '../domain/moment.ts'
import { FINISHED, type Referral } from '../domain/referral.ts'
import { inert } from './inert.ts'
import { type Card, render, type Surface } from './render.ts'
import { summaryOf } from './summary.ts'

export type Role = 'prisoner' | 'child' | 'carer'

export type FoundRow = {
  readonly referral: Referral
  readonly named: { readonly role: Role; readonly name: string } | undefined
}

export type FoundShown = {
  readonly rows: readonly FoundRow[]
  readonly all: number
  /** More are not counted. */
  readonly mostCounted: number
  readonly byPerson: boolean
  /** What was typed, so that the next page is of the same. */
  readonly words: string
  /** The first one that is shown, from 0. */
  readonly from: number
  readonly directory: Directory
  readonly today: Day
}

/** As many as fit on a card with a button each. */
export const ON_A_PAGE = 10

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  prisoner: 'Prisoner',
  child: 'Child',
  carer: 'Carer',
}

/** The same words whether there is nothing, or nothing that this person may see. */
const NOTHING = 'Nothing that you may see fits that.'

const OTHER_WAYS = [
  'Try a surname alone, or another spelling: one or two letters may be wrong, accents do not matter.',
  'Or a reference such as 147, a prison number such as B2345CD, “waiting for triage”, “team” and its name, “prison” and its code, or “long overdue”.',
]

export function foundCard(shown: FoundShown, surface: Surface): Card {
  const { rows, all, from, words } = shown
  const after = from + rows.length
  const turns = [
    ...(after < all ? [{ title: 'More', from: after }] : []),
    ...(from > 0 ? [{ title: 'Back', from: Math.max(0, from - ON_A_PAGE) }] : []),
  ]
  return render(
    'found',
    {
      summary: rows.length === 0 ? NOTHING : summary(shown, after),
      rows: rows.map((row) => rowOf(shown, row)),
      tips: tipsFor(shown).map((tip) => ({ tip })),
      turns: turns.map((turn) => ({ ...turn, words })),
    },
    surface,
  )
}

function summary({ rows, all, from, byPerson, mostCounted }: FoundShown, after: number): string {
  const count = all >= mostCounted ? `${all} or more` : String(all)
  const order = all === 1 ? '' : byPerson ? ', the likeliest first' : ', the first one due first'
  const part = rows.length < all ? ` Those from ${from + 1} to ${after} are shown.` : ''
  return `${count} found${order}.${part}`
}

const tipsFor = ({ rows, all, mostCounted }: FoundShown): readonly string[] => {
  if (rows.length === 0) return OTHER_WAYS
  return all >= mostCounted ? ['Say more to find fewer: a first name and a surname, or a team.'] : []
}

function rowOf({ directory, today }: FoundShown, { referral, named }: FoundRow) {
  const { reference, due, timeLeft, status, worker } = summaryOf(referral, directory, today)
  const team = teamById(directory, referral.team)?.name ?? 'MASH'
  const isOver = FINISHED.includes(referral.status)
  const late = !isOver && referral.due.day < today ? '⚠ ' : ''
  return {
    ...{ reference, short: reference.slice(-4) },
    due: isOver ? '' : `${late}due ${due} (${timeLeft})`,
    ...{ label: named === undefined ? '' : ROLE_WORDS[named.role], name: inert(named?.name ?? '') },
    standing: [status, team, ...(isOver || referral.team === '' ? [] : [worker])].join(' · '),
  }
}
