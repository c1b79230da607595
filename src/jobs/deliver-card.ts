/** Posts or updates one card for one person or channel, always as things stand now. */
import { setTimeout } from 'node:timers/promises'
import { mashReceipt, movedOn, referralSummary } from '../cards/referral-summary.ts'
import type { Card } from '../cards/render.ts'
import { saidBefore } from '../cards/said-before.ts'
import { personById, teamById } from '../domain/directory.ts'
import { type Day, dayOf } from '../domain/moment.ts'
import { NO_TEAM, type Referral } from '../domain/referral.ts'
import type { Place, Post } from '../gateways/ports.ts'
import type { KeptNotice, Loaded } from '../workflow/ports.ts'
import { personFor } from './audience.ts'
import { chatPost } from './chat-post.ts'
import { stillOurs } from './in-hand.ts'
import { overduePost } from './overdue-post.ts'
import type { ChannelKey, Delivered, JobWorld } from './ports.ts'
import { type Deliver, settleNotice } from './settle-notice.ts'

export const deliverCard = (world: JobWorld) => {
  const deliver: Deliver = (notice, loaded) =>
    notice.by === 'channel card' ? toChannel(world, notice, loaded) : toPerson(world, notice, loaded)
  return settleNotice(world, deliver)
}

async function toPerson(world: JobWorld, notice: KeptNotice, loaded: Loaded): Promise<Delivered> {
  const person = personFor(notice, loaded.referral, world.directory)
  // Whoever has left reads nothing more, though Teams would still deliver it.
  if (person === undefined || personById(world.directory, person) === undefined) return 'not needed'
  const post = await chatPost(world, notice, loaded)
  if (post === undefined) return 'not needed'
  await world.teams.postToPerson(person, maybeSaid(notice, post), () => stillOurs(world, notice))
  return 'accepted'
}

/** The attempt before was cut off, had no answer, or was answered with a fault that may come after the deed. */
const MAY_HAVE_GONE = /^not known\b|\(5\d\d\)$|^TookTooLong$/

const maybeSaid = ({ attempts, fault }: KeptNotice, post: Post): Post =>
  'card' in post && attempts > 0 && (fault === undefined || MAY_HAVE_GONE.test(fault))
    ? { ...post, card: saidBefore(post.card) }
    : post

async function toChannel(world: JobWorld, notice: KeptNotice, { referral }: Loaded): Promise<Delivered> {
  const { directory } = world
  const isMash = notice.to === 'mash channel'
  const channelId = isMash ? directory.mash.channelId : teamById(directory, referral.team)?.channelId
  const isElsewhere = !isMash && (await showWhereItWas(world, { referral, channelId }))
  if (channelId === undefined) return isElsewhere ? 'accepted' : 'not needed'
  if (notice.what === 'overdue') return toAll(world, notice, channelId)
  await showInChannel(world, { referral, channelId })
  return 'accepted'
}

/** In the channels of teams that had it before its card says that it has moved on. Says whether there is any. */
async function showWhereItWas(
  world: JobWorld,
  { referral, channelId }: { readonly referral: Referral; readonly channelId: string | undefined },
): Promise<boolean> {
  const shown = await world.ledger.channelsOf(referral.reference)
  const before = shown.filter((one) => one !== channelId && one !== world.directory.mash.channelId)
  for (const one of before) await showInChannel(world, { referral, channelId: one })
  return before.length > 0
}

/** A post of its own, beside the card of the referral, which is updated without anybody hearing of it. */
async function toAll(world: JobWorld, notice: KeptNotice, channelId: string): Promise<Delivered> {
  const post = await overduePost(world, notice)
  if (post === undefined) return 'not needed'
  await world.teams.postToChannel(channelId, maybeSaid(notice, post), () => stillOurs(world, notice))
  return 'accepted'
}

/** The card of a referral in a channel; `day` is the day it is drawn for, where something on it depends on the day. */
function drawn(world: JobWorld, { referral, channelId }: Showing): { card: Card; day: Day | undefined } {
  const { directory } = world
  const today = dayOf(world.clock.now())
  if (channelId === directory.mash.channelId)
    return { card: mashReceipt(referral, directory, today), day: undefined }
  if (channelId !== teamById(directory, referral.team)?.channelId)
    return { card: movedOn(referral, directory, today), day: undefined }
  return { card: referralSummary(referral, directory, today), day: today }
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
  const all = isMash ? [NO_TEAM, ...teams] : teams
  for (const { reference } of (await world.store.work({ teams: all })).slice(0, CARDS_SHOWN_AGAIN)) {
    const loaded = await world.store.load(reference)
    if (loaded === undefined) continue
    const { referral } = loaded
    const key = { reference, channelId }
    const { card, day } = drawn(world, { referral, channelId })
    const { place: before } = await claim(world, key)
    const place = await repost({ place: before, channelId }, postOf(reference, card)).catch((fault) =>
      // The others are still to be shown; this one comes back when the channel is opened again.
      world.hear({ kind: 'delivery', key: `${reference}/opened`, attempt: 1, fault }),
    )
    const shown = place ? { ...place, version: referral.version, day } : undefined
    await world.ledger.releaseChannelPost(key, shown)
  }
}

const postOf = (reference: string, card: Card): Post => ({
  card,
  summary: `Prison contact assessment ${reference}`,
})

/** The card of a referral in its team's channel, as it stands today. */
async function showReferral(world: JobWorld, reference: string): Promise<void> {
  const loaded = await world.store.load(reference)
  const channelId = loaded && teamById(world.directory, loaded.referral.team)?.channelId
  if (loaded === undefined || channelId === undefined) return
  await showInChannel(world, { referral: loaded.referral, channelId })
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

type Showing = { readonly referral: Referral; readonly channelId: string }

/** One card for one referral in a channel: updated where it stands, posted where it does not (or was deleted). */
async function showInChannel(world: JobWorld, showing: Showing): Promise<void> {
  const { reference, version } = showing.referral
  const key = { reference, channelId: showing.channelId }
  const { card, day } = drawn(world, showing)
  const claimed = await claim(world, key)
  const post = postOf(reference, card)
  try {
    const isShown = claimed.shownVersion >= version && claimed.shownDay === day
    if (claimed.place !== undefined && isShown) return await world.ledger.releaseChannelPost(key, undefined)
    const place = await updateOrPost(world, { channelId: showing.channelId, place: claimed.place, post })
    await world.ledger.releaseChannelPost(key, { ...place, version, day })
  } catch (fault) {
    await world.ledger.releaseChannelPost(key, undefined)
    throw fault
  }
}

/** Changes come in bursts, so another worker is soon done with the card: wait a little before the job tries again. */
async function claim(world: JobWorld, key: ChannelKey) {
  for (let looks = 0; looks < 20; looks++) {
    const claimed = await world.ledger.claimChannelPost(key, world.clock.now())
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
