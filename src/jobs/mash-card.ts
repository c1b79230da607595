/** The one nameless card in the channel of MASH about mail that waits, and a word to an officer when it waits too long. */

import { mailNudge, mailWaits } from '../cards/mail-waits.ts'
import { message } from '../cards/message.ts'
import { isAway } from '../domain/absence.ts'
import { peopleWithRole } from '../domain/directory.ts'
import { hoursOf, withinHours } from '../domain/hours.ts'
import type { MailItem } from '../domain/mail-item.ts'
import { dayOf, later } from '../domain/moment.ts'
import type { Place } from '../gateways/ports.ts'
import type { JobWorld } from './ports.ts'

const CARD = 'mash mail: card'
const NUDGED = 'mash mail: nudged'
/** Longer than a post and an update take. */
const BUSY_SECONDS = 60

type Shown = Place & { readonly count: number }

/** A step of the sweep. Nothing at all while no mail ever waited. */
export async function showWaitingMail(world: JobWorld): Promise<void> {
  const waiting = await world.store.waitingMail()
  await changeCard(world, waiting.length)
  await nudge(world, waiting)
}

async function changeCard(world: JobWorld, count: number): Promise<void> {
  const { store, clock } = world
  if ((await shownNow(world))?.count === count || (count === 0 && (await shownNow(world)) === undefined))
    return
  const at = clock.now()
  if (!(await store.claimMailCard(at, later(at, BUSY_SECONDS)))) return
  try {
    const shown = await shownNow(world)
    const place = await put(world, shown, count)
    await store.setMemo(CARD, place === undefined ? '' : JSON.stringify({ ...place, count }), at)
  } finally {
    await store.setMemo('mash mail: card busy', '', at)
  }
}

async function shownNow({ store }: JobWorld): Promise<Shown | undefined> {
  const text = (await store.memo(CARD))?.value ?? ''
  return text === '' ? undefined : (JSON.parse(text) as Shown)
}

/** Changed where it stands; posted anew where it is gone and something waits. */
async function put(world: JobWorld, shown: Shown | undefined, count: number): Promise<Place | undefined> {
  const said = mailWaits(count)
  const post = { card: message(said, 'channel'), summary: said.title }
  if (shown !== undefined)
    try {
      await world.teams.update({ conversationId: shown.conversationId, activityId: shown.activityId }, post)
      return shown
    } catch (fault) {
      if (!(fault instanceof Error && 'advice' in fault && fault.advice === 'not there')) throw fault
    }
  return count === 0 ? undefined : world.teams.postToChannel(world.directory.mash.channelId, post)
}

/** Once a day at most, in working hours, to the first officer who is there. */
async function nudge(world: JobWorld, waiting: readonly MailItem[]): Promise<void> {
  const { store, clock, directory } = world
  const now = clock.now()
  const today = dayOf(now)
  const calendar = { closures: directory.council.closures }
  if (waiting.length === 0 || withinHours(now, hoursOf(undefined), calendar) !== now) return
  const late = waiting.filter(({ receivedAt }) => dayOf(receivedAt) < today)
  if (late.length === 0 || (await store.memo(NUDGED))?.value === today) return
  const officer = await officerThere(world)
  if (officer === undefined) return
  await store.setMemo(NUDGED, today, now)
  const said = mailNudge(late.length)
  await world.teams
    .postToPerson(officer, { card: message(said, 'chat'), summary: said.title })
    .catch((fault) => world.hear({ kind: 'delivery', key: 'mash-mail-nudge', attempt: 1, fault }))
}

async function officerThere({ store, directory, clock }: JobWorld): Promise<string | undefined> {
  const today = dayOf(clock.now())
  const absences = await store.absences()
  const officers = peopleWithRole(directory, 'mash_officer')
  return (officers.find(({ id }) => !isAway(id, today, absences)) ?? officers[0])?.id
}
