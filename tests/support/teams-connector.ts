/** The Connector of the loopback Teams: takes what the bot posts and keeps each conversation as people would see it. */
import { createHash } from 'node:crypto'

export type Activity = Readonly<Record<string, unknown>>

/** `activity` is what stands now; `versions` counts the first post and every change. */
export type Post = { readonly id: string; activity: Activity; versions: number; deleted: boolean }

export type ConnectorAnswer = { readonly status: number; readonly body?: unknown }

export type LoopbackConnector = {
  answer(method: string, path: string, body: unknown): ConnectorAnswer
  /** Every post in that conversation, oldest first; for a channel, those of all its threads. */
  posts(conversationId: string): readonly Post[]
}

type Asked = { readonly values: readonly string[]; readonly body: Activity }
type Route = readonly [method: string, path: RegExp, answer: (asked: Asked) => ConnectorAnswer]

/** `members` are the people the bot can look up. */
export function loopbackConnector(
  members: () => readonly Activity[],
  channelTypes: ReadonlyMap<string, string> = new Map(),
): LoopbackConnector {
  const conversations = new Map<string, Post[]>()
  let last = 1_795_000_000_000

  const add = (conversationId: string, activity: Activity): string => {
    last += 1
    const id = String(last)
    const posts = conversations.get(conversationId) ?? []
    conversations.set(conversationId, [...posts, { id, activity, versions: 1, deleted: false }])
    return id
  }
  const find = (conversationId = '', activityId = '') =>
    conversations.get(conversationId)?.find((post) => post.id === activityId && !post.deleted)

  const start = ({ body }: Asked): ConnectorAnswer => {
    const channelId = idIn(inside(body.channelData).channel)
    const activity = inside(body.activity)
    if (channelId) {
      if (body.isGroup !== true || activity.type === undefined) return refused(400, 'BadSyntax')
      const id = String(last + 1)
      const conversationId = `${channelId};messageid=${id}`
      add(conversationId, activity)
      return { status: 201, body: { id: conversationId, activityId: id } }
    }
    const person = Array.isArray(body.members) ? idIn(body.members[0]) : undefined
    if (!person || body.isGroup === true) return refused(400, 'BadSyntax')
    return { status: 201, body: { id: personalConversation(person) } }
  }
  const post = ({ values: [conversationId = ''], body }: Asked): ConnectorAnswer =>
    body.type === undefined
      ? refused(400, 'BadSyntax')
      : { status: 201, body: { id: add(conversationId, body) } }
  const change = ({ values: [conversationId, activityId], body }: Asked): ConnectorAnswer => {
    const stands = find(conversationId, activityId)
    if (!stands) return refused(404, 'ActivityNotFoundInConversation')
    stands.activity = body
    stands.versions += 1
    return { status: 200, body: { id: activityId } }
  }
  const remove = ({ values: [conversationId, activityId] }: Asked): ConnectorAnswer => {
    const stands = find(conversationId, activityId)
    if (stands) stands.deleted = true
    return stands ? { status: 200 } : refused(404, 'ActivityNotFoundInConversation')
  }
  const member = ({ values: [, id] }: Asked): ConnectorAnswer => {
    const known = members().find((each) => each.id === id || each.aadObjectId === id)
    return known ? { status: 200, body: known } : refused(404, 'MemberNotFoundInConversation')
  }
  // A team of one channel, which has its id; a test says of others what they are.
  const channels = ({ values: [id = ''] }: Asked): ConnectorAnswer => ({
    status: 200,
    body: {
      conversations: [{ id }, ...[...channelTypes].map(([of, type]) => ({ id: of, name: 'x', type }))],
    },
  })
  const routes: readonly Route[] = [
    ['POST', /^\/v3\/conversations$/, start],
    ['POST', /^\/v3\/conversations\/([^/]+)\/activities(?:\/[^/]+)?$/, post],
    ['PUT', /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/, change],
    ['DELETE', /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/, remove],
    ['GET', /^\/v3\/conversations\/([^/]+)\/members\/([^/]+)$/, member],
    ['GET', /^\/v3\/teams\/([^/]+)\/conversations$/, channels],
    [
      'GET',
      /^\/v3\/conversations\/([^/]+)\/pagedmembers$/,
      () => ({ status: 200, body: { members: members() } }),
    ],
  ]
  return {
    answer(method, path, body) {
      for (const [verb, pattern, answer] of routes) {
        const found = verb === method ? pattern.exec(path) : null
        if (found) return answer({ values: found.slice(1).map(decodeURIComponent), body: inside(body) })
      }
      return refused(404, 'ServiceError')
    },
    posts: (wanted) =>
      [...conversations.entries()]
        .filter(([id]) => id === wanted || id.startsWith(`${wanted};messageid=`))
        .flatMap(([, posts]) => posts)
        .filter((each) => !each.deleted),
  }
}

/** The one personal chat of a person with the bot: the same however often it is opened. */
export function personalConversation(personId: string): string {
  return `a:1${createHash('sha256').update(personId).digest('base64url').slice(0, 30)}`
}

export const refused = (status: number, code: string): ConnectorAnswer => ({
  status,
  body: { error: { code, message: 'Refused by the loopback Teams.' } },
})

const inside = (value: unknown): Activity => (typeof value === 'object' && value !== null ? { ...value } : {})

const idIn = (value: unknown): string | undefined => {
  const { id } = inside(value)
  return typeof id === 'string' ? id : undefined
}
