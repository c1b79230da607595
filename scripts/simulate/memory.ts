/** What people have in mind: how many hours at work until they get round to a thing, unless it is forgotten. */
import type { Habit } from './council.ts'
import type { Random } from './random.ts'

export type Thing = { readonly reference: string; readonly person: string; readonly what: string }

export type Memory = {
  /** Asked once in each hour that the person is at work; true when they get round to it. It stays so until `later`. */
  comesUp(thing: Thing): boolean
  /** Not for so many hours of theirs; `forgotten` until somebody says something. */
  later(thing: Thing, hours: number | 'forgotten'): void
  /** Somebody said something about it: some of what this person has in mind about that referral moves forward. */
  remind(person: string, reference: string): boolean
}

const FORGOTTEN = Number.POSITIVE_INFINITY
const SOON_HOURS = 5

export function openMemory(habits: ReadonlyMap<string, Habit>, random: Random): Memory {
  const left = new Map<string, Map<string, number>>()
  const about = ({ reference, person }: Omit<Thing, 'what'>): Map<string, number> => {
    const key = `${reference}/${person}`
    const found = left.get(key) ?? new Map<string, number>()
    left.set(key, found)
    return found
  }
  const first = (person: string): number => {
    const habit = habits.get(person)
    if (habit === undefined || random.chance(habit.forgets)) return FORGOTTEN
    return random.whole(...habit.begins)
  }
  return {
    comesUp(thing) {
      const things = about(thing)
      const hours = (things.get(thing.what) ?? first(thing.person)) - 1
      things.set(thing.what, hours)
      return hours <= 0
    },
    later: (thing, hours) => void about(thing).set(thing.what, hours === 'forgotten' ? FORGOTTEN : hours),
    remind(person, reference) {
      if (!random.chance(habits.get(person)?.heeds ?? 0)) return false
      const things = about({ person, reference })
      for (const [what, hours] of things) things.set(what, Math.min(hours, random.whole(0, SOON_HOURS)))
      return true
    },
  }
}
