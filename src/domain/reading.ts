/** How easy a text is to read: the length of its sentences, and about which school grade its words ask for. */

export type Reading = {
  /** Words in the longest sentence, and that sentence. */
  readonly longest: number
  readonly sentence: string
  /** Flesch and Kincaid's grade: 5 is about ten years of age. Nothing below 0. */
  readonly grade: number
}

/** A line break ends a sentence too, and so does a colon: what follows is read for itself. */
export function readingOf(text: string): Reading {
  const sentences = text
    .split(/(?<=[.!?:])\s|\n/u)
    .map((sentence) => sentence.replace(/^-\s+/u, '').trim())
    .filter((sentence) => wordsIn(sentence).length > 0)
  const words = sentences.flatMap(wordsIn)
  const longest = sentences.reduce(
    (most, one) => (wordsIn(one).length > wordsIn(most).length ? one : most),
    '',
  )
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0)
  const grade =
    words.length === 0
      ? 0
      : 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59
  return { longest: wordsIn(longest).length, sentence: longest, grade: Math.max(0, grade) }
}

/** Numbers are read as easily as short words; a telephone number is one. */
const wordsIn = (sentence: string): readonly string[] =>
  sentence.replaceAll(/\d[\d ]*\d/gu, '1').match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []

/** Groups of vowels, without a silent e at the end: near enough for a whole text. */
function syllablesIn(word: string): number {
  const plain = word.toLowerCase().replaceAll(/[^a-z]/gu, '')
  if (plain.length <= 3) return 1
  const groups = plain.replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/u, '').match(/[aeiouy]{1,2}/gu)
  return Math.max(1, groups?.length ?? 1)
}
