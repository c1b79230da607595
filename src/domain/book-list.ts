/** The recipient book as a list to read: whose mailbox, what is in use, what waits for the second person, what is old. */
import { isTooOld } from './address-check.ts'
import { type BookScene, idFromFile, inFile, known } from './book-scene.ts'
import { type ApprovedAddress, nameOf } from './directory.ts'
import type { Day, Moment } from './moment.ts'
import {
  addressIn,
  approvedAt,
  type BookAddress,
  type HolderId,
  LADO,
  type Mailbox,
  mailboxesOf,
  prisonHolder,
  waitingAt,
} from './recipient-book.ts'

export type BookLine = {
  readonly holder: HolderId
  /** Of the prison, the LADO or the council. */
  readonly name: string
  readonly closed: boolean
  readonly mailbox: Mailbox
  /** Whether reports and letters go to this mailbox of the holder. */
  readonly isUsed: boolean
  readonly inUse:
    | {
        readonly email: string
        readonly enteredBy: string
        readonly checkedBy: string
        readonly verifiedOn: Day
        readonly isOld: boolean
      }
    | undefined
  readonly waiting:
    | { readonly id: string; readonly enteredById: string; readonly enteredBy: string; readonly at: Moment }
    | undefined
}

/** LADO first, then prisons and councils by name. A mailbox that has nothing is left out, unless mail should go there. */
export function bookLines(scene: BookScene, today: Day): readonly BookLine[] {
  const { book, directory } = scene
  const ids = new Set([
    ...directory.prisons.map(({ code }) => prisonHolder(code)),
    ...book.holders.map(({ id }) => id),
  ])
  ids.delete(LADO)
  const nameFor = (id: HolderId): string => known(scene, id)?.name ?? id
  const others = [...ids].toSorted((one, other) => nameFor(one).localeCompare(nameFor(other), 'en-GB'))
  return [LADO, ...others].flatMap((holder) =>
    mailboxesOf(holder)
      .map((mailbox) => lineOf(scene, { holder, mailbox }, today))
      .filter(({ inUse, waiting, isUsed }) => isUsed || inUse !== undefined || waiting !== undefined),
  )
}

const PERSON_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

type Where = Pick<BookAddress, 'holder' | 'mailbox'>

function lineOf(scene: BookScene, where: Where, today: Day): BookLine {
  const { directory, book } = scene
  const holder = known(scene, where.holder)
  const address = mailboxIn(scene, where)
  const waiting = waitingAt(book, where)
  // The authority file may name somebody who is not in it; whoever has left stands here by id alone.
  const who = (given: string): string => (PERSON_ID.test(given) ? nameOf(directory, given) : given)
  return {
    ...where,
    name: holder?.name ?? where.holder,
    closed: holder?.status === 'closed',
    isUsed: (holder?.sendsTo ?? 'main') === where.mailbox,
    inUse: address && {
      email: address.email,
      enteredBy: who(address.enteredBy),
      checkedBy: who(address.checkedBy),
      verifiedOn: address.verifiedOn,
      isOld: isTooOld(address, today),
    },
    waiting: waiting && {
      ...{ id: waiting.id, enteredById: waiting.enteredBy },
      ...{ enteredBy: who(waiting.enteredBy), at: waiting.enteredAt },
    },
  }
}

/** What is in use in one mailbox, by the book or else by the authority file; a closed prison keeps its lines to look at. */
export function mailboxIn(scene: BookScene, where: Where): ApprovedAddress | undefined {
  return addressIn(scene.book, where, inFile(scene.directory, where))
}

/** Of what is in use in a mailbox; an address of the authority file has the id that it gets when the book takes it over. */
export function idInUse(scene: BookScene, where: Where): string | undefined {
  const approved = approvedAt(scene.book, where)
  if (approved !== undefined) return approved.id
  return mailboxIn(scene, where) === undefined ? undefined : idFromFile(where)
}
