/** What is longer than a card could ever show again is not taken; the text stays where the person typed it. */

/** Three times the longest answer: enough to give a long one back with what is wrong, and still fit on a card. */
const LONGEST = 12_000

export const isTooLong = (...texts: readonly unknown[]): boolean =>
  texts.some((text) => typeof text === 'string' && JSON.stringify(text).length > LONGEST)

export const TOO_LONG =
  'That is far longer than an answer can be (4000 characters), so nothing was saved. Your text is still where you typed it.'
