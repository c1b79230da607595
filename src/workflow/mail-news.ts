/** What became known of our e-mails: seen in Sent Items, came back, was answered, or is missing. Each is told once. */
import { type EventName, noticesFor } from '../domain/events.ts'
import { type DeliveryKind, isMail, isReport } from '../domain/mail.ts'
import { later, type Moment } from '../domain/moment.ts'
import { type Referral, workerOf } from '../domain/referral.ts'
import type { InboxMail, SentNotice } from './mail-ports.ts'
import { promiseAbout } from './mail-told.ts'
import type { World } from './ports.ts'
import { storable } from './storable.ts'

/** Who sends and answers, without a word of what they write. Ids and moments are text from outside. */
export type MailSeen = InboxMail & { readonly dispatchId: string | undefined }

/** Copies in Sent Items, by the dispatch id that they carry. */
export async function noteSeen(world: World, items: readonly MailSeen[]): Promise<void> {
  for (const item of items) {
    const notice = item.dispatchId && (await world.store.noticeByDispatch(item.dispatchId))
    if (notice) await note(world, notice, { ...known(item, world.clock.now()), kind: 'seen' })
  }
}

/**
 * Mail of the inbox is kept by its ids before the mailbox is read on: what it answers may not be in Sent Items yet, or
 * not be read yet.
 */
export async function keepAnswers(world: World, items: readonly MailSeen[]): Promise<void> {
  const now = world.clock.now()
  await world.store.keepInbox(
    items.map((item) => known(item, now)),
    now,
  )
}

const KINDS = { bounce: 'bounced', person: 'replied', automatic: 'auto-replied' } as const
const MOST_ANSWERS = 200

/** Those kept mails that answer one of ours, now that its copy was seen. All other mail is left alone. */
export async function noteAnswers(world: World): Promise<void> {
  for (;;) {
    const answers = await world.store.inboxAnswers(MOST_ANSWERS)
    for (const answer of answers) {
      const notice = await world.store.noticeAnswered(answer)
      if (notice !== undefined) await note(world, notice, { ...answer, kind: KINDS[answer.kind] })
      await world.store.forgetInbox(answer.messageId)
    }
    if (answers.length < MOST_ANSWERS) return
  }
}

/** A copy in Sent Items is there within minutes: what has waited for one this long answers nothing of ours. */
const KEPT_SECONDS = 24 * 60 * 60

/** To be asked once Sent Items were read to their end. */
export const forgetTheRest = (world: World): Promise<void> =>
  world.store.forgetInboxBefore(later(world.clock.now(), -KEPT_SECONDS))

/** The copy in Sent Items is there within minutes; what is missing after this was lost on the way. */
const STUCK_AFTER_SECONDS = 30 * 60
const MOST = 50

/** To be asked once Sent Items were read to their end; `since` is from when on they were read. */
export async function noteStuck(world: World, since: Moment): Promise<void> {
  const at = world.clock.now()
  const until = later(at, -STUCK_AFTER_SECONDS)
  for (const notice of await world.store.unseen({ from: since, until, most: MOST }))
    await note(world, notice, { kind: 'stuck', at, messageId: '', conversationId: '' })
  const unseen = await world.store.blindFor(until)
  if (unseen !== undefined) await tellBlind(world, unseen, at)
}

/** Where no copy was ever seen, nothing that comes back or is lost is noticed: an administrator hears of it, once. */
async function tellBlind(world: World, { reference }: SentNotice, at: Moment): Promise<void> {
  const told = noticesFor(reference, 0, [{ name: 'mailboxBlind' }])
  await world.store.transaction((tx) =>
    tx.promise(
      told.map((one) => ({ ...one, key: `mailbox-blind/${one.to}/${one.by}` })),
      at,
    ),
  )
  world.wake()
}

/** As much of an id as an index takes, whatever its letters. */
const LONGEST_ID = 600
/** Mail was not dated before, nor will it be after tomorrow; any other moment is a mistake of whoever wrote it. */
const FIRST = Date.parse('2000-01-01T00:00:00Z')
const DAY_MS = 24 * 60 * 60 * 1000

function known(item: InboxMail, now: Moment): InboxMail {
  const at = Date.parse(item.at)
  const isLikely = at > FIRST && at < Date.parse(now) + DAY_MS
  return {
    ...{ kind: item.kind, at: isLikely ? new Date(at).toISOString() : now },
    ...{ messageId: idOf(item.messageId), conversationId: idOf(item.conversationId) },
    answers: item.answers.map(idOf),
  }
}

const idOf = (id: string): string => storable(id.slice(0, LONGEST_ID))

type News = {
  readonly kind: DeliveryKind
  readonly at: Moment
  readonly messageId: string
  readonly conversationId: string
}

/** Written down and told in one transaction: the first of its kind is told, every other one is only noted. */
async function note(world: World, { key, reference }: SentNotice, news: News): Promise<void> {
  const now = world.clock.now()
  const { kind, at, messageId, conversationId } = news
  await world.store.transaction(async (tx) => {
    const loaded = await tx.lock(reference)
    if (loaded === undefined) return
    const before = await tx.keepDelivery({ notice: key, kind, at, messageId, conversationId })
    if (before !== 0) return
    const notice = (await tx.notices(reference)).find((one) => one.key === key)
    if (notice === undefined || !isMail(notice.what)) return
    const name = eventFor(kind, loaded.referral, isReport(notice.what))
    if (name !== undefined) await promiseAbout(tx, { loaded, mail: notice, name }, now)
  })
  world.wake()
}

function eventFor(kind: DeliveryKind, referral: Referral, isAboutReport: boolean): EventName | undefined {
  if (kind === 'bounced') return isAboutReport ? 'mailBounced' : 'letterBounced'
  if (kind === 'replied') return workerOf(referral) === undefined ? 'mailRepliedEarly' : 'mailReplied'
  return kind === 'stuck' && isAboutReport ? 'mailStuck' : undefined
}
