/** Mail of the MASH mailbox: kept as it comes, read by officers, and turned into a referral, into papers of one, or into nothing. */
import { FROM_MAILBOX, type MailItem, mailReference, mayReadMail, NO_WORDS } from '../domain/mail-item.ts'
import { later, type Moment } from '../domain/moment.ts'
import { mayAttachPaper } from '../domain/paper-rights.ts'
import type { Paper } from '../domain/papers.ts'
import type { Person } from '../domain/people.ts'
import type { Reference, Referral } from '../domain/referral.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { attachTo } from './papers.ts'
import type { Transaction, World } from './ports.ts'
import { storable } from './storable.ts'

export type OpenMail = { readonly item: MailItem; readonly papers: readonly Paper[] }

export async function listMail(world: World, by: Person): Promise<readonly MailItem[] | Refusal> {
  return mayReadMail(by) ? world.store.waitingMail() : refuse('mailNotForYou')
}

/** With a line of the audit: it names a family. */
export async function openMail(world: World, by: Person, number: number): Promise<OpenMail | Refusal> {
  if (!mayReadMail(by)) return refuse('mailNotForYou')
  const item = await world.store.mailItem(number)
  if (item === undefined) return refuse('noSuchMail')
  await world.store.transaction((tx) =>
    tx.audit(lineOf(number, { what: 'read mail', by, at: world.clock.now() })),
  )
  return { item, papers: await world.store.papersOfMail(number) }
}

type Deed = { readonly what: string; readonly by: Person; readonly at: Moment; readonly reason?: string }

const lineOf = (number: number, { what, by, at, reason = '' }: Deed) => ({
  ...{ at, reference: mailReference(number), who: by.id, what, version: 0 },
  ...{ from: 'nothing' as const, to: 'nothing' as const, reason },
})

/** Its papers go to a referral that is there. */
export function addMailTo(
  world: World,
  by: Person,
  { number, reference }: { readonly number: number; readonly reference: Reference },
): Promise<Referral | Refusal> {
  const at = world.clock.now()
  return world.store.transaction(async (tx) => {
    const item = await mailToConfirm(tx, by, number)
    if (isRefusal(item)) return item
    const loaded = await tx.lock(reference)
    if (loaded === undefined || !mayAttachPaper(by, loaded.referral)) return refuse('unknownReference')
    await confirmMail(tx, loaded.referral, { number, by, at })
    return loaded.referral
  })
}

/** Before a referral is made of it: locked for the transaction, and refused where somebody was quicker. */
export async function mailToConfirm(
  tx: Transaction,
  by: Person,
  number: number,
): Promise<MailItem | Refusal> {
  if (!mayReadMail(by)) return refuse('mailNotForYou')
  const item = await tx.lockMailItem(number)
  if (item === undefined) return refuse('noSuchMail')
  return item.state === 'waiting' ? item : refuse('mailDealtWith')
}

type Confirming = { readonly number: number; readonly by: Person; readonly at: Moment }

/**
 * The papers of a mail that was locked go to a referral, in the same transaction. Its words go where they are in the
 * mail itself, which is one of the papers as a rule.
 */
export async function confirmMail(
  tx: Transaction,
  referral: Referral,
  { number, by, at }: Confirming,
): Promise<void> {
  const { reference } = referral
  const papers = await tx.papersOfMail(number)
  await attachTo(tx, referral, { papers, who: by.id, at })
  const decided = { state: 'confirmed' as const, reference, decidedBy: by.id, decidedAt: at }
  const isKept = papers.some(({ type }) => type === 'eml')
  await tx.changeMailItem(number, { ...decided, ...(isKept ? { words: NO_WORDS } : {}) })
}

const LONGEST_REASON = 500

/** Not for us, with a reason; it can be taken back until its words are forgotten. */
export function dismissMail(
  world: World,
  by: Person,
  { number, reason }: { readonly number: number; readonly reason: string },
): Promise<MailItem | Refusal> {
  const at = world.clock.now()
  const why = storable(reason).trim().slice(0, LONGEST_REASON)
  return world.store.transaction(async (tx) => {
    const item = await mailToConfirm(tx, by, number)
    if (isRefusal(item)) return item
    if (why === '') return refuse('whyNotForUsNeeded')
    const words = { ...item.words, reason: why }
    await tx.changeMailItem(number, { state: 'dismissed', decidedBy: by.id, decidedAt: at, words })
    await tx.audit(lineOf(number, { what: 'dismiss mail', by, at }))
    return { ...item, state: 'dismissed', words }
  })
}

export function undoDismissal(world: World, by: Person, number: number): Promise<MailItem | Refusal> {
  const at = world.clock.now()
  return world.store.transaction(async (tx) => {
    if (!mayReadMail(by)) return refuse('mailNotForYou')
    const item = await tx.lockMailItem(number)
    if (item?.state !== 'dismissed' || item.words.from === '') return refuse('noSuchMail')
    const words = { ...item.words, reason: '' }
    await tx.changeMailItem(number, { state: 'waiting', decidedBy: undefined, decidedAt: undefined, words })
    await tx.audit(lineOf(number, { what: 'take mail back', by, at }))
    return { ...item, state: 'waiting', words }
  })
}

const DISMISSED_KEPT_SECONDS = 30 * 24 * 60 * 60

/** A step of the sweep: the words and papers of what was not for us. */
export const forgetOldMail = ({ store, clock }: World): Promise<void> =>
  store.forgetDismissedMail(later(clock.now(), -DISMISSED_KEPT_SECONDS))

/** As the papers of a mail are kept: brought by nobody of the directory. */
export const cameBy = (at: Moment, on: string) => ({ by: FROM_MAILBOX, at, on })
