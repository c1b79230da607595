/** Words of a file as they may be printed on a terminal: short, on one line, and nothing that steers it. */

const MOST = 80

/** Control characters, marks of direction and halves of characters are shown as a box. */
export function shown(words: string): string {
  // A long text is cut before it is looked at: a character takes two places at most.
  const characters = [...words.slice(0, 2 * MOST + 2)]
  const short = characters.length > MOST ? `${characters.slice(0, MOST).join('')}…` : words
  return short.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '�')
}
