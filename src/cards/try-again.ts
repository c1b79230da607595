/** A dialog in which something broke: what was typed stays with its button, so that nobody has to type it again. */
import { message } from './message.ts'
import type { Card } from './render.ts'

/** `pressed` is what was sent: the verb, and the boxes as they stood. */
export function tryAgain(words: string, pressed: Readonly<Record<string, unknown>>): Card {
  const card = message({ title: 'That did not work just now', lines: [words, KEPT], buttons: [] }, 'dialog')
  return { ...card, actions: [{ type: 'Action.Submit', title: 'Try again', data: pressed }] }
}

const KEPT = 'What you typed is still here. Please keep this window open, and press “Try again”.'
