/** `ask for more time`, `agree more time`, `no more time`, `agreed`, `not agreed`: the forms in words. */
import { MORE_TIME_REASONS } from '../../domain/more-time.ts'
import { MANAGERS, type Role } from '../../domain/people.ts'
import { ANSWER, ASK, RECORD } from '../actions/more-time.ts'
import { dayFromWords, pastDayFromWords } from '../day-from-words.ts'
import { fillDueForm, noDay, openDueForm } from '../due-form.ts'
import type { Reply, Turn } from '../turn.ts'
import { type Command, fullReference, pattern, REFERENCE_WORDS } from './command.ts'
import { afterColon, cutAt, cutAtLast } from './sentence.ts'

const ASKING: readonly Role[] = ['social_worker', ...MANAGERS]
const RECORDING: readonly Role[] = ['social_worker', ...MANAGERS, 'mash_officer']

/** Everything after the reference, to be read by whoever knows the sentence. */
const REST = '(?<rest>(\\s|:).+)?'

export const moreTimeCommands: readonly Command[] = [
  {
    words: 'ask for more time PCA-2026-0001 until 18 December because probation awaited: words',
    help: 'ask the Team Manager for more time; without the rest I ask you for it',
    roles: ASKING,
    inMenu: false,
    takes: pattern(`(ask for )?more time( for)? ${REFERENCE_WORDS}${REST}`),
    run: (turn, { reference, rest }) => ask(turn, fullReference(reference), rest ?? ''),
  },
  {
    words: 'agree more time PCA-2026-0001',
    help: 'agree, and ask the prison (Team Manager)',
    roles: MANAGERS,
    inMenu: false,
    takes: pattern(`agree( to)? more time( for)? ${REFERENCE_WORDS}`),
    run: (turn, { reference }) =>
      fillDueForm(turn, ANSWER, {
        reference: fullReference(reference),
        go: 'agree',
        seen: undefined,
        typed: {},
      }),
  },
  {
    words: 'no more time PCA-2026-0001: why',
    help: 'do not agree to more time, with the reason; without it I ask you (Team Manager)',
    roles: MANAGERS,
    inMenu: false,
    takes: pattern(`no more time( for)? ${REFERENCE_WORDS}${REST}`),
    run: (turn, { reference, rest }) => {
      const full = fullReference(reference)
      const { words } = afterColon(rest ?? '')
      return words === ''
        ? openDueForm(turn, ANSWER, full)
        : fillDueForm(turn, ANSWER, { reference: full, go: 'decline', seen: undefined, typed: { words } })
    },
  },
  {
    words: 'agreed PCA-2026-0001 until 18 December with Jo Bloggs, OMU, by e-mail on 3 December',
    help: 'the prison agreed to more time: who, how, when; the date moves. Without the rest I ask you for it',
    roles: RECORDING,
    inMenu: false,
    takes: pattern(`agreed ${REFERENCE_WORDS}${REST}`),
    run: (turn, { reference, rest }) => recordYes(turn, fullReference(reference), rest ?? ''),
  },
  {
    words: 'not agreed PCA-2026-0001: words',
    help: 'the prison did not agree to more time, and what they said',
    roles: RECORDING,
    inMenu: false,
    takes: pattern(`not agreed ${REFERENCE_WORDS}${REST}`),
    run: (turn, { reference, rest }) => {
      const full = fullReference(reference)
      const { words } = afterColon(rest ?? '')
      return words === ''
        ? openDueForm(turn, RECORD, full)
        : fillDueForm(turn, RECORD, { reference: full, go: 'refused', seen: undefined, typed: { words } })
    },
  },
]

/** `until <day> because <reason>: <words>`. A reason that is none of the list is kept as words. */
function ask(turn: Turn, reference: string, rest: string): Promise<Reply> {
  if (rest.trim() === '') return openDueForm(turn, ASK, reference)
  const { before, words } = afterColon(rest)
  const [when, why] = cutAt(before, 'because')
  const until = when.replace(/^until\s/iu, '').trim()
  const day = dayFromWords(until, turn.today)
  const reason = reasonFrom(why)
  const said = reason === undefined ? [why, words].filter((part) => part !== '').join(': ') : words
  return fillDueForm(turn, ASK, {
    ...{ reference, go: 'ask', seen: undefined },
    typed: { day: day ?? '', reason: reason ?? '', words: said },
    faults: day === undefined && until !== '' ? [noDay('day')] : [],
  })
}

const plain = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[^a-z]+/gu, ' ')
    .trim()

/** The one reason whose name or label the words are, or are part of. */
function reasonFrom(words: string): string | undefined {
  const wanted = plain(words)
  if (wanted.length < 4) return undefined
  const named = Object.entries(MORE_TIME_REASONS).map(([id, { label }]) => ({
    id,
    all: [plain(id), plain(label)],
  }))
  const exact = named.filter(({ all }) => all.includes(wanted))
  const found =
    exact.length > 0 ? exact : named.filter(({ all }) => all.some((name) => name.includes(wanted)))
  return found.length === 1 ? found[0]?.id : undefined
}

/** `until <day> with <who> by <how> on <day>`: the last `on` and the last `by` are the sentence’s own. */
function recordYes(turn: Turn, reference: string, rest: string): Promise<Reply> {
  if (rest.trim() === '') return openDueForm(turn, RECORD, reference)
  const [when, whom] = cutAt(rest.trim(), 'with')
  const until = when.replace(/^until\s/iu, '').trim()
  const [said, on] = cutAtLast(whom, 'on')
  const agreedOn = pastDayFromWords(on, turn.today)
  // An “on” that no day follows belongs to how it was said.
  const [who, how] = cutAtLast(agreedOn === undefined ? whom : said, 'by')
  const day = dayFromWords(until, turn.today)
  return fillDueForm(turn, RECORD, {
    ...{ reference, go: 'agreed', seen: undefined },
    typed: { day: day ?? '', with: who.replace(/,\s*$/u, ''), how, on: agreedOn ?? '' },
    faults: [
      ...(agreedOn === undefined && on !== '' ? [noDay('on')] : []),
      ...(day === undefined && until !== '' ? [noDay('day')] : []),
    ],
  })
}
