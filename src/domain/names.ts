/** A name as it is looked for: how it is spelt, accented and hyphenated does not matter. */

/** Longer than any name; what comes after is not looked at. */
const LONGEST_NAME = 400
const LONGEST_WORD = 40
const MOST_WORDS = 8

/** Letters that do not come apart into a plain one and its mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ŧ: 't', ŋ: 'ng' },
}

const TITLES = new Set(['mr', 'mrs', 'miss', 'ms', 'mx', 'dr', 'prof', 'rev', 'sir'])

/** Small words that some write as a part of the next one: Al Hassan and Alhassan, O Brien and O’Brien. */
const PARTICLES = new Set([
  ...['o', 'd', 'al', 'el', 'ul', 'ur', 'ud', 'mc', 'mac', 'de', 'da', 'di', 'du', 'la', 'le', 'del', 'dos'],
  ...['van', 'von', 'der', 'den', 'st', 'abu', 'abd', 'bin', 'ben', 'ibn', 'bint'],
])

/**
 * The words of a name in small letters without accents; letters that are not Latin stay as they are. Apostrophes join,
 * hyphens and everything else part. Titles are left out, as long as anything else was typed. At most eight words.
 */
export function foldName(name: string): readonly string[] {
  const words = name
    .slice(0, LONGEST_NAME)
    .toWellFormed()
    .replaceAll(/['’‘ʼʻʿʾ`´′]/gu, '')
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    // A capital may bring a mark of its own when it becomes small.
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[ßæœøłđðþıħŧŋ]/gu, (letter) => PLAIN[letter] ?? letter)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => [...word].slice(0, LONGEST_WORD).join(''))
    .slice(0, MOST_WORDS)
  const named = words.filter((word) => !TITLES.has(word))
  return named.length > 0 ? named : words
}

/** The words, and each small one with the word after it as one. */
export const wordsToKeep = (words: readonly string[]): readonly string[] => [
  ...new Set([...words, ...words.flatMap((word, index) => joined(words, word, index))]),
]

/** What must be found: each word of what was asked for, and how else it may be written. */
export type Wanted = { readonly word: string; readonly orElse: readonly string[] }

/** A small word before another is no condition of its own, nor are one or two letters beside whole words. */
export function wantedWords(words: readonly string[]): readonly Wanted[] {
  const whole = words.flatMap((word, index): readonly Wanted[] => {
    if (PARTICLES.has(word) && index + 1 < words.length) return []
    const before = words[index - 1]
    return [{ word, orElse: before === undefined ? [] : joined(words, before, index - 1) }]
  })
  const long = whole.filter(({ word }) => word.length > 2)
  return long.length > 0 ? long : whole
}

function joined(words: readonly string[], word: string, index: number): readonly string[] {
  const next = words[index + 1]
  return PARTICLES.has(word) && next !== undefined ? [`${word}${next}`] : []
}

/** Every name among several that were typed into one box: `Al, also Allie; A. J.` */
export const namesIn = (text: string): readonly string[] =>
  text
    .slice(0, LONGEST_NAME)
    .split(/[,;/\n()]|\s(?:aka|also|or|and)\s/iu)
    .map((name) => name.trim())
    .filter((name) => name !== '')
