/** A line on a message that may have been read before: the bot was cut off, and Teams cannot be asked what it took. */
import type { Card } from './render.ts'

const SAID_BEFORE = 'If you have read this before, nothing is new: I was cut off while I sent it.'

export function saidBefore(card: Card): Card {
  const { body } = card
  if (!Array.isArray(body)) return card
  const line = { type: 'TextBlock', text: SAID_BEFORE, wrap: true, isSubtle: true, spacing: 'Medium' }
  return { ...card, body: [...body, line] }
}
