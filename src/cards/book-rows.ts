/** One mailbox of the recipient book in words: what is in use, what waits for a second person, what is old. */
import type { BookLine } from '../domain/book-list.ts'
import { sayDay, sayMoment } from '../domain/moment.ts'
import { mayCheckAddress, type Person } from '../domain/people.ts'
import { type HolderId, isPrison, LADO, MAILBOXES, prisonCodeOf } from '../domain/recipient-book.ts'
import type { Line } from '../domain/why-due.ts'

export type BookButton = {
  readonly title: string
  readonly verb: string
  readonly style: 'positive' | 'default'
  readonly holder: HolderId
  readonly mailbox: string
  readonly id: string
}

/** A name that somebody typed could be long. */
const LONGEST_NAME = 90

export const shortName = (name: string): string =>
  name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).toWellFormed()}…` : name

/** `HMP Example`, `, offender management unit (OMU)`; the LADO and a council have one mailbox, which needs no name. */
export const sayWhere = ({ holder, name, mailbox }: BookLine): Line => ({
  label: shortName(name),
  value: isPrison(holder) ? `, ${MAILBOXES[mailbox]}` : '',
})

/** What anything is sent to, and who says so. */
export function inUseLines({ inUse, closed, isUsed, holder }: BookLine): readonly Line[] {
  if (inUse === undefined)
    return [
      plain(
        closed || !isUsed
          ? 'No address is in use.'
          : '⚠ Nothing can be sent there until two people have agreed on an address.',
      ),
    ]
  const { email, enteredBy, checkedBy, verifiedOn, isOld } = inUse
  return [
    plain(email),
    plain(`Entered by ${enteredBy}, checked by ${checkedBy}, last checked ${sayDay(verifiedOn)}.`),
    ...(isOld && !closed ? [plain('⚠ Nobody has checked it for six months. Please check it again.')] : []),
    ...(isUsed || closed || !isPrison(holder)
      ? []
      : [plain('Reports go to another mailbox of this prison.')]),
  ]
}

/** Never the address itself: whoever checks it must hear it, not read it. */
export function waitingLines({ waiting }: BookLine, by: Person): readonly Line[] {
  if (waiting === undefined) return []
  const own = waiting.enteredById === by.id
  const entered = `${own ? 'You entered it' : `Entered by ${waiting.enteredBy}`}, ${sayMoment(waiting.at)}.`
  return [plain(own ? `${entered} It waits for somebody else.` : entered)]
}

/** For everybody who may check, except the one who entered it. */
export function checkButtons(
  { holder, mailbox, waiting, closed }: BookLine,
  by: Person,
): readonly BookButton[] {
  if (waiting === undefined || closed || waiting.enteredById === by.id || !mayCheckAddress(by)) return []
  const title = 'I have rung: check it'
  return [{ title, verb: 'check-address', style: 'default', holder, mailbox, id: waiting.id }]
}

export const againButton = ({ holder, mailbox }: BookLine): BookButton => ({
  ...{ title: 'Check it again', verb: 'verify-address', style: 'default' },
  ...{ holder, mailbox, id: '' },
})

export const openButton = (holder: HolderId): BookButton => ({
  ...{ title: `Open ${sayHolder(holder)}`, verb: 'address-holder', style: 'default' },
  ...{ holder, mailbox: '', id: '' },
})

/** As many letters of a button as a phone shows beside “Open”. */
const LONGEST_CODE = 18

/** Short, and without a name that somebody typed: `ZAA`, `the LADO`, `northshire`. */
function sayHolder(holder: HolderId): string {
  if (holder === LADO) return 'the LADO'
  const code = prisonCodeOf(holder) ?? holder.replace(/^council\//, '')
  return code.length > LONGEST_CODE ? `${code.slice(0, LONGEST_CODE - 1)}…` : code
}

export const plain = (value: string): Line => ({ label: '', value })
