/** Writes down where people and channels can be reached, but not again and again for each thing they say. */
import type { Moment } from '../domain/moment.ts'
import { type Conversation, saveConversation } from './conversations.ts'
import type { Database } from './database.ts'

const AGAIN_AFTER_MS = 60 * 60 * 1000
const MOST_KEPT = 10_000

/** Saves a place when it is new, changed, or was last saved an hour ago. Says whether it was never seen before. */
export function placesMemory(database: Database, now: () => Moment) {
  const kept = new Map<string, { readonly place: string; readonly savedAt: number }>()
  return async (owner: string, conversation: Conversation): Promise<boolean> => {
    const place = `${conversation.serviceUrl} ${conversation.conversationId}`
    const known = kept.get(owner)
    const seenAt = now()
    const age = Date.parse(seenAt) - (known?.savedAt ?? 0)
    if (known?.place === place && age < AGAIN_AFTER_MS) return false
    const isNew = await saveConversation(database.kysely, owner, { ...conversation, seenAt })
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(owner, { place, savedAt: Date.parse(seenAt) })
    return isNew
  }
}
