/** Which topic is meant by what somebody typed: its name, a nickname, words in another order, slips of the finger. */
import { plain } from '../plain-words.ts'
import type { Topic } from './topic.ts'

/** How many letters two words are apart. */
export type Apart = (one: string, other: string) => number

export type FoundTopic = { readonly topic: Topic } | { readonly nearest: readonly Topic[] }

/** Words that say nothing about the topic. */
const EMPTY = new Set(
  'a about an and any are at can could do does for from give guidance how i if in is it me my need of on or our please should that the there this to us we what when where which who why will with work works would you'.split(
    ' ',
  ),
)

/** From here on it is the topic and no guess. */
const SURE = 0.62
/** Two words are the same, with a slip, from here on. */
const SAME = 0.7

const wordsOf = (text: string): readonly string[] => {
  const words = plain(text)
    .split(' ')
    .filter((word) => word !== '')
  const telling = words.filter((word) => !EMPTY.has(word))
  return telling.length > 0 ? telling : words
}

/** The one topic, or the three that come nearest. */
export function findTopic(topics: readonly Topic[], typed: string, apart: Apart): FoundTopic {
  const wanted = wordsOf(typed.slice(0, 200)).slice(0, 12)
  const ranked = topics
    .map((topic) => ({ topic, likeness: likenessTo(topic, wanted, apart) }))
    .sort((one, other) => other.likeness - one.likeness)
  const [best] = ranked
  if (best !== undefined && best.likeness >= SURE) return { topic: best.topic }
  return { nearest: ranked.slice(0, 3).map(({ topic }) => topic) }
}

const likenessTo = ({ id, title, names }: Topic, wanted: readonly string[], apart: Apart): number =>
  Math.max(...[id, title, ...names].map((name) => likeness(wanted, wordsOf(name), apart)))

/** Of the words typed and of the words of the name as many as find each other, from 0 to 1. */
function likeness(wanted: readonly string[], name: readonly string[], apart: Apart): number {
  const found = (words: readonly string[], among: readonly string[]): number =>
    words.reduce((sum, word) => sum + Math.max(0, ...among.map((other) => alike(word, other, apart))), 0) /
    Math.max(1, words.length)
  const [typed, named] = [found(wanted, name), found(name, wanted)]
  return typed + named === 0 ? 0 : (2 * typed * named) / (typed + named)
}

function alike(one: string, other: string, apart: Apart): number {
  if (one === other) return 1
  const longest = Math.max(one.length, other.length)
  if (/\d/.test(one + other) || longest < 4) return 0
  const near = 1 - apart(one, other) / longest
  const begins = one.length >= 4 && other.length >= 4 && (one.startsWith(other) || other.startsWith(one))
  return begins ? Math.max(near, 0.85) : near >= SAME ? near : 0
}
