/** The one card of a referral in a channel: where it stands, what it shows, and who is changing it just now. */
import type { Kysely } from 'kysely'
import { type Day, later, type Moment } from '../domain/moment.ts'
import { FINISHED } from '../domain/referral.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export type ChannelPost = {
  readonly place: { readonly conversationId: string; readonly activityId: string } | undefined
  readonly shownVersion: number
  readonly shownDay: Day | undefined
}

/** Longer than a call to Teams may take. */
const BUSY_SECONDS = 30

/** Claims the card for one worker, so that two never post it twice; undefined while somebody else has it. */
export async function claimChannelPost(
  db: Db,
  which: { readonly reference: string; readonly channelId: string },
  at: Moment,
): Promise<ChannelPost | undefined> {
  await db
    .insertInto('channel_post')
    .values({ reference: which.reference, channel_id: which.channelId, shown_version: 0 })
    .onConflict((conflict) => conflict.columns(['reference', 'channel_id']).doNothing())
    .execute()
  const row = await db
    .updateTable('channel_post')
    .set({ busy_until: later(at, BUSY_SECONDS) })
    .where('reference', '=', which.reference)
    .where('channel_id', '=', which.channelId)
    .where((is) => is.or([is('busy_until', 'is', null), is('busy_until', '<', at)]))
    .returningAll()
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { conversation_id, activity_id, shown_version, shown_day } = row
  const place =
    conversation_id === null || activity_id === null
      ? undefined
      : { conversationId: conversation_id, activityId: activity_id }
  return { place, shownVersion: shown_version, shownDay: shown_day ?? undefined }
}

/** Gives the card back, with what it shows now when it was changed. */
export async function releaseChannelPost(
  db: Db,
  which: { readonly reference: string; readonly channelId: string },
  shown:
    | {
        readonly conversationId: string
        readonly activityId: string
        readonly version: number
        readonly day: Day | undefined
      }
    | undefined,
): Promise<void> {
  const change =
    shown === undefined
      ? {}
      : {
          conversation_id: shown.conversationId,
          activity_id: shown.activityId,
          shown_version: shown.version,
          shown_day: shown.day ?? null,
        }
  await db
    .updateTable('channel_post')
    .set({ busy_until: null, ...change })
    .where('reference', '=', which.reference)
    .where('channel_id', '=', which.channelId)
    .execute()
}

/** As if nothing had been posted yet. For local mode, whose Playgrounds forget what they showed. */
export async function forgetChannelPosts(db: Db): Promise<void> {
  await db
    .updateTable('channel_post')
    .set({ conversation_id: null, activity_id: null, shown_version: 0, busy_until: null })
    .execute()
}

/** Open referrals whose card was drawn on an earlier day. */
export async function cardsOfAnEarlierDay(db: Db, today: Day, most: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('channel_post')
    .innerJoin('referral', 'referral.reference', 'channel_post.reference')
    .select('channel_post.reference')
    .distinct()
    .where('referral.status', 'not in', FINISHED)
    .where('channel_post.shown_day', '<', today)
    .limit(most)
    .execute()
  return rows.map((row) => row.reference)
}

/** The channels in which a referral has a card. */
export async function channelsOf(db: Db, reference: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('channel_post')
    .select('channel_id')
    .where('reference', '=', reference)
    .where('activity_id', 'is not', null)
    .execute()
  return rows.map((row) => row.channel_id)
}
