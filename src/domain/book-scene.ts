/** What the rules of the recipient book look at, and what they answer. */

import { holderIn } from './book-directory.ts'
import { type ApprovedAddress, type Directory, type Prison, prisonByCode } from './directory.ts'
import { momentAt } from './moment.ts'
import {
  type Book,
  type BookAddress,
  type BookHolder,
  type HolderId,
  hasDecided,
  LADO,
  prisonCodeOf,
} from './recipient-book.ts'
import type { Refusal } from './refusal.ts'
import type { Act } from './ruling.ts'

/** `directory` as the book has it already, or as the authority file alone has it. */
export type BookScene = { readonly book: Book; readonly directory: Directory }

export type BookMove =
  | 'enterAddress'
  | 'checkAddress'
  | 'verifyAddress'
  | 'withdrawAddress'
  | 'closeHolder'
  | 'reopenHolder'
  | 'sendToMailbox'

/** Lines to write, by id: new ones, and known ones that changed. `reason` is for the audit. */
export type BookChange = {
  readonly addresses: readonly BookAddress[]
  readonly holder: BookHolder | undefined
  readonly what: BookMove
  readonly reason: string
}

export type BookRuling = Refusal | BookChange

/** As the book has it, else as the authority file has it. */
export function known({ book, directory }: BookScene, id: HolderId): BookHolder | undefined {
  const kept = holderIn(book, id)
  if (kept !== undefined) return kept
  if (id === LADO) {
    const { name } = directory.lado
    return { id, name, phone: undefined, status: 'open', sendsTo: 'main' }
  }
  const prison = prisonOf(directory, id)
  if (prison === undefined) return undefined
  return { id, name: prison.name, phone: prison.phone, status: 'open', sendsTo: prison.mailbox ?? 'omu' }
}

/**
 * The address of the authority file as a line of the book, while the book has nothing of its own: once the book says
 * more about a holder, it must not depend on the file.
 */
export function carriedOver(scene: BookScene, id: HolderId, { at }: Act): readonly BookAddress[] {
  const { book, directory } = scene
  const mailbox = id === LADO ? 'main' : (prisonOf(directory, id)?.mailbox ?? 'omu')
  const where = { holder: id, mailbox }
  const address = inFile(directory, where)
  if (address === undefined || hasDecided(book, where)) return []
  return [fromFile(address, { ...where, id: idFromFile(where), enteredAt: at })]
}

type Where = Pick<BookAddress, 'holder' | 'mailbox'>

/** What the authority file has there, before the book has said anything. */
export function inFile(directory: Directory, { holder, mailbox }: Where): ApprovedAddress | undefined {
  if (holder === LADO) return directory.lado.address
  const prison = prisonOf(directory, holder)
  return (prison?.mailbox ?? 'omu') === mailbox ? prison?.address : undefined
}

/** The id that an address of the authority file gets when the book takes it over. */
export const idFromFile = ({ holder, mailbox }: Where): string => `file/${holder}/${mailbox}`

const prisonOf = (directory: Directory, holder: HolderId): Prison | undefined =>
  prisonByCode(directory, prisonCodeOf(holder) ?? '')

const fromFile = (
  { email, enteredBy, checkedBy, verifiedOn }: ApprovedAddress,
  line: Pick<BookAddress, 'id' | 'holder' | 'mailbox' | 'enteredAt'>,
): BookAddress => {
  const how = 'as the authority file has it'
  return {
    ...{ ...line, email, enteredBy },
    checked: { by: checkedBy, at: momentAt(verifiedOn, '12:00'), how },
    verified: { by: checkedBy, on: verifiedOn, how },
  }
}

export const newAddress = (
  line: Pick<BookAddress, 'id' | 'holder' | 'mailbox' | 'email'>,
  { by, at }: Act,
): BookAddress => ({ ...line, enteredBy: by.id, enteredAt: at })
