/** What people do in the loopback Teams, as the activities that Teams makes of it. */
import type { Activity } from './teams-connector.ts'
import { personalConversation } from './teams-connector.ts'

/** What the bot answered on the same connection. */
export type BotAnswer = { readonly status: number; readonly body: unknown }

/** `id` is the Entra object id. */
export type TestPerson = { readonly id: string; readonly name: string }

/** A channel of a team, with the thread a reply goes into; without one the person starts a new post. */
export type TestChannel = { readonly id: string; readonly teamId: string; readonly teamName?: string }

export type Deed = {
  /** Says a text; in a channel the bot is mentioned first, as it must be. */
  says(text: string): Promise<BotAnswer>
  /** Presses an `Action.Execute`. `on` is the id of the post that holds the card. */
  presses(verb: string, data?: Activity, on?: string): Promise<BotAnswer>
  /** What a client does by itself when a card has a `refresh`. */
  refreshes(verb: string, data?: Activity, on?: string): Promise<BotAnswer>
  /** Presses an `Action.Submit`: Teams sends a message with a value and no text. */
  submits(data: Activity, on?: string): Promise<BotAnswer>
  opensDialog(data: Activity, on?: string): Promise<BotAnswer>
  submitsDialog(data: Activity): Promise<BotAnswer>
  opensExtension(commandId: string, value?: Activity): Promise<BotAnswer>
  submitsExtension(commandId: string, data: Activity): Promise<BotAnswer>
  /** Installs the app here: Teams tells of the new member and of the installation. */
  installs(): Promise<BotAnswer>
  removes(): Promise<BotAnswer>
  /** Any other activity, completed with who, where and when. */
  sends(activity: Activity): Promise<BotAnswer>
}

export type Place = { readonly appId: string; readonly tenantId: string; readonly serviceUrl: string }
type Send = (activity: Activity) => Promise<BotAnswer>
type Where = { readonly channel?: TestChannel; readonly threadId?: string }

/** The deeds of one person in one place: the personal chat, unless `where` names a channel. */
export function deedsOf(
  person: TestPerson,
  where: Where,
  { place, send }: { place: Place; send: Send },
): Deed {
  const sends = (activity: Activity) => send(complete(activity, { person, where, place }))
  const invoke = (name: string, value: Activity, on?: string) =>
    sends({ type: 'invoke', name, value, ...(on === undefined ? {} : { replyToId: on }) })
  const act =
    (trigger: string) =>
    (verb: string, data: Activity = {}, on?: string) =>
      invoke('adaptiveCard/action', { action: { type: 'Action.Execute', verb, data }, trigger }, on)
  const context = { theme: 'default' }
  const members = [{ id: `28:${place.appId}` }]
  return {
    sends,
    says: (text) => sends(where.channel ? mention(text, place.appId) : { type: 'message', text }),
    presses: act('manual'),
    refreshes: act('automatic'),
    submits: (value, on) => sends({ type: 'message', value, ...(on === undefined ? {} : { replyToId: on }) }),
    opensDialog: (data, on) => invoke('task/fetch', { data: { type: 'task/fetch', ...data }, context }, on),
    submitsDialog: (data) => invoke('task/submit', { data, context }),
    opensExtension: (commandId, value = {}) =>
      invoke('composeExtension/fetchTask', { commandId, commandContext: 'compose', context, ...value }),
    submitsExtension: (commandId, data) =>
      invoke('composeExtension/submitAction', { commandId, commandContext: 'compose', context, data }),
    async installs() {
      await sends({ type: 'installationUpdate', action: 'add' })
      const channelData = where.channel ? { eventType: 'teamMemberAdded' } : {}
      return sends({ type: 'conversationUpdate', membersAdded: members, channelData })
    },
    removes: () => sends({ type: 'installationUpdate', action: 'remove' }),
  }
}

type About = { readonly person: TestPerson; readonly where: Where; readonly place: Place }
let count = 0

/** Everything that Teams adds to an activity; what the activity says itself stands. */
function complete(activity: Activity, { person, where, place }: About): Activity {
  count += 1
  const now = new Date().toISOString()
  const { channelData, ...said } = activity
  return {
    id: activity.type === 'message' ? String(1_795_286_949_000 + count) : `f:${count.toString(16)}`,
    timestamp: now,
    localTimestamp: now.replace('Z', '+00:00'),
    localTimezone: 'Europe/London',
    locale: 'en-GB',
    channelId: 'msteams',
    serviceUrl: place.serviceUrl,
    from: { id: teamsIdOf(person), name: person.name, aadObjectId: person.id },
    recipient: { id: `28:${place.appId}`, name: 'Prison Contact' },
    conversation: { ...conversationOf(person, where), tenantId: place.tenantId },
    entities: [
      { type: 'clientInfo', locale: 'en-GB', country: 'GB', platform: 'Web', timezone: 'Europe/London' },
    ],
    ...(activity.type === 'message' && activity.text !== undefined ? { textFormat: 'plain' } : {}),
    ...said,
    channelData: { tenant: { id: place.tenantId }, ...channelDataOf(where), ...(channelData ?? {}) },
  }
}

export const teamsIdOf = ({ id }: TestPerson): string => `29:1${id.replaceAll('-', '')}`

function conversationOf({ id }: TestPerson, { channel, threadId }: Where): Activity {
  if (!channel) return { conversationType: 'personal', id: personalConversation(id) }
  count += 1
  const thread = threadId ?? String(1_795_286_949_000 + count)
  return { isGroup: true, conversationType: 'channel', id: `${channel.id};messageid=${thread}` }
}

function channelDataOf({ channel }: Where): Activity {
  if (!channel) return {}
  return {
    teamsChannelId: channel.id,
    teamsTeamId: channel.teamId,
    channel: { id: channel.id },
    team: { id: channel.teamId, name: channel.teamName ?? 'A team' },
  }
}

function mention(text: string, appId: string): Activity {
  const at = '<at>Prison Contact</at>'
  const entities = [{ type: 'mention', text: at, mentioned: { id: `28:${appId}`, name: 'Prison Contact' } }]
  return { type: 'message', text: `${at} ${text}`, entities }
}
