/** What the bot told people of the sample council who have no Playground, so that the page of local mode can show it. */
import type { Moment } from '../domain/moment.ts'
import type { Post } from '../gateways/ports.ts'

export type UnseenMessage = { readonly personId: string; readonly summary: string; readonly sentAt: Moment }

export type Unseen = {
  keep(personId: string, post: Post): void
  /** Since this start, newest last. */
  messages(): readonly UnseenMessage[]
}

const KEPT = 200

export function openUnseen(now: () => Moment): Unseen {
  let messages: readonly UnseenMessage[] = []
  return {
    keep(personId, post) {
      const summary = 'card' in post ? post.summary : post.text
      messages = [...messages, { personId, summary, sentAt: now() }].slice(-KEPT)
    },
    messages: () => messages,
  }
}
