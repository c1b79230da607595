/** The directory as the recipient book has it: the authority file is where the book begins, and what it has decided since counts. */
import type { Directory, PartnerCouncil, Prison } from './directory.ts'
import {
  addressIn,
  type Book,
  type BookHolder,
  type HolderId,
  LADO,
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
  const lado = addressIn(book, { holder: LADO, mailbox: 'main' }, directory.lado.address)
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
  const inFile = (prison.mailbox ?? 'omu') === mailbox ? prison.address : undefined
  const address = closed ? undefined : addressIn(book, { holder: id, mailbox }, inFile)
  const { name, phone } = holder ?? prison
  return { ...prison, name, phone: phone ?? prison.phone, address, closed, mailbox }
}

const councilsIn = (book: Book): readonly PartnerCouncil[] =>
  book.holders.flatMap((holder) => {
    const code = /^council\/(.+)$/.exec(holder.id)?.[1]
    if (code === undefined || holder.status === 'closed') return []
    const address = addressIn(book, { holder: holder.id, mailbox: 'main' }, undefined)
    return [{ code, name: holder.name, phone: holder.phone, address }]
  })

export const holderIn = ({ holders }: Book, id: HolderId): BookHolder | undefined =>
  holders.find((holder) => holder.id === id)
