/** Posts of the bot in Teams: a new post in a channel, a change to one, a message to one person. */
import type { Activity } from 'botbuilder'
import type { ConnectorClient } from 'botframework-connector'
import type { Pace } from './pace.ts'
import type { Before, Place, Post, TeamsGateway } from './ports.ts'
import { Trouble } from './trouble.ts'

export type PersonConversation = { readonly conversationId: string; readonly serviceUrl: string }

export type TeamsGatewayOptions = {
  readonly connectors: { to(serviceUrl: string): ConnectorClient; ready(): Promise<void> }
  /** Empty in local mode. */
  readonly appId: string
  readonly tenantId: string
  readonly addresses: {
    /** The address that Teams last spoke from in a team; undefined until the bot is installed in one. */
    channelServiceUrl(): Promise<string | undefined>
    personConversation(personId: string): Promise<PersonConversation | undefined>
    savePersonConversation(personId: string, conversation: PersonConversation): Promise<void>
  }
  /** Where it is left out, as in local mode, nothing waits for its turn. */
  readonly pace?: Pace | undefined
}

/**
 * Every fault is a `Trouble`, raised by the connector: nothing here tries again, the job's own rules do.
 * A person is addressed by Entra object id. Text goes as plain text, so nothing a person wrote becomes Markdown.
 */
export function teamsGateway(options: TeamsGatewayOptions): TeamsGateway {
  const { connectors, addresses } = options
  return {
    async postToChannel(channelId, post, before) {
      const { conversations } = connectors.to(await serviceUrl(options))
      const started = await inTurn(channelId, options, async () => {
        await before?.()
        return conversations.createConversation({
          ...sender(options),
          isGroup: true,
          channelData: { channel: { id: channelId }, ...tenantData(options) },
          activity: activityOf(post),
        } as Parameters<typeof conversations.createConversation>[0])
      })
      return placeOf(started.id, started.activityId)
    },

    async update(place, post) {
      const { conversations } = connectors.to(await serviceUrl(options))
      const activity = { ...activityOf(post), id: place.activityId }
      await inTurn(place.conversationId, options, () =>
        conversations.updateActivity(place.conversationId, place.activityId, activity),
      )
    },

    async postToPerson(personId, post, before) {
      const leaving = { post, before }
      const known = await addresses.personConversation(personId)
      if (!known) return postIn(await openConversation(personId, options), leaving, options)
      try {
        return await postIn(known, leaving, options)
      } catch (fault) {
        // The stored conversation is gone, as after a move to another region: one fresh one is worth a try.
        if (!(fault instanceof Trouble) || fault.advice !== 'not there') throw fault
        return postIn(await openConversation(personId, options), leaving, options)
      }
    },

    ready: () => connectors.ready(),
  }
}

async function openConversation(personId: string, options: TeamsGatewayOptions): Promise<PersonConversation> {
  const address = await serviceUrl(options)
  const { conversations } = options.connectors.to(address)
  const opened = await inTurn(undefined, options, () =>
    conversations.createConversation({
      ...sender(options),
      isGroup: false,
      members: [{ id: personId }],
      channelData: tenantData(options),
      ...(options.tenantId === '' ? {} : { tenantId: options.tenantId }),
    } as Parameters<typeof conversations.createConversation>[0]),
  ).catch((fault: unknown) => {
    // Opening a conversation twice gives the same one, so silence is no reason to look first.
    if (fault instanceof Trouble && fault.advice === 'not known') throw new Trouble('try again', fault.code)
    throw fault
  })
  if (!opened.id) throw new Trouble('try again', 'NoConversationId')
  const conversation = { conversationId: opened.id, serviceUrl: address }
  await options.addresses.savePersonConversation(personId, conversation)
  return conversation
}

async function postIn(
  { conversationId, serviceUrl: address }: PersonConversation,
  { post, before }: { readonly post: Post; readonly before: Before | undefined },
  options: TeamsGatewayOptions,
): Promise<Place> {
  const { conversations } = options.connectors.to(address)
  const posted = await inTurn(conversationId, options, async () => {
    await before?.()
    return conversations.sendToConversation(conversationId, activityOf(post))
  })
  return placeOf(conversationId, posted.id)
}

/** One call in its turn. Where Teams asks to wait, all wait who would run into the same wall. */
async function inTurn<T>(
  conversationId: string | undefined,
  { pace, connectors }: TeamsGatewayOptions,
  call: () => Promise<T>,
): Promise<T> {
  if (pace === undefined) return call()
  // Teams counts a channel as one conversation, whichever post of it is answered or changed.
  const thread = conversationId?.split(';')[0]
  // The token first: turns that were given while it is fetched would all begin together when it comes.
  await connectors.ready()
  await pace.turn(thread)
  try {
    return await call()
  } catch (fault) {
    if (!(fault instanceof Trouble) || fault.status === undefined) throw fault
    const asked = fault.advice === 'try again' ? (fault.retryAfterSeconds ?? 0) : 0
    // Opening a conversation has no thread yet: only throttling says something about all the others.
    if (asked > 0 && (thread !== undefined || fault.status === 429)) pace.holdOff(thread, asked)
    throw fault
  }
}

function activityOf(post: Post): Partial<Activity> {
  if ('text' in post) return { type: 'message', text: post.text, textFormat: 'plain' }
  const { card, summary } = post
  const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }]
  return { type: 'message', summary, attachments }
}

/** A new post in a channel starts its own thread: `19:...@thread.tacv2;messageid=N`, where N is also the post. */
function placeOf(conversationId: string | undefined, activityId: string | undefined): Place {
  const id = activityId || /;messageid=(\d+)$/.exec(conversationId ?? '')?.[1]
  if (!conversationId || !id) throw new Trouble('not known', 'NoActivityId')
  return { conversationId, activityId: id }
}

/** Until Teams has spoken to the bot once there is nowhere to post to; the wait ends when the app is installed. */
async function serviceUrl({ addresses }: TeamsGatewayOptions): Promise<string> {
  const address = await addresses.channelServiceUrl()
  if (!address) throw new Trouble('try again', 'NotInstalledYet')
  return address
}

const sender = ({ appId }: TeamsGatewayOptions) => (appId === '' ? {} : { bot: { id: `28:${appId}` } })
const tenantData = ({ tenantId }: TeamsGatewayOptions) =>
  tenantId === '' ? {} : { tenant: { id: tenantId } }
