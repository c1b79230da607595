/** Papers are brought, attached to a referral, listed, and opened one at a time by those who may. */
import { personById } from '../domain/directory.ts'
import { type Day, dayOf, later, type Moment } from '../domain/moment.ts'
import { mayAttachPaper, mayOpenPaper } from '../domain/paper-rights.ts'
import { sha256Of } from '../domain/paper-seal.ts'
import { isPaperFault, type Paper, type PaperFault, type PaperKind, typeOfPaper } from '../domain/papers.ts'
import type { Person } from '../domain/people.ts'
import type { Reference, Referral } from '../domain/referral.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { maySeeTriage } from '../domain/triage.ts'
import { knownTo } from './known-to.ts'
import { oneTimeTicket } from './one-time-ticket.ts'
import type { Transaction, World } from './ports.ts'
import { storable } from './storable.ts'

const LONGEST_NAME = 200

export type Brought = { readonly name: string; readonly bytes: Uint8Array }

/** A paper made of what was brought, as yet of no referral and of no kind; or why it is not taken. */
export function paperFrom(
  world: Pick<World, 'newId'>,
  { name, bytes }: Brought,
  came: { readonly by: string; readonly at: Moment; readonly on: Day },
): Paper | PaperFault {
  const type = typeOfPaper(bytes)
  if (isPaperFault(type)) return type
  return {
    ...{ id: world.newId(), reference: undefined, kind: 'other', type, size: bytes.length },
    name: storable(name).slice(0, LONGEST_NAME).toWellFormed(),
    sha256: sha256Of(bytes),
    ...{ receivedOn: came.on, by: came.by, at: came.at },
  }
}

/** Keeps it with whoever brought it until they say what it belongs to. */
export async function bringPaper(world: World, by: Person, brought: Brought): Promise<Paper | PaperFault> {
  const at = world.clock.now()
  const paper = paperFrom(world, brought, { by: by.id, at, on: dayOf(at) })
  if (!('refused' in paper)) await world.store.transaction((tx) => tx.keepPaper(paper, brought.bytes))
  return paper
}

/** What this person brought and has not attached yet, the oldest first. */
export const broughtBy = ({ store }: World, by: Person): Promise<readonly Paper[]> => store.looseOf(by.id)

export type Attaching = {
  readonly ids: readonly string[]
  readonly reference: Reference
  readonly kind: PaperKind
  readonly receivedOn: Day
}

/** One's own papers alone: what somebody else brought is not there. All of them, or none. */
export async function attachPapers(
  world: World,
  by: Person,
  { ids, reference, kind, receivedOn }: Attaching,
): Promise<Referral | Refusal> {
  const at = world.clock.now()
  if (receivedOn > dayOf(at)) return refuse('paperInFuture')
  return world.store.transaction(async (tx) => {
    const loaded = await tx.lock(reference)
    if (loaded === undefined || !mayAttachPaper(by, loaded.referral)) return refuse('unknownReference')
    const own = (await tx.looseOf(by.id)).filter(({ id }) => ids.includes(id))
    if (own.length === 0 || own.length !== new Set(ids).size) return refuse('noSuchPaper')
    for (const { id } of own) await tx.describePaper(id, { kind, receivedOn })
    await attachTo(tx, loaded.referral, { papers: own.map((paper) => ({ ...paper, kind })), who: by.id, at })
    return loaded.referral
  })
}

/** Inside a transaction of the caller's: attaches them, with a line of the audit each, which names no file. */
export async function attachTo(
  tx: Transaction,
  referral: Referral,
  { papers, who, at }: { readonly papers: readonly Paper[]; readonly who: string; readonly at: Moment },
): Promise<void> {
  await tx.attachPapers(
    papers.map(({ id }) => id),
    referral.reference,
  )
  for (const paper of papers) await tx.audit(lineOf(referral, { what: 'attach paper', paper, who, at }))
}

type Look = { readonly what: string; readonly paper: Paper; readonly who: string; readonly at: Moment }

const lineOf = ({ reference, version, status }: Referral, { what, paper, who, at }: Look) => ({
  ...{ at, reference, who, what, version, from: status, to: status },
  // The beginning of its fingerprint tells which one it was, without its name.
  reason: `${paper.kind}, ${paper.type}, ${paper.sha256.slice(0, 16)}`,
})

/** Those that were brought and belong to nothing, gone at once. */
export const dropPapers = (world: World, by: Person, ids: readonly string[]): Promise<number> =>
  world.store.transaction(async (tx) => {
    const own = (await tx.looseOf(by.id)).filter(({ id }) => ids.includes(id))
    for (const { id } of own) await tx.dropPaper(id)
    return own.length
  })

export type ListedPaper = Paper & { readonly number: number; readonly mayOpen: boolean }

/** Numbered from 1 in the order in which they came. */
export async function listPapers(
  world: World,
  by: Person,
  reference: Reference,
): Promise<{ readonly referral: Referral; readonly papers: readonly ListedPaper[] } | Refusal> {
  const loaded = await world.store.load(reference)
  if (loaded === undefined || !maySeeTriage(by, loaded.referral)) return refuse('unknownReference')
  const { referral } = loaded
  const { directory } = world
  const papers = (await world.store.papers(reference)).map((paper, index) => ({
    ...paper,
    number: index + 1,
    mayOpen: mayOpenPaper(by, referral, { paper, directory }),
  }))
  return { referral, papers }
}

export type Ticket = { readonly ticket: string; readonly paper: ListedPaper }

/** A ticket that opens it once, within two minutes; that it was asked for is in the audit. */
export async function askForPaper(
  world: World,
  by: Person,
  asked: { readonly reference: Reference; readonly number: number },
): Promise<Ticket | Refusal> {
  const listed = await listPapers(world, by, asked.reference)
  if (isRefusal(listed)) return listed
  const paper = listed.papers.find(({ number }) => number === asked.number)
  if (paper === undefined || !paper.mayOpen) return refuse('noSuchPaper')
  const at = world.clock.now()
  const { ticket, hash, until } = oneTimeTicket(world, at)
  await world.store.transaction(async (tx) => {
    await tx.keepTicket({ hash, paper: paper.id, person: by.id, until })
    await tx.audit(lineOf(listed.referral, { what: 'read paper', paper, who: by.id, at }))
  })
  return { ticket, paper }
}

export type OpenedPaper = { readonly paper: ListedPaper; readonly bytes: Uint8Array }

/** Undefined for a ticket that was used, is over, or whose person may not open it any more. */
export async function paperFor(world: World, ticket: string): Promise<OpenedPaper | undefined> {
  await world.directoryFresh?.()
  const at = world.clock.now()
  const taken = await world.store.transaction((tx) => tx.takeTicket(sha256Of(ticket), at))
  const by = taken === undefined ? undefined : personById(world.directory, taken.person)
  const found = taken === undefined ? undefined : await world.store.paper(taken.paper)
  if (by === undefined || found?.paper.reference === undefined) return undefined
  const listed = await listPapers(knownTo(world, by), by, found.paper.reference)
  if (isRefusal(listed)) return undefined
  const paper = listed.papers.find(({ id }) => id === found.paper.id)
  return paper?.mayOpen ? { paper, bytes: found.bytes } : undefined
}

const KEPT_LOOSE_SECONDS = 7 * 24 * 60 * 60

/** A step of the sweep: what nobody attached within seven days, and tickets that are over. */
export async function forgetLoosePapers({ store, clock }: World): Promise<void> {
  const now = clock.now()
  await store.forgetPapersBefore(later(now, -KEPT_LOOSE_SECONDS))
  await store.forgetTicketsBefore(now)
}
