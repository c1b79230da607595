/** The words of a command without the reference, and what follows it, as the rows of access have them. */
export const wordsOf = (words: string): string =>
  words === 'PCA-2026-0001' ? words : (words.split(/ PCA-/)[0] ?? '')
