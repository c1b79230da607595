/** Words from outside, as a card shows them: one line, cut to a length, and unable to turn what stands beside them. */

/** Marks that turn the direction of what follows, and whatever nobody can see. */
const TURNING = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/gu
const APART = '\u2068'
const END = '\u2069'

/** `longest` counts letters; what is cut off is marked so. Nothing stays nothing. */
export function inert(words: string, longest = 100): string {
  const line = words.toWellFormed().replaceAll(TURNING, ' ').replaceAll(/\s+/gu, ' ').trim()
  const letters = [...line]
  const shown = letters.length > longest ? `${letters.slice(0, longest).join('')}…` : line
  return shown === '' ? '' : `${APART}${shown}${END}`
}
