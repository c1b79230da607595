/** The directory as the recipient book has it: the authority file is where the book begins, and what it has decided since counts. */
import type { ApprovedAddress, Directory, PartnerCouncil, Prison } from './directory.ts'
import {
  approvedAt,
  type Book,
  type BookAddress,
  type BookHolder,
  type HolderId,
  hasDecided,
  LADO,
  type Mailbox,
  prisonCodeOf,
  prisonHolder,
} from './recipient-book.ts'

/**
 * Done again over its own result it gives the same: a decision stays in the book. People and teams are left as the very
 * lists they are.
 */
export function directoryWith(directory: Directory, book: Book): Directory {
  if (book.addresses.length === 0 && book.holders.length === 0) return directory
  const known = new Set(directory.prisons.map(({ code }) => prisonHolder(code)))
  const added = book.holders.flatMap(({ id, name }): readonly Prison[] => {
    const code = prisonCodeOf(id)
    return code === undefined || known.has(id) ? [] : [{ code, name, phone: undefined, address: undefined }]
  })
  const lado = addressAt(book, LADO, { mailbox: 'main', from: directory.lado.address })
  return {
    ...directory,
    lado: { ...directory.lado, address: lado ?? directory.lado.address },
    prisons: [...directory.prisons, ...added].map((prison) => prisonWith(prison, book)),
    councils: councilsIn(book),
  }
}

function prisonWith(prison: Prison, book: Book): Prison {
  const id = prisonHolder(prison.code)
  const holder = holderIn(book, id)
  const closed = holder?.status === 'closed'
  const mailbox = holder?.sendsTo ?? 'omu'
  const from = (prison.mailbox ?? 'omu') === mailbox ? prison.address : undefined
  const address = closed ? undefined : addressAt(book, id, { mailbox, from })
  const { name, phone } = holder ?? prison
  return { code: prison.code, name, phone: phone ?? prison.phone, address, closed, mailbox }
}

const councilsIn = (book: Book): readonly PartnerCouncil[] =>
  book.holders.flatMap((holder) => {
    const code = /^council\/(.+)$/.exec(holder.id)?.[1]
    if (code === undefined || holder.status === 'closed') return []
    const address = addressAt(book, holder.id, { mailbox: 'main', from: undefined })
    return [{ code, name: holder.name, phone: holder.phone, address }]
  })

/** What the book has there; what the file has only while the book has decided nothing. */
function addressAt(
  book: Book,
  holder: HolderId,
  { mailbox, from }: { readonly mailbox: Mailbox; readonly from: ApprovedAddress | undefined },
): ApprovedAddress | undefined {
  const where = { holder, mailbox }
  const approved = approvedAt(book, where)
  if (approved !== undefined) return asApproved(approved)
  return hasDecided(book, where) ? undefined : from
}

const asApproved = ({ email, enteredBy, checked, verified }: BookAddress): ApprovedAddress | undefined =>
  checked === undefined || verified === undefined
    ? undefined
    : { email, enteredBy, checkedBy: checked.by, verifiedOn: verified.on }

export const holderIn = ({ holders }: Book, id: HolderId): BookHolder | undefined =>
  holders.find((holder) => holder.id === id)
