/** Small numbers as words, the way people say them in a sentence. */

const WORDS = [
  ...[
    'no',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
  ],
] as const

/** `one` to `twelve`; from thirteen on in figures. */
export const inWords = (count: number): string => WORDS[count] ?? String(count)

/** `two working days`, `one section`: the word takes an s but for one. */
export const counted = (count: number, word: string): string =>
  `${inWords(count)} ${word}${count === 1 ? '' : 's'}`
