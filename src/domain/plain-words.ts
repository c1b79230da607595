/** Words as they are compared: without case, accents, marks and hidden characters, so that no way of typing hides them. */

/** `at` says, for each character of `words`, where in the text it was typed. */
export type PlainWords = { readonly words: string; readonly at: readonly number[] }

/** Letters and digits with one space between, each with its place in the text. */
export function plainWords(text: string): PlainWords {
  const words: string[] = []
  const at: number[] = []
  let place = 0
  for (const typed of text) {
    for (const each of ASCII[typed.charCodeAt(0)] ?? folded(typed)) {
      const isWord = isWordCharacter(each)
      if (!isWord && (words.length === 0 || words.at(-1) === ' ')) continue
      words.push(isWord ? each : ' ')
      at.push(place)
    }
    place += typed.length
  }
  if (words.at(-1) === ' ') {
    words.pop()
    at.pop()
  }
  return { words: words.join(''), at }
}

export const plain = (text: string): string => plainWords(text).words

const isWordCharacter = (each: string): boolean =>
  each.charCodeAt(0) < 128 ? /[a-z0-9]/.test(each) : /[\p{L}\p{N}]/u.test(each)

/** One character as typed in those it is compared by; nothing for an apostrophe, an accent or a hidden one. */
const folded = (typed: string): string =>
  /^['’‘ʼ`´]$/u.test(typed)
    ? ''
    : [
        ...typed
          .normalize('NFKD')
          .replaceAll(/[\p{M}\p{Cf}]/gu, '')
          .toLowerCase()
          .replaceAll(/\p{M}/gu, ''),
      ]
        .map((each) => FOLDED[each] ?? each)
        .join('')

/** Letters that no rule of Unicode takes apart, and that people leave out or write as others. */
const FOLDED: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ς: 'σ' },
}

/** What nearly every text is made of, folded once: each report is searched several times. */
const ASCII: readonly string[] = Array.from({ length: 128 }, (_, code) => folded(String.fromCharCode(code)))
