/** A name where none may stand. The rare words stand in for every name of a family, or of the council's people. */

export type Place = { readonly where: string; readonly text: string }

export const namesIn = (places: readonly Place[], words: readonly string[]): readonly string[] =>
  places.filter(({ text }) => words.some((word) => text.includes(word))).map(({ where }) => where)
