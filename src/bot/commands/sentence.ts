/** A typed sentence in its parts: what stands before and after a word or a colon. */

/** `before: words`. Without a colon there are no words. */
export function afterColon(text: string): { readonly before: string; readonly words: string } {
  const at = text.indexOf(':')
  return at < 0
    ? { before: text.trim(), words: '' }
    : { before: text.slice(0, at).trim(), words: text.slice(at + 1).trim() }
}

type Cut = readonly [before: string, after: string]

/** The text before and after the first time that a word stands in it by itself; nothing after it where it does not. */
export const cutAt = (text: string, word: string): Cut => cut(text, word, (places) => places[0])

export const cutAtLast = (text: string, word: string): Cut => cut(text, word, (places) => places.at(-1))

function cut(text: string, word: string, choose: (places: readonly number[]) => number | undefined): Cut {
  const places = [...` ${text} `.matchAll(new RegExp(`\\s${word}(?=\\s)`, 'giu'))].map(({ index }) => index)
  const at = choose(places)
  return at === undefined
    ? [text.trim(), '']
    : [text.slice(0, at).trim(), text.slice(at + word.length).trim()]
}
