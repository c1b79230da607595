/** What is answered about triage: the list, one request to decide about, what was decided, what was undone. */
import { message } from '../cards/message.ts'
import { hasShortView, shortViewMessage } from '../cards/short-view.ts'
import { triageCard } from '../cards/triage.ts'
import { MOST_WAITING, triageList } from '../cards/triage-list.ts'
import { sayDecided } from '../cards/triage-said.ts'
import { requesterAddress } from '../domain/dispatch.ts'
import { sayRequester } from '../domain/letters.ts'
import { sayMoment } from '../domain/moment.ts'
import { type Referral, STATUSES } from '../domain/referral.ts'
import { isRefusal, REFUSALS } from '../domain/refusal.ts'
import { decisionOf, maySeeTriage, mayTriage } from '../domain/triage.ts'
import { mayBeDecided } from '../domain/triage-words.ts'
import { noteRead } from '../workflow/find.ts'
import { decideTriage, triageView } from '../workflow/triage.ts'
import { type LetterStanding, letterOf } from '../workflow/triage-letter.ts'
import { waitingForTriage } from '../workflow/views.ts'
import { referralReply, refusalReply } from './replies.ts'
import type { Reply, Turn } from './turn.ts'

export async function triageListReply({ world, by, today, surface }: Turn): Promise<Reply> {
  if (!mayTriage(by)) return { text: REFUSALS.notToTriage }
  const { referrals, count } = await waitingForTriage(world, MOST_WAITING)
  return { card: triageList({ referrals, count, directory: world.directory, today }, surface) }
}

/** Everything to decide by on one card; of one that is past deciding, the referral. */
export async function triageReply(turn: Turn, reference: string, banner = ''): Promise<Reply> {
  const { world, by, today, surface } = turn
  const loaded = await world.store.load(reference)
  const isOpen = loaded !== undefined && mayBeDecided('redirect', loaded.referral.status)
  if (!isOpen || !mayTriage(by) || surface === 'channel')
    return referralReply(turn, reference, { say: banner })
  await noteRead(world, by, reference)
  const view = await triageView(world, loaded)
  const papers = (await world.store.papers(reference)).length
  return { card: triageCard({ ...view, papers, directory: world.directory, today, by, banner }, surface) }
}

/** The referral as it stands then, and on top what was done and what goes to whom. */
export function decidedReply(turn: Turn, referral: Referral): Promise<Reply> {
  const { directory, undoSeconds } = turn.world
  return referralReply(turn, referral.reference, sayDecided(referral, { directory, undoSeconds }))
}

type Undone = { readonly reference: string; readonly seen?: number | undefined; readonly reason?: string }

/** `seen` is the version of the decision that the card shows; whoever types undoes the newest. */
export async function undoTriageNow(turn: Turn, { reference, seen, reason = '' }: Undone): Promise<Reply> {
  const { world, by } = turn
  const before = (await world.store.load(reference))?.referral
  const result = await decideTriage(world, by, {
    reference,
    choice: { move: 'undoTriage', reason, seen: seen ?? (before && decisionOf(before)?.version) },
  })
  if (isRefusal(result)) return refusalReply(turn, reference, result)
  // Asked after it was undone: what has not gone by now does not go.
  const undone = result.decisions?.find(({ version }) => version === (before && decisionOf(before)?.version))
  const letter =
    undone === undefined ? { is: 'none' as const } : await letterOf(world, reference, undone.version)
  const now = decisionOf(result)
  const stands = now === undefined ? { is: 'none' as const } : await letterOf(world, reference, now.version)
  const more = [
    sayLetter(letter, result, turn),
    ...(result.status === 'needs_information' && stands.is === 'not sent'
      ? ['The letter that asked for what is missing has not gone either: please ask again.']
      : []),
  ]
  const say = `Undone. It is as it was before: ${STATUSES[result.status]}.`
  return referralReply(turn, reference, { say, more: more.filter((line) => line !== '') })
}

function sayLetter(letter: LetterStanding, { details }: Referral, { world }: Turn): string {
  const to = requesterAddress(details, world.directory)
  const who = `${sayRequester(details)}${to === undefined ? '' : ` (${to})`}`
  switch (letter.is) {
    case 'none':
      return ''
    case 'gone':
      return `The e-mail about it went to ${who} on ${sayMoment(letter.at)}. It cannot be taken back: please telephone, and explain.`
    case 'maybe gone':
      return `The e-mail about it may be going to ${who} just now. Please look in Sent Items of the shared mailbox; if it is there, telephone and explain.`
    default:
      return to === undefined
        ? `No e-mail went. If you have told ${who} yourself, please explain.`
        : 'The e-mail about it had not gone, and does not go.'
  }
}

/** For those who may sign it, and for MASH, who wrote it. */
export async function shortViewReply(turn: Turn, reference: string, banner = ''): Promise<Reply> {
  const { world, by, surface } = turn
  const { directory } = world
  const referral = (await world.store.load(reference))?.referral
  if (referral === undefined || !maySeeTriage(by, referral)) return { text: REFUSALS.unknownReference }
  if (!hasShortView(referral) || surface === 'channel')
    return referralReply(turn, reference, { say: banner === '' ? REFUSALS.notNow : banner })
  await noteRead(world, by, reference)
  const said = shortViewMessage(referral, { directory, by, banner, now: world.clock.now() })
  return { card: message(said, surface) }
}
