/** The recipient book as cards: the list, one holder as it stands now, and what was looked for. */
import type { Place } from '../cards/book-forms.ts'
import { bookHolder } from '../cards/book-holder.ts'
import { bookList, type Only } from '../cards/book-list.ts'
import { bookLines, idInUse } from '../domain/book-list.ts'
import { type BookScene, known } from '../domain/book-scene.ts'
import { mayCheckAddress } from '../domain/people.ts'
import { type HolderId, mailboxesOf, prisonCodeOf, waitingAt } from '../domain/recipient-book.ts'
import { isRefusal, REFUSALS, type Refusal } from '../domain/refusal.ts'
import { readBook } from '../workflow/recipient-book.ts'
import type { Reply, Turn } from './turn.ts'

export type Asked = { readonly from: number; readonly only: Only; readonly search: string }

export const ALL: Asked = { from: 0, only: '', search: '' }

/** A page of the list. Looked for by name, one alone is shown in full, and none is said. */
export async function bookListReply(turn: Turn, { from, only, search }: Asked): Promise<Reply> {
  const found = await holdersNamed(turn, search)
  if (isRefusal(found)) return { text: found.say }
  const [first, second] = found.holders
  if (first === undefined) return { text: REFUSALS.noSuchHolder }
  if (second === undefined && search !== '') return holderReply(turn, first)
  const lines = found.lines.filter(({ holder }) => found.holders.includes(holder))
  return { card: bookList({ lines, by: turn.by, only, search, from }, turn.surface) }
}

/** The one prison, council or LADO that is meant; undefined where it is none, or several. */
export async function theHolderNamed(turn: Turn, search: string): Promise<HolderId | undefined | Refusal> {
  const found = await holdersNamed(turn, search)
  if (isRefusal(found)) return found
  return found.holders.length === 1 ? found.holders[0] : undefined
}

/** By the code of a prison, else by a part of the name. */
async function holdersNamed(turn: Turn, search: string) {
  const lines = await readBook(turn.world, turn.by)
  if (isRefusal(lines)) return lines
  const wanted = plain(search)
  const byCode = lines.filter(({ holder }) => plain(prisonCodeOf(holder) ?? holder) === wanted)
  const found = byCode.length > 0 ? byCode : lines.filter(({ name }) => plain(name).includes(wanted))
  return { lines, holders: [...new Set(found.map(({ holder }) => holder))] }
}

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

/** One holder as the book has it this moment, with a line on top. */
export async function holderReply(turn: Turn, holder: HolderId, banner = ''): Promise<Reply> {
  const { world, by, today, surface } = turn
  const scene = await sceneNow(turn)
  const found = known(scene, holder)
  if (found === undefined || !mayCheckAddress(by))
    return { text: mayCheckAddress(by) ? REFUSALS.noSuchHolder : REFUSALS.notToCheckAddresses }
  const code = prisonCodeOf(holder)
  const open = code === undefined || found.status !== 'closed' ? 0 : (await world.store.openAt([code])).length
  const lines = bookLines(scene, today).filter((line) => line.holder === holder)
  return { card: bookHolder({ scene, holder, lines, by, banner, open }, surface) }
}

type Meant = {
  readonly holder: HolderId
  /** As it was typed; empty where only the holder was. */
  readonly named: string
  readonly which: 'waiting' | 'in use'
}

/** The mailbox that was typed; else one where something waits, or the one that mail goes to. */
export async function mailboxMeant(turn: Turn, { holder, named, which }: Meant): Promise<Place> {
  const scene = await sceneNow(turn)
  const all = mailboxesOf(holder)
  const wanted = named.toLowerCase().replaceAll(/\s+/g, ' ')
  const waits = all.find((mailbox) => waitingAt(scene.book, { holder, mailbox }) !== undefined)
  const usual = known(scene, holder)?.sendsTo ?? 'main'
  const mailbox = all.find((one) => one === wanted) ?? (which === 'waiting' ? waits : undefined) ?? usual
  const where = { holder, mailbox }
  const id = which === 'waiting' ? waitingAt(scene.book, where)?.id : idInUse(scene, where)
  return { ...where, id: id ?? '' }
}

/** The book as it is, with the directory that it stands on. */
export const sceneNow = async ({ world }: Turn): Promise<BookScene> => ({
  book: await world.store.book(),
  directory: world.directory,
})
