/** The recipient book as a list: what waits for a second person comes first, a few lines at a time. */
import type { BookLine } from '../domain/book-list.ts'
import { mayKeepBook, type Person } from '../domain/people.ts'
import { againButton, checkButtons, inUseLines, openButton, sayWhere, waitingLines } from './book-rows.ts'
import { inRows } from './button-rows.ts'
import { type Card, render, type Surface } from './render.ts'

/** Which lines: all, what waits for a second person, or what nobody has checked for six months. */
export type Only = '' | 'waiting' | 'old'

export type BookShown = {
  readonly lines: readonly BookLine[]
  readonly by: Person
  readonly only: Only
  /** What was looked for, so that the next page is of the same; empty for all. */
  readonly search: string
  /** The first line to show, from 0. */
  readonly from: number
}

/** As many as a phone shows without losing oneself; the rest is a press away. */
export const MOST_LINES = 10

const TITLES: Readonly<Record<Only, string>> = {
  '': 'The recipient book',
  waiting: 'Addresses that wait for a second person',
  old: 'Addresses to check again',
}

export function bookList(shown: BookShown, surface: Surface): Card {
  const { lines, by, only, search } = shown
  const items = itemsOf(shown)
  const from = shown.from < items.length ? shown.from : 0
  const page = items.slice(from, from + MOST_LINES)
  const left = items.length - from - page.length
  return render(
    'recipient-book',
    {
      title: TITLES[only],
      banner: '',
      lines: [{ label: '', value: summaryOf(shown, items) }],
      rows: page.map((item, index) => rowOf(item, { before: page[index - 1], after: page[index + 1], by })),
      more: left > 0 ? `${left} more ${left === 1 ? 'comes' : 'come'} after these.` : '',
      sets: inRows(
        [
          ...(left > 0
            ? [
                {
                  ...{ verb: 'addresses', title: left > MOST_LINES ? 'More' : `The other ${left}` },
                  from: from + MOST_LINES,
                },
              ]
            : []),
          ...(from > 0 ? [{ verb: 'addresses', title: 'Back to the first' }] : []),
          ...(mayKeepBook(by) ? [{ verb: 'enter-address', title: 'Enter an address' }] : []),
          ...(only === '' && oldOnes(lines).length > 0
            ? [{ ...{ verb: 'addresses', title: 'To check again' }, only: 'old' }]
            : []),
          ...(only === '' && search === ''
            ? [{ verb: 'help', title: 'Help' }]
            : [{ ...{ verb: 'addresses', title: 'All addresses' }, only: '', search: '' }]),
        ].map((button) => ({
          style: 'default',
          holder: '',
          from: 0,
          only,
          search,
          reference: '',
          ...button,
        })),
      ),
    },
    surface,
  )
}

type Item = { readonly kind: 'waiting' | 'in use'; readonly line: BookLine }

const waitingOnes = (lines: readonly BookLine[]): readonly BookLine[] =>
  lines.filter(({ waiting }) => waiting !== undefined)

const oldOnes = (lines: readonly BookLine[]): readonly BookLine[] =>
  lines.filter(({ inUse, closed }) => inUse?.isOld === true && !closed)

function itemsOf({ lines, only }: BookShown): readonly Item[] {
  const waiting = waitingOnes(lines).map((line) => ({ kind: 'waiting', line }) as const)
  if (only === 'waiting') return waiting
  const inUse =
    only === 'old' ? oldOnes(lines) : lines.filter((line) => line.isUsed || line.inUse !== undefined)
  return [...(only === 'old' ? [] : waiting), ...inUse.map((line) => ({ kind: 'in use', line }) as const)]
}

function summaryOf({ lines, only }: BookShown, items: readonly Item[]): string {
  if (only === 'waiting')
    return items.length === 0
      ? 'No address waits to be checked.'
      : `${waits(items.length)} for a second person.`
  if (only === 'old')
    return items.length === 0
      ? 'Every address was checked in the last six months.'
      : 'Nobody has checked these for six months. Please ring, and check them again.'
  const waiting = waitingOnes(lines).length
  const old = oldOnes(lines).length
  return [
    `${counted(items.length - waiting, 'mailbox', 'mailboxes')}.`,
    waiting === 0 ? '' : `${waits(waiting)} for a second person.`,
    old === 0 ? '' : `${old} ${old === 1 ? 'has' : 'have'} not been checked for six months.`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`
const waits = (count: number): string => `${count} ${count === 1 ? 'waits' : 'wait'}`

type Beside = { readonly before: Item | undefined; readonly after: Item | undefined; readonly by: Person }

/** The way to one holder stands once, below the last of its lines. */
function rowOf({ kind, line }: Item, { before, after, by }: Beside) {
  const isLast = after?.kind !== kind || after.line.holder !== line.holder
  const heading = kind === 'waiting' ? 'Waiting for a second person' : 'In use'
  const open = isLast ? [openButton(line.holder)] : []
  const says = sayWhere(line)
  const closed = line.closed ? `${says.value} – closed: nothing is sent there` : says.value
  const lines = kind === 'waiting' ? waitingLines(line, by) : inUseLines(line)
  const again = kind === 'in use' && line.inUse?.isOld === true && !line.closed ? [againButton(line)] : []
  return {
    heading: before?.kind === kind ? '' : heading,
    lines: [{ ...says, value: closed }, ...lines],
    sets: inRows(kind === 'waiting' ? [...checkButtons(line, by), ...open] : [...again, ...open]),
  }
}
