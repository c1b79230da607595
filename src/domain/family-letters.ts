/** Letters about the outcome: to the family, to a child in three versions by age, to the school (2.9, 61). */
import { ageOf } from './ages.ts'
import { type Answers, answerOf } from './form.ts'
import type { DecidedForChild, GovernorsDecision } from './governors-decision.ts'
import type { Level } from './levels.ts'
import type { Day, Moment } from './moment.ts'
import type { PersonId } from './people.ts'
import { isAfterSending, type Referral } from './referral.ts'

export type LetterKind = 'family' | 'child young' | 'child middle' | 'child older' | 'school'

export type FamilyLetter = {
  /** Unique within the referral, as `letterKey` with a number: by it one text is meant, and no later one. */
  readonly id: string
  readonly kind: LetterKind
  /** From 1, as recorded; 0 in the letter to the family, which is about all of them. */
  readonly child: number
  /** The whole text as it was read and approved; written by the worker from the one proposed. */
  readonly text: string
  readonly by: PersonId
  readonly at: Moment
  /** The `at` of the decision that it speaks of; none in a note to a school. */
  readonly decidedAt?: Moment | undefined
  /** By a Team Manager who read it; never its writer. `version` is the one of the referral that this made. */
  readonly approved?: { readonly by: PersonId; readonly at: Moment; readonly version: number }
  /** Given back with what should change. */
  readonly givenBack?: { readonly by: PersonId; readonly at: Moment; readonly words: string }
  /** Since when, and where, it is in the team’s folder. */
  readonly filed?: { readonly at: Moment; readonly webUrl: string }
}

/** Which letter, before there is one: what kind, and for which child. */
export type LetterFor = Pick<FamilyLetter, 'kind' | 'child'>

const KINDS: readonly LetterKind[] = ['family', 'child young', 'child middle', 'child older', 'school']

/** `family`, `child-young-2`, `school-1`: names nobody, and goes into buttons and file names. */
export const letterKey = ({ kind, child }: LetterFor): string =>
  kind === 'family' ? kind : `${kind.replaceAll(' ', '-')}-${child}`

const KEY = /^(?<kind>family|child-young|child-middle|child-older|school)(-(?<child>[1-9]\d?))?$/

export const LETTER_KEY = /^(family|(child-(young|middle|older)|school)-[1-9]\d?)$/
export const LETTER_ID = /^(family|(child-(young|middle|older)|school)-[1-9]\d?)-[1-9]\d{0,3}$/

/** Undefined for what is no key. */
export function letterForKey(key: string): LetterFor | undefined {
  const { kind: named = '', child = '0' } = KEY.exec(key)?.groups ?? {}
  const kind = KINDS.find((each) => each.replaceAll(' ', '-') === named)
  if (kind === undefined) return undefined
  const isForOne = kind !== 'family'
  return isForOne === Number(child) > 0 ? { kind, child: Number(child) } : undefined
}

export const isToChild = (kind: LetterKind): boolean => kind.startsWith('child')

export const lettersOf = (referral: Referral): readonly FamilyLetter[] =>
  isAfterSending(referral) ? (referral.familyLetters ?? []) : []

/** The same place: the three versions for one child are one letter, of which the newest counts. */
const isSamePlace = (one: LetterFor, other: LetterFor): boolean =>
  one.child === other.child && (one.kind === other.kind || (isToChild(one.kind) && isToChild(other.kind)))

/** The newest letter for that place. */
export const newestFor = (referral: Referral, place: LetterFor): FamilyLetter | undefined =>
  lettersOf(referral).findLast((letter) => isSamePlace(letter, place))

/** With one letter more. What nobody approved is replaced by it; what was approved stays as it was. */
export function withLetter(
  letters: readonly FamilyLetter[],
  letter: Omit<FamilyLetter, 'id'>,
): readonly FamilyLetter[] {
  const numbers = letters.map(({ id }) => Number(/\d+$/.exec(id)?.[0] ?? 0))
  const number = Math.max(0, ...numbers.filter((_, index) => isSamePlace(letters[index] ?? letter, letter)))
  const kept = letters.filter((one) => one.approved !== undefined || !isSamePlace(one, letter))
  return [...kept, { ...letter, id: `${letterKey(letter)}-${number + 1}` }]
}

/** Where the newest letter stands: `out of date` when what it tells was corrected since. */
export type LetterStanding = 'not written' | 'waiting' | 'given back' | 'approved' | 'out of date'

export function standingOf(referral: Referral, letter: FamilyLetter | undefined): LetterStanding {
  if (letter === undefined) return 'not written'
  if (isOutOfDate(referral, letter)) return 'out of date'
  if (letter.approved !== undefined) return 'approved'
  return letter.givenBack === undefined ? 'waiting' : 'given back'
}

/**
 * What the letter tells is no longer what was decided; a note to a school, when no visit is. That the family was told,
 * or an appeal, changes no letter.
 */
export function isOutOfDate(referral: Referral, { kind, child, decidedAt }: FamilyLetter): boolean {
  if (!isAfterSending(referral)) return false
  if (kind === 'school') return decidedFor(referral, child)?.level !== VISITS
  const { governorsDecisions = [] } = referral
  const told = governorsDecisions.find(({ at }) => at === decidedAt)
  const now = governorsDecisions.at(-1)
  return told !== now && matterOf(told, child) !== matterOf(now, child)
}

/** The level that allows them. */
export const VISITS: Level = 4

function matterOf(decision: GovernorsDecision | undefined, child: number): string {
  const { children = [], decidedOn, decidedBy, reviewOn } = decision ?? {}
  const about = children
    .filter((one) => child === 0 || one.child === child)
    .map(({ child: number, level, conditions, otherConditions, restrictions }) => [
      ...[number, level, [...conditions].toSorted(), otherConditions, [...restrictions].toSorted()],
    ])
  return JSON.stringify([decidedOn, decidedBy, reviewOn, about])
}

export const newestDecision = (referral: Referral): GovernorsDecision | undefined =>
  isAfterSending(referral) ? referral.governorsDecisions?.at(-1) : undefined

export const decidedFor = (referral: Referral, child: number): DecidedForChild | undefined =>
  newestDecision(referral)?.children.find((one) => one.child === child)

/** Under four no letter helps: the letter to the family says how to tell them. */
export const YOUNGEST_READER = 4

/** The version by age on a day; undefined for a baby and under four. Without a date of birth the middle one. */
export function versionFor(child: Answers, on: Day): Exclude<LetterKind, 'family' | 'school'> | undefined {
  if (answerOf(child, 'dateOfBirth') === '') return 'child middle'
  const age = ageOf(child, on) ?? 0
  if (age < YOUNGEST_READER) return undefined
  if (age < 8) return 'child young'
  return age < 12 ? 'child middle' : 'child older'
}

const TITLES: Readonly<Record<LetterKind, string>> = {
  family: 'Letter to the family',
  'child young': 'Letter to child {n}, words for 4 to 7',
  'child middle': 'Letter to child {n}, words for 8 to 11',
  'child older': 'Letter to child {n}, words for 12 and older',
  school: 'School note for child {n}',
}

/** Names nobody. */
export const sayLetter = ({ kind, child }: LetterFor): string => TITLES[kind].replace('{n}', String(child))
