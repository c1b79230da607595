/** The keys that a word of a name is found by, as keyed hashes: the tables of names hold no name, and none of its letters. */
import { hash } from 'node:crypto'
import { nicknameGroups } from '../domain/nicknames.ts'
import { soundOf } from '../domain/sounds.ts'

/** What each kind of key begins with, so that a sound is never taken for a word. */
type Kind = 'letters' | 'sound' | 'nickname' | 'beginning' | 'prison number' | 'born' | 'prison'

/** 32 bits. Whatever two texts share one by chance is sorted out by the names themselves. */
export type KeyOf = (kind: Kind, text: string) => number

/**
 * HMAC as NMAC has it, with two keys of a block each (64 letters of hex are the 64 bytes that SHA-256 works on at once).
 * By `hash` a quarter of the CPU of `createHmac`, and a name makes hundreds. See docs/decisions/0039.
 */
export function keyedBy(inner: Buffer, outer: Buffer): KeyOf {
  const [first, second] = [inner.toString('hex'), outer.toString('hex')]
  return (kind, text) => {
    const digest = hash('sha256', second + hash('sha256', `${first}${kind}:${text}`, 'hex'), 'hex')
    return Number.parseInt(digest.slice(0, 8), 16) | 0
  }
}

/** As long as this a word is looked at; more would be thousands of keys. */
const LOOKED_AT = 16
const BEGINNINGS = [3, 4, 5, 6]

/** Everything that a word in a name is found by. */
export const keysOfWord = (keyOf: KeyOf, word: string): readonly number[] => [
  ...new Set([...lettersOf(keyOf, textsOf(word, 2)), ...alikeOf(keyOf, word), ...beginningsOf(keyOf, word)]),
]

/** What a word itself is in the tables. */
export const wordKey = (keyOf: KeyOf, word: string): number =>
  keyOf('letters', [...word].slice(0, LOOKED_AT).join(''))

export const WEIGHTS = { exact: 4, begins: 3, near: 2, far: 1 } as const

/**
 * Everything to look for where somebody typed this word, with its weight: near is one letter wrong, a nickname or the
 * same sound, far is two letters wrong. `begins` is whether the word may not be typed to its end.
 */
export function keysToFind(keyOf: KeyOf, word: string, begins: boolean): ReadonlyMap<number, number> {
  const beginning = begins ? beginningsOf(keyOf, `${word}.`).slice(-1) : []
  const weighed = (keys: readonly number[], weight: number) => keys.map((key) => [key, weight] as const)
  const near = textsOf(word, 1)
  const far = textsOf(word, 2).slice(near.length)
  return new Map([
    ...weighed(lettersOf(keyOf, far), WEIGHTS.far),
    ...weighed([...lettersOf(keyOf, near), ...alikeOf(keyOf, word)], WEIGHTS.near),
    ...weighed(beginning, WEIGHTS.begins),
    [wordKey(keyOf, word), WEIGHTS.exact],
  ])
}

const lettersOf = (keyOf: KeyOf, texts: readonly string[]): readonly number[] =>
  texts.map((text) => keyOf('letters', text))

/**
 * The word without any one or two of its letters: two words that are two letters apart share one of these. Short words
 * lose fewer, else they would all be alike. Those that lose fewer come first.
 */
function textsOf(word: string, most: number): readonly string[] {
  const letters = [...word].slice(0, LOOKED_AT)
  const without = Math.min(most, letters.length < 3 ? 0 : letters.length < 4 ? 1 : 2)
  const between = (from: number, to?: number): string => letters.slice(from, to).join('')
  const texts = new Set([between(0)])
  if (without > 0) for (const at of letters.keys()) texts.add(between(0, at) + between(at + 1))
  if (without > 1)
    for (const first of letters.keys()) {
      const start = between(0, first)
      for (let second = first + 1; second < letters.length; second++)
        texts.add(start + between(first + 1, second) + between(second + 1))
    }
  return [...texts]
}

function alikeOf(keyOf: KeyOf, word: string): readonly number[] {
  const sound = soundOf(word)
  return [
    ...(sound === '' ? [] : [keyOf('sound', sound)]),
    ...nicknameGroups(word).map((group) => keyOf('nickname', group)),
  ]
}

/** The first letters of a longer word. */
const beginningsOf = (keyOf: KeyOf, word: string): readonly number[] => {
  const letters = [...word]
  return BEGINNINGS.filter((length) => length < letters.length).map((length) =>
    keyOf('beginning', letters.slice(0, length).join('')),
  )
}
