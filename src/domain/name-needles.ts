/** The names that must not appear, whole and in parts: new names, people harmed, who looks after the child. */
import { isNothing, type Needle, needle } from './needles.ts'
import { plain } from './plain-words.ts'

/** Shorter than this, a part of a name is a word of too many texts. */
const SHORTEST_PART = 3

/**
 * Every name in a text with one on each line or between commas. `known` are names that may stand in part 1 (the child
 * as the request gives it, the prisoner, the carer, the escort): a part that they share is not looked for alone.
 */
export function nameNeedles(text: string, known: readonly string[]): readonly Needle[] {
  const knownParts = new Set(known.flatMap((name) => partsOf(name)))
  const knownNames = known.map((name) => ` ${plain(name)} `)
  return namesIn(text).flatMap((name) => {
    const parts = partsOf(name)
    const isKnown = knownNames.some((one) => one.includes(` ${plain(name)} `))
    const alone = parts.filter((part) => {
      const letters = part.replaceAll(' ', '')
      return letters.length >= SHORTEST_PART && !knownParts.has(part) && !NEVER_ALONE.includes(letters)
    })
    const whole = parts.length > 1 && !isKnown ? [needle(spaced(parts), { possessive: true })] : []
    const doubled = name.split(/\s+/u).filter((word) => HYPHEN.test(word) && !isKnownWord(word, knownParts))
    return [
      ...whole,
      ...doubled.map((word) => needle(spaced(partsOf(word)), { possessive: true })),
      ...alone.map((part) =>
        needle(part.split(' '), { possessive: true, ordinary: ORDINARY.includes(part) }),
      ),
    ]
  })
}

/** `Smith-Jones` is one word as well, and people leave the hyphen out. */
const HYPHEN = /\p{L}[-–]\p{L}/u

const isKnownWord = (word: string, knownParts: ReadonlySet<string>): boolean =>
  partsOf(word).every((part) => knownParts.has(part))

const spaced = (parts: readonly string[]): readonly string[] => parts.flatMap((part) => part.split(' '))

const TITLES = [
  'mr',
  'mrs',
  'miss',
  'ms',
  'mx',
  'dr',
  'formerly',
  'now',
  'nee',
  'aka',
  'known',
  'as',
  'called',
]

/** `Anne-Marie O’Brien` in the parts it is written from, a part with an apostrophe as `o brien`. */
export const partsOf = (name: string): readonly string[] =>
  name
    .split(/[\s\-–—.]+/u)
    .map((part) => plain(part.replaceAll(/['’‘ʼ`´]/gu, ' ')))
    .map((part) => part.replace(/ s$/u, 's'))
    .filter((part) => part !== '' && !TITLES.includes(part))

/** In a line with capital letters, the words that have one; so that a description beside a name is not taken for it. */
const namesIn = (text: string): readonly string[] =>
  text.split('\n').flatMap((line) => {
    const hasCapitals = /\p{Lu}/u.test(line)
    return line
      .split(/[,;/&()]| and /u)
      .filter((piece) => !isNothing(plain(piece)))
      .map((piece) => {
        const words = piece.split(/\s+/u).filter((word) => word !== '')
        return (hasCapitals ? words.filter((word) => /^[^\p{L}]*\p{Lu}/u.test(word)) : words).join(' ')
      })
      .filter((name) => plain(name) !== '')
  })

/** Words of homes and of care, which tell nobody who or where. */
const NEVER_ALONE: readonly string[] = [
  ...['house', 'home', 'homes', 'lodge', 'cottage', 'hall', 'unit', 'foster', 'carer', 'carers', 'family'],
  ...[
    'children',
    'childrens',
    'child',
    'with',
    'the',
    'and',
    'van',
    'von',
    'der',
    'den',
    'del',
    'bin',
    'ibn',
  ],
]

/** Names that are words as well. */
export const ORDINARY: readonly string[] = [
  ...['may', 'will', 'mark', 'grace', 'hope', 'faith', 'joy', 'rose', 'summer', 'autumn', 'april', 'june'],
  ...['august', 'dawn', 'eve', 'bill', 'rob', 'pat', 'sue', 'jack', 'young', 'little', 'white', 'black'],
  ...['brown', 'green', 'grey', 'gray', 'long', 'short', 'strong', 'king', 'day', 'week', 'best', 'wise'],
  ...['rich', 'good', 'small', 'price', 'cook', 'baker', 'page', 'ray', 'art', 'frank', 'grant', 'guy'],
  ...['miles', 'drew', 'dean', 'chase', 'hunter', 'mason', 'taylor', 'carter', 'cooper', 'parker', 'ward'],
  ...[
    'wood',
    'woods',
    'hill',
    'field',
    'fields',
    'stone',
    'rivers',
    'lake',
    'north',
    'south',
    'west',
    'east',
  ],
  ...[
    'bond',
    'banks',
    'bell',
    'bird',
    'bush',
    'camp',
    'cross',
    'fox',
    'hall',
    'hand',
    'hart',
    'head',
    'hunt',
  ],
  ...['lane', 'law', 'love', 'major', 'moon', 'moore', 'noble', 'park', 'pope', 'power', 'rice', 'sharp'],
  ...[
    'shaw',
    'sky',
    'star',
    'storm',
    'sunny',
    'swift',
    'walker',
    'waters',
    'wells',
    'winter',
    'wolf',
    'victor',
  ],
  ...[
    'angel',
    'destiny',
    'harmony',
    'honey',
    'ivy',
    'jade',
    'lily',
    'olive',
    'pearl',
    'penny',
    'poppy',
    'ruby',
  ],
  ...[
    'daisy',
    'willow',
    'amber',
    'crystal',
    'ginger',
    'holly',
    'iris',
    'jasmine',
    'melody',
    'river',
    'robin',
  ],
]
