/** What came in at Teams by itself since the last time one listened: read off the wire, as people would see it. */
import type { Moment } from '../../src/domain/moment.ts'
import type { Person } from '../../src/domain/people.ts'
import { personalConversation } from '../../tests/support/teams-connector.ts'
import type { Running } from './product.ts'

/** A rung as the buttons of a message carry it. */
export type SaidRung = { readonly reference: string; readonly rung: string }

export type Heard = {
  readonly at: Moment
  /** A person's id, or the id of a channel. */
  readonly to: string
  readonly isChannel: boolean
  /** A change of a card that stood already rings no bell. */
  readonly isNew: boolean
  readonly summary: string
  readonly rungs: readonly SaidRung[]
  /** The whole post. Kept of channels only, to look for names in it. */
  readonly text: string
}

export type Ears = { listen(): readonly Heard[] }

type Body = { readonly summary?: string; readonly activity?: Body; readonly channelData?: unknown }

const CHAT = /^\/v3\/conversations\/([^/]+)\/activities$/
const CHANGE = /^\/v3\/conversations\/([^/]+)\/activities\/[^/]+$/

/** An answer to somebody names the activity it answers, in its path or in itself: that is not counted. */
export function openEars(running: Running, people: readonly Person[]): Ears {
  const chats = new Map(people.map(({ id }) => [personalConversation(id), id]))
  let seen = 0
  const heard = (call: { method: string; path: string; body: unknown }): readonly Heard[] => {
    const body = (call.body ?? {}) as Body & { replyToId?: string }
    const at = running.clock.now()
    if (call.method === 'POST' && call.path === '/v3/conversations') {
      const channel = JSON.stringify(body.channelData ?? {}).match(/"channel":\{"id":"([^"]+)"/)?.[1]
      if (channel === undefined || body.activity === undefined) return []
      return [{ at, to: channel, isChannel: true, isNew: true, ...wordsOf(body.activity) }]
    }
    const change = call.method === 'PUT' ? CHANGE.exec(call.path)?.[1] : undefined
    if (change?.includes(';messageid='))
      return [{ at, to: change.split(';')[0] ?? '', isChannel: true, isNew: false, ...wordsOf(body) }]
    const person = call.method === 'POST' ? chats.get(CHAT.exec(call.path)?.[1] ?? '') : undefined
    if (person === undefined || body.replyToId !== undefined) return []
    return [{ at, to: person, isChannel: false, isNew: true, ...wordsOf(body), text: '' }]
  }
  return {
    listen() {
      const fresh = running.teams.calls.slice(seen)
      seen += fresh.length
      return fresh.flatMap(heard)
    },
  }
}

function wordsOf(body: Body): Pick<Heard, 'summary' | 'rungs' | 'text'> {
  const found = new Map<string, SaidRung>()
  collect(body, found)
  return { summary: body.summary ?? '', rungs: [...found.values()], text: JSON.stringify(body) }
}

function collect(node: unknown, found: Map<string, SaidRung>): void {
  if (Array.isArray(node)) for (const item of node) collect(item, found)
  else if (typeof node === 'object' && node !== null) {
    const { reference, rung } = node as Record<string, unknown>
    if (typeof reference === 'string' && typeof rung === 'string' && reference !== '' && rung !== '')
      found.set(`${reference}/${rung}`, { reference, rung })
    for (const value of Object.values(node)) collect(value, found)
  }
}
