/** The recipient book: every address that mail may go to, who entered it, who checked it, and when last (2.12, 74). */
import type { ApprovedAddress } from './directory.ts'
import type { Day, Moment } from './moment.ts'
import type { PersonId } from './people.ts'

/** `lado`, `prison/ZAA`, or `council/northshire`: whose mailbox it is. */
export type HolderId = string

/** Which mailbox of a holder. A prison has the first three; the LADO and a partner council have `main` alone. */
export const MAILBOXES = {
  omu: 'offender management unit (OMU)',
  'public protection': 'public protection',
  cjsm: 'secure mail (CJSM)',
  main: 'mailbox',
} as const

export type Mailbox = keyof typeof MAILBOXES

export const PRISON_MAILBOXES: readonly Mailbox[] = ['omu', 'public protection', 'cjsm']

/** Why an address is used no more. */
export type Ending = 'replaced' | 'closed' | 'withdrawn'

/** One address, from the day it was entered. It is never changed: another one takes its place. */
export type BookAddress = {
  readonly id: string
  readonly holder: HolderId
  readonly mailbox: Mailbox
  readonly email: string
  readonly enteredBy: PersonId
  readonly enteredAt: Moment
  /** The second person, with whom they spoke, and when. Until then nothing goes there. */
  readonly checked?: { readonly by: PersonId; readonly at: Moment; readonly how: string }
  /** The newest check, the first one included. */
  readonly verified?: { readonly by: PersonId; readonly on: Day; readonly how: string }
  readonly ended?: {
    readonly by: PersonId
    readonly at: Moment
    readonly because: Ending
    readonly why: string
  }
}

/** What the book knows of a prison or a partner council beside its addresses. */
export type BookHolder = {
  readonly id: HolderId
  readonly name: string
  readonly phone: string | undefined
  readonly status: 'open' | 'closed'
  /** The mailbox that reports and letters go to. */
  readonly sendsTo: Mailbox
}

export type Book = { readonly addresses: readonly BookAddress[]; readonly holders: readonly BookHolder[] }

export const EMPTY_BOOK: Book = { addresses: [], holders: [] }

/** Three capital letters as in the authority file; a council's code is made from its name. */
export const HOLDER_SHAPE = /^(lado|prison\/[A-Z]{3}|council\/[a-z0-9-]{1,60})$/

export const LADO = 'lado'
export const prisonHolder = (code: string): HolderId => `prison/${code}`
export const councilHolder = (code: string): HolderId => `council/${code}`

/** `ZAA` of `prison/ZAA`; undefined for any other holder. */
export const prisonCodeOf = (holder: HolderId): string | undefined => /^prison\/(.+)$/.exec(holder)?.[1]

/** Whose mailbox it is can be told from the id alone. */
export const isPrison = (holder: HolderId): boolean => prisonCodeOf(holder) !== undefined

export const mailboxesOf = (holder: HolderId): readonly Mailbox[] =>
  isPrison(holder) ? PRISON_MAILBOXES : ['main']

type Where = Pick<BookAddress, 'holder' | 'mailbox'>

const at = ({ addresses }: Book, { holder, mailbox }: Where): readonly BookAddress[] =>
  addresses.filter((one) => one.holder === holder && one.mailbox === mailbox)

/** Checked by a second person and still in use: the only ones that anything is sent to. */
export const approvedAt = (book: Book, where: Where): BookAddress | undefined =>
  at(book, where).find(({ checked, ended }) => checked !== undefined && ended === undefined)

/** Entered, and waiting for the second person. */
export const waitingAt = (book: Book, where: Where): BookAddress | undefined =>
  at(book, where).find(({ checked, ended }) => checked === undefined && ended === undefined)

/** What is in use there: by the book, and by the authority file only while the book has decided nothing. */
export function addressIn(
  book: Book,
  where: Where,
  inFile: ApprovedAddress | undefined,
): ApprovedAddress | undefined {
  const approved = approvedAt(book, where)
  if (approved?.checked !== undefined && approved.verified !== undefined) {
    const { email, enteredBy, checked, verified } = approved
    return { email, enteredBy, checkedBy: checked.by, verifiedOn: verified.on }
  }
  return hasDecided(book, where) ? undefined : inFile
}

/** Whether the book has ever had an address there that two people had agreed on, so that the authority file counts no more. */
export const hasDecided = (book: Book, where: Where): boolean =>
  at(book, where).some(({ checked }) => checked !== undefined)
