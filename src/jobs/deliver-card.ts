/** Posts or updates one card for one person or channel, always as things stand now. */
import { setTimeout } from 'node:timers/promises'
import { mashReceipt, referralSummary } from '../cards/referral-summary.ts'
import type { Card } from '../cards/render.ts'
import { teamById } from '../domain/directory.ts'
import { dayOf } from '../domain/moment.ts'
import type { Post } from '../gateways/ports.ts'
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
  await showInChannel(world, { reference: referral.reference, channelId, version: referral.version }, card)
  return 'accepted'
}

/** The card of a referral in its team's channel, whatever was shown before. For a channel that lost its posts. */
export async function showReferral(world: JobWorld, reference: string): Promise<void> {
  const loaded = await world.store.load(reference)
  const channelId = loaded && teamById(world.directory, loaded.referral.team)?.channelId
  if (loaded === undefined || channelId === undefined) return
  const card = referralSummary(loaded.referral, world.directory, dayOf(world.clock.now()))
  await showInChannel(world, { reference, channelId, version: loaded.referral.version }, card)
}

type Showing = { readonly reference: string; readonly channelId: string; readonly version: number }

/** One card for one referral in a channel: updated where it stands, posted where it does not (or was deleted). */
export async function showInChannel(world: JobWorld, showing: Showing, card: Card): Promise<void> {
  const { version } = showing
  const claimed = await claim(world, showing)
  const post: Post = { card, summary: `Prison contact assessment ${showing.reference}` }
  try {
    if (claimed.place !== undefined && claimed.shownVersion >= version)
      return await world.ledger.releaseChannelPost(showing, undefined)
    const place = await updateOrPost(world, { channelId: showing.channelId, place: claimed.place, post })
    await world.ledger.releaseChannelPost(showing, { ...place, version })
  } catch (fault) {
    await world.ledger.releaseChannelPost(showing, undefined)
    throw fault
  }
}

/** Changes come in bursts, so another worker is soon done with the card: wait a little before the job tries again. */
async function claim(world: JobWorld, showing: Showing) {
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
