/** What was decided, in words that a child of nine reads: levels, conditions, days, who decided. */
import { answerOf } from './form.ts'
import type { DecidedForChild, GovernorsDecision } from './governors-decision.ts'
import type { Level } from './levels.ts'
import type { Day } from './moment.ts'
import type { Details } from './referral.ts'

export type Reader = 'family' | 'young' | 'middle' | 'older'

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]

/** `17 December 2026`, in full, as a letter has it. */
export function sayDayInFull(day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`
}

export const sayMonth = (day: Day): string => sayDayInFull(day).replace(/^\d+ /u, '')

/** Who decided, with a capital letter. */
export function sayDecider({ decidedBy }: Pick<GovernorsDecision, 'decidedBy'>): string {
  if (decidedBy === 'governor') return 'The Governor'
  if (decidedBy === 'director') return 'The Director'
  return decidedBy === 'deputy' ? 'The deputy of the Governor or Director' : 'The Governor or Director'
}

const TITLE = /^(mr|mrs|miss|ms|mx|dr|prof|rev|sir)\.? /iu

/** The first name, as a child or a carer calls somebody. `Jones, Ann` is Ann. */
export function firstName(fullName: string): string {
  const [last = '', first = ''] = fullName.split(',').map((part) => part.trim())
  const given = (first === '' ? last : first).replace(TITLE, '')
  return given.split(/\s+/u)[0] ?? ''
}

export const nameOfChild = ({ children }: Pick<Details, 'children'>, child: number): string =>
  firstName(answerOf(children[child - 1] ?? {}, 'fullName')) || 'the child'

export const nameOfPrisoner = ({ prisoner }: Pick<Details, 'prisoner'>): string =>
  firstName(answerOf(prisoner, 'fullName')) || 'the person in prison'

/** `a`, `a and b`, `a, b and c`. */
export const listed = (names: readonly string[]): string =>
  [names.slice(0, -1).join(', '), names.at(-1) ?? ''].filter((part) => part !== '').join(' and ')

/** What a level means for two people. `to` is how the two are called. */
export function levelMeans(
  level: Level,
  reader: Reader,
  to: { one: string; other: string },
): readonly string[] {
  return LEVEL_WORDS[reader === 'family' ? 'family' : 'child'][level].map((sentence) =>
    sentence.replaceAll('{one}', to.one).replaceAll('{other}', to.other),
  )
}

const LEVEL_WORDS: Readonly<Record<'family' | 'child', Readonly<Record<Level, readonly string[]>>>> = {
  family: {
    1: [
      '{one} and {other} may have no contact for now.',
      'That means no letters, no phone calls and no visits.',
    ],
    2: [
      '{one} and {other} may send each other letters and cards.',
      'There are no phone calls and no visits for now.',
    ],
    3: ['{one} and {other} may write to each other and talk on the phone.', 'There are no visits for now.'],
    4: [
      '{one} and {other} may write, talk on the phone and meet on visits.',
      'This is for {one} alone, and for nobody else.',
    ],
  },
  child: {
    1: ['For now, you and {other} will not see each other.', 'You will not write or talk on the phone.'],
    2: [
      'You and {other} can send each other letters and cards.',
      'You will not talk on the phone or meet for now.',
    ],
    3: [
      'You and {other} can send each other letters.',
      'You can talk on the phone too.',
      'You will not meet for now.',
    ],
    4: [
      'You and {other} can send each other letters.',
      'You can talk on the phone.',
      'You can go and see {other} too.',
    ],
  },
}

/** A condition or restriction, and from which level on it means anything. */
type Words = { readonly from: Level; readonly family: string; readonly child: string; readonly older: string }

const READ: Words = {
  from: 2,
  family: 'Prison staff read the letters first.',
  child: 'A grown-up at the prison reads the letters first.',
  older: 'Prison staff read the letters first.',
}
const HEARD: Words = {
  from: 3,
  family: 'Prison staff may listen to the calls.',
  child: 'A grown-up at the prison may listen to the calls.',
  older: 'Prison staff may listen to the calls.',
}
const WATCHED: Words = {
  from: 4,
  family: 'Prison staff watch the visit from close by.',
  child: 'A grown-up from the prison stays close by.',
  older: 'Prison staff stay close by on the visit.',
}
const NO_PHOTOS: Words = {
  from: 2,
  family: 'Please send no photos.',
  child: 'Please do not send photos.',
  older: 'Please do not send photos.',
}

const CONDITION_WORDS: Readonly<Record<string, Words>> = {
  supervised: WATCHED,
  visits_supervised: WATCHED,
  letters_read: READ,
  mail_checked: READ,
  calls_monitored: HEARD,
  calls_checked: HEARD,
  no_photographs: NO_PHOTOS,
  named_escort: {
    from: 4,
    family: 'The adult who was agreed must be there.',
    child: 'A grown-up you know is with you.',
    older: 'The adult who was agreed is with you.',
  },
  closed_visit: {
    from: 4,
    family: 'There is a glass screen in the room on a visit.',
    child: 'There is a glass screen between you. You can see and hear each other.',
    older: 'There is a glass screen between you on a visit.',
  },
  no_other_adults: {
    from: 4,
    family: 'No other adults may come on the visit.',
    child: 'No other grown-ups come with you.',
    older: 'No other adults can come on the visit.',
  },
  stop_if_distressed: {
    from: 3,
    family: 'It must stop at once if the child is upset.',
    child: 'If you feel upset, you can stop at once.',
    older: 'If it upsets you, you can stop at once.',
  },
}

/** Each thing once. What is not known in plain words is left to the worker, and never said as it is stored. */
export function conditionWords(
  { level, conditions, restrictions }: Pick<DecidedForChild, 'level' | 'conditions' | 'restrictions'>,
  reader: Reader,
): readonly string[] {
  const words = [...conditions, ...restrictions].flatMap((id) =>
    Object.hasOwn(CONDITION_WORDS, id) ? (CONDITION_WORDS[id] ?? []) : [],
  )
  const as = reader === 'family' || reader === 'older' ? reader : 'child'
  const meant = words.filter(({ from }) => level >= from).toSorted((one, other) => one.from - other.from)
  return [...new Set(meant.map((one) => one[as]))]
}
