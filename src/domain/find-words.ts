/** What somebody typed after “find”: which words are a reference, a number, a team, a prison or a status; the rest is a name. */
import type { Directory, Prison, Team } from './directory.ts'
import { addDays, type Day } from './moment.ts'
import { foldName } from './names.ts'
import { FINISHED, type Reference, STATUSES, STILL_DUE, type Status, sayReference } from './referral.ts'
import { addWorkingDays } from './working-days.ts'

export type Sought = {
  /** Any of these: a short number may be of this year or of the last. */
  readonly references?: readonly Reference[]
  readonly prisonNumber?: string
  readonly statuses?: readonly Status[]
  readonly team?: string
  readonly prisonCode?: string
  readonly dueBefore?: Day
  /** A name, in the letters in which it was typed. */
  readonly words?: string
}

type About = { readonly today: Day; readonly directory: Pick<Directory, 'teams' | 'prisons' | 'council'> }

/** As much as is read of what was typed. */
const LONGEST = 400
/** Working days after the due day. */
const LONG_OVERDUE = 10

/** Nothing at all where nothing was typed that could be looked for. */
export function findWords(typed: string, about: About): Sought | undefined {
  const text = typed
    .slice(0, LONGEST)
    .toWellFormed()
    .replaceAll(/[\s\0]+/gu, ' ')
    .trim()
  const year = Number(about.today.slice(0, 4))
  const short = /^#?(\d{1,6})$/.exec(text)?.[1]
  if (short !== undefined)
    return { references: [year, year - 1].map((one) => sayReference(one, Number(short))) }
  const [found, left] = READERS.reduce<readonly [Sought, string]>(
    ([sofar, rest], read) => {
      const [more, still] = read(rest, about)
      return [{ ...sofar, ...more }, still]
    },
    [{}, text],
  )
  const isOnlyName = Object.keys(found).length === 0
  const words = (isOnlyName ? left.replace(NAMED, '') : left.replaceAll(BETWEEN, ' ')).trim()
  const named = /[\p{L}\p{N}]/u.test(words)
  return isOnlyName && !named ? undefined : { ...found, ...(named ? { words } : {}) }
}

/** What it found in the text, and the text without that. */
type Reader = (text: string, about: About) => readonly [Sought, string]

const NAMED = /^(?:the |a )?(?:child |prisoner |carer )?(?:named|called|name) (?=\S)/iu
/** Words that hold the others together. Looked at where something else was said: a name by itself is left whole. */
const BETWEEN =
  /(?<![\p{L}\p{N}])(?:in|of|at|with|the|for|and|from|named|called|status|is|are|all|which)(?![\p{L}\p{N}])|[,;]/giu

const without = (text: string, { index, 0: { length } }: RegExpMatchArray): string =>
  `${text.slice(0, index)} ${text.slice((index ?? 0) + length)}`.replaceAll(/ +/g, ' ').trim()

const byPattern =
  (pattern: RegExp, make: (match: RegExpMatchArray, about: About) => Sought): Reader =>
  (text, about) => {
    const match = pattern.exec(text)
    return match === null ? [{}, text] : [make(match, about), without(text, match)]
  }

const reference = byPattern(/\bPCA[- ]?(\d{4})[- ](\d{1,6})\b/i, ([, year, number]) => ({
  references: [sayReference(Number(year), Number(number))],
}))

const prisonNumber = byPattern(/\b([A-Z]) ?(\d{4}) ?([A-Z]{2})\b/i, ([, first, digits, last]) => ({
  prisonNumber: `${first}${digits}${last}`.toUpperCase(),
}))

const longOverdue = byPattern(/\b(?:long|very|far) (?:overdue|late)\b/i, (_, { today, directory }) => ({
  statuses: STILL_DUE,
  dueBefore: addDays(addWorkingDays(today, -LONG_OVERDUE, directory.council), 1),
}))

const overdue = byPattern(/\b(?:overdue|late)\b/i, (_, { today }) => ({
  statuses: STILL_DUE,
  dueBefore: today,
}))

/** As people say it beside the words of the list. */
const SAID: readonly (readonly [string, readonly Status[]])[] = [
  ['in triage', ['received', 'needs_information', 'short_view']],
  ['waiting for sign-off', ['submitted']],
  ['waiting for sign off', ['submitted']],
  ['with team manager', ['submitted']],
  ['not started', ['assigned_to_team', 'allocated']],
  ['not allocated', ['assigned_to_team']],
  ['changes asked', ['changes_asked']],
  ['signed off', ['signed_off']],
  ['in progress', ['in_progress']],
  ['duplicate', ['linked_duplicate']],
  ['finished', FINISHED],
  ['open', (Object.keys(STATUSES) as Status[]).filter((status) => !FINISHED.includes(status))],
]

/** The longest first, so that `signed off, waiting to send` is not cut short. */
const STATUS_WORDS = [
  ...Object.entries(STATUSES).map(([status, label]) => [label, [status as Status]] as const),
  ...SAID,
].toSorted(([one], [other]) => other.length - one.length)

/** Whatever stands in a label is no pattern. */
const asWritten = (label: string): string => label.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

const status: Reader = (text) => {
  for (const [label, statuses] of STATUS_WORDS) {
    const match = new RegExp(`(?<![\\p{L}\\p{N}])${asWritten(label)}(?![\\p{L}\\p{N}])`, 'iu').exec(text)
    if (match !== null) return [{ statuses }, without(text, match)]
  }
  return [{}, text]
}

/** `team North`, `North team`, `in North locality team`. What names no team stays a part of the name. */
const team: Reader = (text, { directory: { teams } }) => {
  const after = /\bteam (.+)$/iu.exec(text)
  const named = after === null ? undefined : longestNamed(after[1] ?? '', teams, sayTeam)
  if (after !== null && named !== undefined)
    return [{ team: named.one.id }, `${text.slice(0, after.index)} ${named.rest}`.trim()]
  const before = /^(.+?) team\b/iu.exec(text)
  const words = (before?.[1] ?? '').split(' ')
  for (let from = 0; from < words.length; from++) {
    const found = longestNamed(words.slice(from).join(' '), teams, sayTeam)
    if (found !== undefined && found.rest === '')
      return [
        { team: found.one.id },
        `${words.slice(0, from).join(' ')} ${text.slice(before?.[0].length)}`.trim(),
      ]
  }
  return [{}, text]
}

const sayTeam = ({ id, name }: Team): readonly string[] => [id, name]

/** `prison ZAA`, `HMP Example`, `at Example`. */
const prison: Reader = (text, { directory: { prisons } }) => {
  const match = /\b(?:prison|hmp(?:\/yoi)?|hmyoi) (.+)$/iu.exec(text)
  const found = match === null ? undefined : longestNamed(match[1] ?? '', prisons, sayPrison)
  if (match === null || found === undefined) return [{}, text]
  return [{ prisonCode: found.one.code }, `${text.slice(0, match.index)} ${found.rest}`.trim()]
}

const sayPrison = ({ code, name }: Prison): readonly string[] => [
  code,
  name,
  name.replace(/^(?:hmp\/yoi|hmp|hmyoi)\s+/i, ''),
]

/** The one thing that as many of the first words as possible name, in full or by their beginning, and what is left. */
function longestNamed<T>(text: string, all: readonly T[], names: (one: T) => readonly string[]) {
  const words = text.split(' ')
  for (let count = Math.min(words.length, 6); count > 0; count--) {
    const said = plain(words.slice(0, count).join(' '))
    if (said === '') continue
    const rest = words.slice(count).join(' ')
    const whole = all.filter((one) => names(one).some((name) => plain(name) === said))
    const begun = all.filter((one) => names(one).some((name) => plain(name).startsWith(`${said} `)))
    const [one, second] = whole.length > 0 ? whole : begun
    if (one !== undefined && second === undefined) return { one, rest }
  }
  return undefined
}

const plain = (text: string): string => foldName(text).join(' ')

const READERS: readonly Reader[] = [...[reference, prisonNumber, longOverdue, overdue, status, team, prison]]
