/** Posts or updates one card for one person or channel, always as things stand now. */
import { setTimeout } from 'node:timers/promises'
import { mashReceipt, referralSummary } from '../cards/referral-summary.ts'
import type { Card } from '../cards/render.ts'
import { teamById } from '../domain/directory.ts'
import { type Day, dayOf } from '../domain/moment.ts'
import type { Place, Post } from '../gateways/ports.ts'
import type { KeptNotice, Loaded } from '../workflow/ports.ts'
import { personFor } from './audience.ts'
import { chatPost } from './chat-post.ts'
import type { Delivered, JobWorld } from './ports.ts'
import { type Deliver, settleNotice } from './settle-notice.ts'

export const deliverCard = (world: JobWorld) => {
  const deliver: Deliver = (notice, loaded) =>
    notice.by === 'channel card' ? toChannel(world, notice, loaded) : toPerson(world, notice, loaded)
  return settleNotice(world, deliver)
}

async function toPerson(world: JobWorld, notice: KeptNotice, loaded: Loaded): Promise<Delivered> {
  const person = personFor(notice.to, loaded.referral)
  if (person === undefined) return 'not needed'
  const post = await chatPost(world, notice, loaded)
  if (post === undefined) return 'not needed'
  await world.teams.postToPerson(person, post)
  return 'accepted'
}

async function toChannel(world: JobWorld, notice: KeptNotice, { referral }: Loaded): Promise<Delivered> {
  const { directory } = world
  const isMash = notice.to === 'mash channel'
  const channelId = isMash ? directory.mash.channelId : teamById(directory, referral.team)?.channelId
  if (channelId === undefined) return 'not needed'
  const today = dayOf(world.clock.now())
  const card = isMash ? mashReceipt(referral, directory, today) : referralSummary(referral, directory, today)
  const showing = { reference: referral.reference, channelId, version: referral.version }
  await showInChannel(world, { ...showing, day: isMash ? undefined : today }, card)
  return 'accepted'
}

/** Posts where a channel has lost a card, and says where the card stands then. */
export type Repost = (
  at: { readonly place: Place | undefined; readonly channelId: string },
  post: Post,
) => Promise<Place>

/** As many as a channel that was opened anew is shown. */
const CARDS_SHOWN_AGAIN = 30

/** The cards of everything open in a channel, posted again. For local mode, whose Playgrounds forget what they showed. */
export async function showAgain(world: JobWorld, channelId: string, repost: Repost): Promise<void> {
  const { directory } = world
  const isMash = channelId === directory.mash.channelId
  const teams = directory.teams.filter((team) => isMash || team.channelId === channelId).map(({ id }) => id)
  const today = dayOf(world.clock.now())
  for (const { reference } of (await world.store.work({ teams })).slice(0, CARDS_SHOWN_AGAIN)) {
    const loaded = await world.store.load(reference)
    if (loaded === undefined) continue
    const { referral } = loaded
    const key = { reference, channelId }
    const card = isMash
      ? mashReceipt(referral, directory, today)
      : referralSummary(referral, directory, today)
    const { place: before } = await claim(world, key)
    const place = await repost({ place: before, channelId }, postOf(reference, card)).catch(() => undefined)
    const shown = { version: referral.version, day: isMash ? undefined : today }
    await world.ledger.releaseChannelPost(key, place && { ...place, ...shown })
  }
}

const postOf = (reference: string, card: Card): Post => ({
  card,
  summary: `Prison contact assessment ${reference}`,
})

/** The card of a referral in its team's channel, as it stands today. */
export async function showReferral(world: JobWorld, reference: string): Promise<void> {
  const loaded = await world.store.load(reference)
  const channelId = loaded && teamById(world.directory, loaded.referral.team)?.channelId
  if (loaded === undefined || channelId === undefined) return
  const day = dayOf(world.clock.now())
  const card = referralSummary(loaded.referral, world.directory, day)
  await showInChannel(world, { reference, channelId, version: loaded.referral.version, day }, card)
}

/** As many as one sweep takes, so that a Monday morning does not meet Teams' limits. */
const CARDS_A_SWEEP = 40

/** “15 working days left” is true for one day: cards drawn on an earlier one are drawn again. */
export async function refreshCards(world: JobWorld): Promise<void> {
  const today = dayOf(world.clock.now())
  for (const reference of await world.ledger.cardsOfAnEarlierDay(today, CARDS_A_SWEEP))
    try {
      await showReferral(world, reference)
    } catch (fault) {
      // The next sweep tries this one again; it must not keep the others waiting.
      world.hear({ kind: 'delivery', key: `${reference}/new-day`, attempt: 1, fault })
    }
}

type Showing = {
  readonly reference: string
  readonly channelId: string
  readonly version: number
  /** The day the card is drawn for; undefined where nothing on it depends on the day. */
  readonly day: Day | undefined
}

/** One card for one referral in a channel: updated where it stands, posted where it does not (or was deleted). */
export async function showInChannel(world: JobWorld, showing: Showing, card: Card): Promise<void> {
  const { version, day } = showing
  const claimed = await claim(world, showing)
  const post = postOf(showing.reference, card)
  try {
    const isShown = claimed.shownVersion >= version && claimed.shownDay === day
    if (claimed.place !== undefined && isShown)
      return await world.ledger.releaseChannelPost(showing, undefined)
    const place = await updateOrPost(world, { channelId: showing.channelId, place: claimed.place, post })
    await world.ledger.releaseChannelPost(showing, { ...place, version, day })
  } catch (fault) {
    await world.ledger.releaseChannelPost(showing, undefined)
    throw fault
  }
}

/** Changes come in bursts, so another worker is soon done with the card: wait a little before the job tries again. */
async function claim(world: JobWorld, showing: Pick<Showing, 'reference' | 'channelId'>) {
  for (let looks = 0; looks < 20; looks++) {
    const claimed = await world.ledger.claimChannelPost(showing, world.clock.now())
    if (claimed !== undefined) return claimed
    await setTimeout(150)
  }
  throw new Error('another worker has this card')
}

type Standing = {
  readonly channelId: string
  readonly place: { readonly conversationId: string; readonly activityId: string } | undefined
  readonly post: Post
}

async function updateOrPost(world: JobWorld, { channelId, place, post }: Standing) {
  if (place !== undefined)
    try {
      await world.teams.update(place, post)
      return place
    } catch (fault) {
      if (!(fault instanceof Error && 'advice' in fault && fault.advice === 'not there')) throw fault
    }
  return world.teams.postToChannel(channelId, post)
}
