/** What is looked for in a text: an address, a school, a name or a number, in whatever way it may be typed. */
import { plain } from './plain-words.ts'

/**
 * `ordinary` is a word of everyday English too: as a name it counts with a capital letter inside a sentence alone.
 * `part` stands in every text that fits, letter by letter: where it is missing, nothing need be tried.
 */
export type Needle = { readonly pattern: RegExp; readonly ordinary: boolean; readonly part?: string }

/** Word after word, with or without a space between, and a possessive s where it is a name. */
export function needle(
  words: readonly string[],
  {
    possessive = false,
    ordinary = false,
  }: { readonly possessive?: boolean; readonly ordinary?: boolean } = {},
): Needle {
  const parts = words.flatMap((word) => word.match(/\p{N}+|[^\p{N}]+/gu) ?? [])
  const written = parts.map(variants)
  const [part = ''] = parts
    .filter((each) => variants(each) === each)
    .toSorted((one, other) => other.length - one.length)
  const end = possessive ? 's?' : ''
  return {
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])${written.join(' ?')}${end}(?![\\p{L}\\p{N}])`, 'gu'),
    ordinary,
    part,
  }
}

/** Words for kinds of streets that are written in short. */
const SHORT_FOR: readonly (readonly string[])[] = [
  ['street', 'st', 'saint', 'str'],
  ['road', 'rd'],
  ['lane', 'ln', 'la'],
  ['avenue', 'ave', 'av'],
  ['drive', 'dr', 'drv'],
  ['close', 'cl'],
  ['court', 'ct', 'crt'],
  ['crescent', 'cres', 'cresc'],
  ['gardens', 'gdns', 'gdn'],
  ['place', 'pl'],
  ['square', 'sq'],
  ['terrace', 'terr', 'ter'],
  ['grove', 'gr', 'grv'],
]

const variants = (word: string): string => {
  const all = SHORT_FOR.find((group) => group.includes(word))
  return all === undefined ? word : `(?:${all.join('|')})`
}

/** Character by character, so that a space anywhere does not hide it: a postcode, a telephone number. */
export const spelt = (characters: string, before = ''): Needle => ({
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])${before}${[...characters].join(' ?')}(?![\\p{L}\\p{N}])`, 'gu'),
  ordinary: false,
})

const NUMBER_AND_STREET = /(?<![\p{L}\p{N}])(\p{N}+\p{L}?) (\p{L}+(?: \p{L}+)?)/u
const POSTCODE = /(?<![\p{L}\p{N}])(\p{L}{1,2}\d[\p{L}\d]?) ?(\d\p{L}{2})(?![\p{L}\p{N}])/gu

const pieces = (text: string): readonly string[] =>
  text
    .split(/[,;\n]/u)
    .map(plain)
    .filter((piece) => piece !== '')

/** A house with its street, before or after it, and every postcode. */
export const placesIn = (text: string): readonly Needle[] => [
  ...pieces(text).flatMap((piece) => {
    const [, house, street] = NUMBER_AND_STREET.exec(piece) ?? []
    if (house === undefined || street === undefined) return []
    const named = street.split(' ')
    return [needle([house, ...named]), needle([...named, house])]
  }),
  ...[...plain(text).matchAll(POSTCODE)].map(([, out = '', inward = '']) => spelt(out + inward)),
]

/** One word alone, a town or `unknown`, tells nobody the house: an address counts from two words on. */
export function addressNeedles(address: string): readonly Needle[] {
  const whole = plain(address)
  if (isNothing(whole)) return []
  const parts = pieces(address)
  const isNumbered = parts.some((part) => NUMBER_AND_STREET.test(part))
  const named = !isNumbered && parts.length > 2 ? [parts.slice(0, 2).join(' ')] : []
  const long = [whole, ...named].filter((text) => text.includes(' '))
  return [...long.map((text) => needle(text.split(' '))), ...placesIn(address)]
}

/** `Secretwood Primary School, Nowhereham` is also `Secretwood School` and `Secretwood Primary`. */
export function schoolNeedles(school: string): readonly Needle[] {
  const whole = plain(school)
  const [first = ''] = pieces(school)
  const words = first.split(' ')
  const end = words.findIndex((word) => KINDS.includes(word) || ['c', 'ce', 'rc', 'church'].includes(word))
  const name = end < 0 ? first : words.slice(0, end).join(' ')
  if (isNothing(whole) || name === '' || isNothing(name)) return []
  const alone = name.includes(' ') && !name.startsWith('the ') ? [name] : []
  return [whole, first, ...alone, ...KINDS.map((kind) => `${name} ${kind}`)]
    .filter((text) => text.length > 3)
    .map((text) => needle(text.split(' '), { possessive: true }))
}

const KINDS = 'school primary academy nursery infant infants junior college high secondary preschool'.split(
  ' ',
)

/** Telephone numbers of seven digits or more, with or without the country; e-mail addresses; and any place. */
export const contactNeedles = (text: string): readonly Needle[] => [
  ...[...text.normalize('NFKC').matchAll(/\+?\d[\d\s().–-]{5,}\d/gu)].flatMap(([number]) => {
    const digits = number.replaceAll(/\D/gu, '').replace(/^(?:00)?44/u, '')
    const national = digits.replace(/^0/u, '')
    return national.length < 6 ? [] : [spelt(national, '(?:(?:0 ?0 ?)?4 ?4 ?)?(?:0 ?)?')]
  }),
  ...[...text.matchAll(/[^\s@<>(),;]+@[^\s@<>(),;]+/gu)].map(([mail]) => needle(plain(mail).split(' '))),
  ...placesIn(text),
]

/** What people type where there is nothing to type. It must not stop a report that says `Not known` elsewhere. */
const NOTHING: readonly string[] = [
  ...['none', 'nil', 'na', 'n a', 'tbc', 'unknown', 'not known', 'not yet known', 'not given'],
  ...['not applicable', 'withheld', 'as above', 'same', 'same as above', 'no fixed abode', 'home', 'at home'],
  ...['home educated', 'home schooled', 'educated at home', 'not at', 'not in', 'not yet at', 'no'],
  ...['too young', 'baby', 'with carer', 'with foster carer', 'foster care', 'pre', 'the', 'nobody'],
  ...['same as child', 'as child', 'same address', 'with the child'],
]

export const isNothing = (words: string): boolean => NOTHING.includes(words)
