/** One prison, council or the LADO in the recipient book: its mailboxes, and what may be done about each. */
import type { BookLine } from '../domain/book-list.ts'
import { idInUse } from '../domain/book-list.ts'
import { type BookScene, known } from '../domain/book-scene.ts'
import { mayKeepBook, type Person } from '../domain/people.ts'
import { type HolderId, isPrison, LADO, MAILBOXES, prisonCodeOf } from '../domain/recipient-book.ts'
import type { Line } from '../domain/why-due.ts'
import {
  againButton,
  type BookButton,
  checkButtons,
  inUseLines,
  plain,
  shortName,
  waitingLines,
} from './book-rows.ts'
import { inRows } from './button-rows.ts'
import { type Card, render, type Surface } from './render.ts'

export type HolderShown = {
  readonly scene: BookScene
  readonly holder: HolderId
  /** Of this holder alone. */
  readonly lines: readonly BookLine[]
  readonly by: Person
  readonly banner: string
  /** How many open referrals name it, where it is closed. */
  readonly open: number
}

export function bookHolder(shown: HolderShown, surface: Surface): Card {
  const { holder, lines, banner } = shown
  return render(
    'recipient-book',
    {
      title: `The recipient book: ${isPrison(holder) ? 'a prison' : holder === LADO ? 'the LADO' : 'a council'}`,
      banner,
      lines: standing(shown),
      rows: lines.flatMap((line) => rowsOf(line, shown)),
      more: '',
      sets: inRows(buttonsOf(shown)),
    },
    surface,
  )
}

/** Whose it is, where its mail goes, and what its being closed means for whoever waits. */
function standing({ scene, holder: id, open }: HolderShown): readonly Line[] {
  const holder = known(scene, id)
  if (holder === undefined) return []
  const { name, phone, status, sendsTo } = holder
  const code = prisonCodeOf(id)
  const goes =
    status === 'closed'
      ? 'It has closed: nothing is sent there.'
      : id === LADO
        ? 'Each report goes to the LADO as well.'
        : isPrison(id)
          ? `Reports and letters go to: ${MAILBOXES[sendsTo]}.`
          : 'A request may belong to it. No report goes there by itself.'
  return [
    { label: shortName(name), value: code === undefined ? '' : `, ${code}` },
    plain(goes),
    ...(phone === undefined
      ? []
      : [plain(`Telephone: ${shortName(phone)}. To check an address, take a number from somewhere else.`)]),
    ...(status === 'closed' && open > 0 ? [plain(sayOpen(open))] : []),
  ]
}

const sayOpen = (open: number): string =>
  open === 1
    ? '⚠ 1 open referral names it. Please find out where the prisoner is now.'
    : `⚠ ${open} open referrals name it. Please find out where each prisoner is now.`

/** What is in use and what waits are two rows: each has its own buttons. */
function rowsOf(line: BookLine, { scene, by }: HolderShown) {
  const { holder, mailbox, inUse, waiting, closed } = line
  const keeps = mayKeepBook(by)
  const heading = capital(MAILBOXES[mailbox])
  const withdraw = (title: string, id: string): BookButton => ({
    ...{ title, verb: 'withdraw-address', style: 'default' },
    ...{ holder, mailbox, id },
  })
  const mayGo = keeps && !closed && holder !== LADO && inUse !== undefined
  const forUse = [
    ...(inUse === undefined || closed ? [] : [againButton(line)]),
    ...(mayGo ? [withdraw('Withdraw', idInUse(scene, line) ?? '')] : []),
  ]
  const forWaiting = [
    ...checkButtons(line, by),
    ...(keeps ? [withdraw('Take it back', waiting?.id ?? '')] : []),
  ]
  return [
    { heading, lines: inUseLines(line), sets: inRows(forUse) },
    ...(waiting === undefined
      ? []
      : [
          {
            heading: `${heading}: a new address waits`,
            lines: waitingLines(line, by),
            sets: inRows(forWaiting),
          },
        ]),
  ]
}

/** What concerns the whole holder; the way back is always there. */
function buttonsOf({ scene, holder, lines, by, open }: HolderShown) {
  const found = known(scene, holder)
  const isClosed = found?.status === 'closed'
  const others = lines.filter(({ inUse, mailbox }) => inUse !== undefined && mailbox !== found?.sendsTo)
  const keeps = mayKeepBook(by)
  const buttons = [
    ...(isClosed && open > 0 ? [{ verb: 'open-at', title: open === 1 ? 'List it' : 'List them' }] : []),
    ...(keeps && !isClosed ? [{ verb: 'enter-address', title: 'Enter an address' }] : []),
    ...(keeps && !isClosed && isPrison(holder) && others.length > 0
      ? [{ verb: 'send-to-mailbox', title: 'Send to another' }]
      : []),
    ...(keeps && holder !== LADO
      ? [
          isClosed
            ? { verb: 'reopen-holder', title: 'It is open again' }
            : { verb: 'close-holder', title: 'It has closed' },
        ]
      : []),
    { verb: 'addresses', title: 'All addresses' },
  ]
  const data = { holder, from: 0, only: '', search: '', reference: '' }
  return buttons.map((button) => ({ ...button, style: 'default', ...data }))
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
