/** What became known of our e-mails: seen in Sent Items, came back, was answered, or is missing. Each is told once. */
import { type EventName, noticesFor } from '../domain/events.ts'
import { type DeliveryKind, isMail, isReport, mailKeySuffix } from '../domain/mail.ts'
import { later, type Moment } from '../domain/moment.ts'
import type { MailAnswer, SentNotice } from './mail-ports.ts'
import type { World } from './ports.ts'
import { storable } from './storable.ts'

/** Who sends and answers, without a word of what they write. */
export type MailSeen = MailAnswer & {
  readonly messageId: string
  readonly at: Moment
  readonly dispatchId: string | undefined
  readonly kind: 'bounce' | 'automatic' | 'person'
}

/** Copies in Sent Items, by the dispatch id that they carry. */
export async function noteSeen(world: World, items: readonly MailSeen[]): Promise<void> {
  for (const item of items) {
    const notice = item.dispatchId && (await world.store.noticeByDispatch(item.dispatchId))
    if (notice) await note(world, notice, { ...item, kind: 'seen' })
  }
}

const KINDS = { bounce: 'bounced', person: 'replied', automatic: 'auto-replied' } as const

/** Mail in the inbox that answers one of ours; all other mail is left alone. */
export async function noteAnswers(world: World, items: readonly MailSeen[]): Promise<void> {
  for (const item of items) {
    const { conversationId } = item
    const answers = item.answers.map(storable)
    const notice = await world.store.noticeAnswered({ answers, conversationId: storable(conversationId) })
    if (notice !== undefined) await note(world, notice, { ...item, kind: KINDS[item.kind] })
  }
}

/** The copy in Sent Items is there within minutes; what is missing after this was lost on the way. */
const STUCK_AFTER_SECONDS = 30 * 60
const MOST = 50

/** To be asked once Sent Items were read to their end; `since` is from when on they were read. */
export async function noteStuck(world: World, since: Moment): Promise<void> {
  const at = world.clock.now()
  const between = { from: since, until: later(at, -STUCK_AFTER_SECONDS), most: MOST }
  for (const notice of await world.store.unseen(between))
    await note(world, notice, { kind: 'stuck', at, messageId: '', conversationId: '' })
}

type News = {
  readonly kind: DeliveryKind
  readonly at: Moment
  readonly messageId: string
  readonly conversationId: string
}

/** Written down and told in one transaction: the first of its kind is told, every other one is only noted. */
async function note(world: World, { key, reference }: SentNotice, news: News): Promise<void> {
  const now = world.clock.now()
  const { kind } = news
  // Ids and moments are text from outside.
  const at = Number.isNaN(Date.parse(news.at)) ? now : news.at
  const ids = { messageId: storable(news.messageId), conversationId: storable(news.conversationId) }
  await world.store.transaction(async (tx) => {
    const loaded = await tx.lock(reference)
    if (loaded === undefined) return
    const before = await tx.keepDelivery({ notice: key, kind, at, ...ids })
    if (before !== 0) return
    const notice = (await tx.notices(reference)).find((one) => one.key === key)
    if (notice === undefined || !isMail(notice.what)) return
    const name = eventFor(kind, isReport(notice.what))
    if (name === undefined) return
    const told = noticesFor(reference, loaded.referral.version, [{ name }])
    // Each e-mail is told of by itself, though two may come back at the same version.
    await tx.promise(
      told.map((one) => ({ ...one, key: `${one.key}${mailKeySuffix(notice.dispatchId)}` })),
      now,
    )
  })
  world.wake()
}

function eventFor(kind: DeliveryKind, isAboutReport: boolean): EventName | undefined {
  if (kind === 'bounced') return isAboutReport ? 'mailBounced' : 'letterBounced'
  if (kind === 'replied') return 'mailReplied'
  return kind === 'stuck' && isAboutReport ? 'mailStuck' : undefined
}
