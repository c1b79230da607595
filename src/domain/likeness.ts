/** How like two names are, from 0 to 1: letters wrong, left out or swapped, short forms, and words that sound alike. */
import { foldName, type Wanted, wantedWords, wordsToKeep } from './names.ts'
import { isNickname } from './nicknames.ts'
import { soundOf } from './sounds.ts'

const SAME_BY_NICKNAME = 0.95
const BEGINS_SO = 0.9
const SOUNDS_SO = 0.85
/** For each word of the name that was not asked for. */
const ONE_MORE_WORD = 0.01

/** 1 is the same words in any order. */
export function likeness(asked: string, name: string): number {
  const wanted = wantedWords(foldName(asked))
  const words = foldName(name)
  if (wanted.length === 0 || words.length === 0) return 0
  const kept = wordsToKeep(words)
  const weights = wanted.map(({ word }) => weightOf(word))
  const found = wanted.map((one, index) => best(one, kept) * (weights[index] ?? 0))
  const score = sum(found) / sum(weights)
  return Math.max(0, score - ONE_MORE_WORD * Math.max(0, wantedWords(words).length - wanted.length))
}

/** Of two words. Nothing is alike by chance: less than half of the letters is 0. */
export function wordLikeness(one: string, other: string): number {
  if (one === other) return 1
  if (isNickname(one, other)) return SAME_BY_NICKNAME
  const longer = Math.max(one.length, other.length)
  const letters = 1 - lettersApart(one, other) / longer
  const begins = one.length >= 3 && other.startsWith(one) ? BEGINS_SO : 0
  const sound = soundOf(one)
  const sounds = sound !== '' && sound === soundOf(other) ? SOUNDS_SO : 0
  const score = Math.max(letters, begins, sounds)
  return score < 0.5 ? 0 : score
}

/** Letters to put in, leave out, change, or swap with the next one. */
export function lettersApart(one: string, other: string): number {
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row++) {
    const now = [row]
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1
      const swapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      now[column] = Math.min(
        (last[column] ?? 0) + 1,
        (now[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + same,
        swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    before = last
    last = now
  }
  return last[other.length] ?? 0
}

/** By any of the ways in which it may be written. */
const best = ({ word, orElse }: Wanted, words: readonly string[]): number =>
  Math.max(0, ...[word, ...orElse].flatMap((one) => words.map((other) => wordLikeness(one, other))))

/** A long word says more than a short one. */
const weightOf = (word: string): number => Math.min(Math.max(word.length, 2), 12)

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
