/** One turn: who is this, which road, say a refusal kindly. A fault gives the person a short id and the log the rest. */
import { randomUUID } from 'node:crypto'
import type { TurnContext } from 'botbuilder'
import { tryAgain } from '../cards/try-again.ts'
import { personById } from '../domain/directory.ts'
import { dayOf } from '../domain/moment.ts'
import type { Person } from '../domain/people.ts'
import { REFUSALS } from '../domain/refusal.ts'
import { knownTo } from '../workflow/known-to.ts'
import { isVerb, press } from './actions/index.ts'
import { help, notUnderstood, understand } from './commands/index.ts'
import { attachWords } from './commands/papers.ts'
import { faultWords, inTurn } from './fault-words.ts'
import {
  channelOf,
  type Incoming,
  incoming,
  isPersonal,
  pressFromDialog,
  pressFromExecute,
  pressFromSubmit,
  wordsOf,
} from './incoming.ts'
import { whyNotInChannel } from './membership.ts'
import { asCardAnswer, asDialogAnswer, asMessage, asSearchAnswer } from './outgoing.ts'
import { filesIn, filesReply } from './papers.ts'
import { markPress } from './pressed-once.ts'
import { knowingPurged } from './purged-reply.ts'
import { NOT_REACHED } from './replies.ts'
import { searchReply } from './search-extension.ts'
import type { BotWorld, Reply, Turn } from './turn.ts'

export type BotParts = {
  readonly world: BotWorld
  /** Remembers where a person or a channel can be reached; says whether they were not known before. */
  readonly remember: (
    owner: string,
    place: { conversationId: string; serviceUrl: string },
  ) => Promise<boolean>
  readonly fault: (id: string, fault: unknown) => void
  /** A newer release has the store to itself. */
  readonly isOvertaken?: () => boolean
  /** The bot is in this channel, and somebody has just opened it there. */
  readonly channelOpened: (channelId: string, serviceUrl: string) => void
}

export const NEW_REFERRAL_COMMAND = 'newReferral'

const TOO_LONG = 'That is longer than I can read at once, and nothing was changed. Please send it in parts.'

export const onTurn =
  (parts: BotParts) =>
  async (context: TurnContext): Promise<void> => {
    const parsed = incoming.safeParse(context.activity)
    if (!parsed.success) return
    const activity = parsed.data
    if (activity.type === 'message') return onMessage(parts, context, activity)
    if (activity.type === 'invoke') return onInvoke(parts, context, activity)
    const isNew = await remember(parts, activity)
    const channelId = isPersonal(activity) ? undefined : channelOf(activity)
    if (
      activity.type === 'installationUpdate' &&
      channelId !== undefined &&
      activity.serviceUrl !== undefined
    )
      parts.channelOpened(channelId, activity.serviceUrl)
    if (isNew && isPersonal(activity) && context.activity.action !== 'remove')
      return welcome(parts, context, activity)
  }

async function remember({ remember }: BotParts, activity: Incoming): Promise<boolean> {
  const { serviceUrl, conversation, from } = activity
  if (serviceUrl === undefined) return false
  const owner = isPersonal(activity) ? from?.aadObjectId : channelOf(activity)
  const conversationId = isPersonal(activity) ? conversation.id : (channelOf(activity) ?? conversation.id)
  return owner === undefined ? false : remember(owner, { conversationId, serviceUrl })
}

function turnFor(parts: BotParts, activity: Incoming, surface: Turn['surface']): Turn | undefined {
  const by: Person | undefined = personById(parts.world.directory, activity.from?.aadObjectId ?? '')
  if (by === undefined) return undefined
  const stamp = randomUUID().slice(0, 6)
  const today = dayOf(parts.world.clock.now())
  const press: NonNullable<BotWorld['press']> = { came: new Map() }
  const world = Object.assign(knownTo(parts.world, by), { press })
  return { by, surface, world, today, stamp, ...placeOf(parts, activity) }
}

/** What is only there in a channel. */
function placeOf({ world }: BotParts, activity: Incoming): Pick<Turn, 'channel' | 'membership'> {
  const channelId = isPersonal(activity) ? undefined : channelOf(activity)
  if (channelId === undefined) return {}
  const { serviceUrl, from, channelData } = activity
  if (serviceUrl === undefined || world.membershipOf === undefined) return { channel: channelId }
  const place = { channelId, teamId: channelData?.team?.id, serviceUrl }
  return {
    channel: channelId,
    membership: async () => world.membershipOf?.(place, from?.aadObjectId ?? '') ?? 'not known',
  }
}

type Asked = {
  readonly parts: BotParts
  readonly activity: Incoming
  readonly surface: Turn['surface']
  /** Files take as long as they take to be fetched, which has a limit of its own. */
  readonly patient?: boolean
}

/** Runs a handler; whoever is not in the directory is told so, and a fault becomes a sentence with an id. */
async function answer<T = Reply>(asked: Asked, run: (turn: Turn) => Promise<T> | T): Promise<T | Reply> {
  const { parts, activity, surface } = asked
  if (parts.isOvertaken?.() === true) return { text: REFUSALS.beingUpgraded }
  try {
    const answering = answerNow(asked, run)
    return await (asked.patient ? answering : inTurn(answering))
  } catch (fault) {
    const id = randomUUID().slice(0, 8)
    parts.fault(id, fault)
    const words = faultWords(fault, id)
    const typed = pressFromDialog(activity.value).data
    return surface === 'dialog' && activity.name !== 'task/fetch' && isTyped(typed)
      ? { card: tryAgain(words, typed) }
      : { text: words }
  }
}

async function answerNow<T>({ parts, activity, surface }: Asked, run: (turn: Turn) => Promise<T> | T) {
  // What another instance has changed counts from this press on: who may come in, and who may not any more.
  await Promise.all([remember(parts, activity), parts.world.directoryFresh?.()])
  const turn = turnFor(parts, activity, surface)
  return turn === undefined ? { text: REFUSALS.notInDirectory } : run(turn)
}

/** A button of a dialog, with the boxes as they stood. */
const isTyped = (data: unknown): data is Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null && 'verb' in data

async function onMessage(parts: BotParts, context: TurnContext, activity: Incoming): Promise<void> {
  const asked: Asked = { parts, activity, surface: isPersonal(activity) ? 'chat' : 'channel' }
  if (activity.value !== undefined && activity.value !== null) {
    const { verb, data } = pressFromSubmit(activity.value)
    return replace(context, activity, await answer(asked, (turn) => pressed(turn, verb, data)))
  }
  const text = wordsOf(activity.text ?? '')
  const files = isPersonal(activity) ? filesIn(activity) : undefined
  if (files !== undefined) {
    const reply = await answer({ ...asked, patient: true }, (turn) =>
      watched(turn, 'files', () => filesReply(turn, files, attachWords(turn, text))),
    )
    return void (await context.sendActivity(asMessage(reply)))
  }
  await context.sendActivity(asMessage(await answer(asked, (turn) => say(turn, text))))
}

/** Teams sends about 28,000 characters at most. */
const LONGEST_TEXT = 30_000

const pressed = async (turn: Turn, verb: unknown, data: unknown): Promise<Reply> =>
  watched(turn, isVerb(verb) ? verb : 'no such button', async () => {
    markPress(turn, verb, data)
    return knowingPurged(turn, data, await press(turn, verb, data))
  })

const watched = <T>({ world }: Turn, asked: string, work: () => Promise<T> | T): Promise<T> | T =>
  world.watch === undefined ? work() : world.watch(asked, work)

const say = async (turn: Turn, text: string): Promise<Reply> =>
  knowingPurged(turn, text, await sayOf(turn, text))

async function sayOf(turn: Turn, text: string): Promise<Reply> {
  if (text.length > LONGEST_TEXT) return { text: TOO_LONG }
  const understood = understand(text)
  if (understood === undefined) return notUnderstood(text)
  const { command, taken } = understood
  const run = (of: Turn) => watched(turn, command.words, () => command.run(of, taken))
  if (turn.surface !== 'channel' || command.inChannel) {
    const forMembers = turn.surface === 'channel' && command.inChannel === 'for its members'
    return (forMembers ? await whyNotInChannel(turn) : undefined) ?? run(turn)
  }
  // Anything about a family goes to the person's own chat; the channel only hears that it did.
  const reply = await run({ ...turn, surface: 'chat' })
  if (!('card' in reply)) return reply
  const reached = await turn.world.chat.post(turn.by.id, { card: reply.card, summary: 'Here you go on' })
  return { text: reached ? 'I have answered in your own chat with me.' : NOT_REACHED }
}

/** The fallback of a button does what the button does: the card is replaced where it stands. */
async function replace(context: TurnContext, activity: Incoming, reply: Reply): Promise<void> {
  const message = asMessage(reply)
  if (activity.replyToId === undefined || !('card' in reply))
    return void (await context.sendActivity(message))
  try {
    await context.updateActivity({ ...message, id: activity.replyToId })
  } catch {
    // The card is gone or cannot be changed: the answer must still arrive.
    await context.sendActivity(message)
  }
}

async function onInvoke(parts: BotParts, context: TurnContext, activity: Incoming): Promise<void> {
  const body = await invokeBody(parts, activity)
  const value = body === undefined ? { status: 501 } : { status: 200, body }
  await context.sendActivity({ type: 'invokeResponse', value })
}

async function invokeBody(parts: BotParts, activity: Incoming): Promise<object | undefined> {
  const { name, value } = activity
  if (name === 'adaptiveCard/action') {
    const surface = isPersonal(activity) ? 'chat' : 'channel'
    const { verb, data } = pressFromExecute(value)
    return asCardAnswer(await answer({ parts, activity, surface }, (turn) => pressed(turn, verb, data)))
  }
  const asked: Asked = { parts, activity, surface: 'dialog' }
  const { verb, data, commandId } = pressFromDialog(value)
  switch (name) {
    case 'task/fetch':
    case 'task/submit':
    case 'composeExtension/submitAction':
      return asDialogAnswer(await answer(asked, (turn) => pressed(turn, verb, data)), 'Prison contact')
    case 'composeExtension/fetchTask': {
      const opens = commandId === NEW_REFERRAL_COMMAND ? 'new-referral' : undefined
      return asDialogAnswer(
        await answer(asked, (turn) => watched(turn, opens ?? 'no such dialog', () => press(turn, opens, {}))),
        'New referral',
      )
    }
    case 'composeExtension/query': {
      const found = await answer(asked, (turn) => watched(turn, 'search', () => searchReply(turn, value)))
      return found === undefined || 'card' in found ? undefined : asSearchAnswer(found)
    }
    default:
      return undefined
  }
}

/** Said once, by whichever event of the installation comes first: what the bot does, and what to type. */
async function welcome(parts: BotParts, context: TurnContext, activity: Incoming): Promise<void> {
  await context.sendActivity(asMessage(await answer({ parts, activity, surface: 'chat' }, help)))
}
