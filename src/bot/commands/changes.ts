/** `review`, `transfer`, `released`, `release date`, `release address`, `child moved`, `after release`. */
import type { CustodyKind } from '../../domain/custody.ts'
import { NEARNESS } from '../../domain/custody-words.ts'
import type { Answers, Option } from '../../domain/form.ts'
import { CARER_NEEDS, RELEASE_SUPPORT } from '../../domain/options.ts'
import { councilNamed } from '../../domain/other-authority.ts'
import { MANAGERS, type Role } from '../../domain/people.ts'
import { AFTER_RELEASE, CHILD_MOVED, CUSTODY, REVIEW } from '../actions/changes.ts'
import { dayFromWords, pastDayFromWords } from '../day-from-words.ts'
import { type Deed, fillDueForm, noDay, openDueForm, openFilledForm } from '../due-form.ts'
import type { Reply, Turn } from '../turn.ts'
import { type Command, fullReference, pattern, REFERENCE_WORDS } from './command.ts'
import { prisonIn } from './readdress.ts'
import { afterColon } from './sentence.ts'

const REST = '(?<rest>(\\s|:).*)?'
const roles: readonly Role[] = ['social_worker', ...MANAGERS, 'mash_officer']
const common = { roles, inMenu: false }

export const changeCommands: readonly Command[] = [
  {
    ...{ ...common, words: 'review PCA-2026-0001: why now' },
    help: 'look again at a decision: a new referral, with what is known to be checked',
    takes: pattern(`(begin |start )?(the )?review( of)? ${REFERENCE_WORDS}${REST}`),
    run: (turn, { reference, rest = '' }) =>
      noted(turn, REVIEW, { reference, rest, go: 'begin' }, (_before, words) => ({ words })),
  },
  {
    ...{ ...common, words: 'transfer PCA-2026-0001 to ZBB: who told us, when' },
    help: 'the prisoner was moved to another prison; “on 3 December” may follow the prison',
    takes: pattern(`transfer(red)? ${REFERENCE_WORDS}${REST}`),
    run: (turn, { reference, rest = '' }) => {
      return noted(turn, CUSTODY, { reference, rest, go: 'note', kind: 'transfer' }, (before, words) => {
        const [, named = '', day = 'today'] = /^(?:to\s+)?(.*?)(?:\s+on\s+(.+))?$/isu.exec(before) ?? []
        const prison = prisonIn(turn.world.directory, named)
        return { ...dayIn(pastDayFromWords(day, turn.today)), prison: prison ?? '', words }
      })
    },
  },
  {
    ...{ ...common, words: 'released PCA-2026-0001 on 3 December: who told us' },
    help: 'the prisoner is out; “released on licence PCA-…” where there is a licence',
    takes: pattern(`(?<kind>release(d)?( on licence)?) ${REFERENCE_WORDS}${REST}`),
    run: (turn, { kind = '', reference, rest = '' }) => {
      const chosen = /licence$/iu.test(kind.trim()) ? 'release on licence' : 'release'
      return noted(turn, CUSTODY, { reference, rest, go: 'note', kind: chosen }, (before, words) => ({
        ...dayIn(pastDayFromWords(before === '' ? 'today' : before, turn.today)),
        words,
      }))
    },
  },
  {
    ...{ ...common, words: 'release date PCA-2026-0001 3 March 2027: who told us' },
    help: 'the day of release is known, or has changed',
    takes: pattern(`release date ${REFERENCE_WORDS}${REST}`),
    run: (turn, { reference, rest = '' }) =>
      noted(turn, CUSTODY, { reference, rest, go: 'note', kind: 'release date' }, (before, words) => ({
        ...dayIn(dayFromWords(before, turn.today)),
        words,
      })),
  },
  {
    ...{ ...common, words: 'release address PCA-2026-0001 near: who told us' },
    help: 'home, near, away or not known: where they will live, never the address itself',
    takes: pattern(`release address ${REFERENCE_WORDS}${REST}`),
    run: (turn, { reference, rest = '' }) =>
      noted(turn, CUSTODY, { reference, rest, go: 'note', kind: 'release address' }, (before, words) => ({
        ...{ on: turn.today, near: nearness(before), words },
      })),
  },
  {
    ...{ ...common, words: 'child moved PCA-2026-0001 1 to Northshire: who told us' },
    help: 'a child lives somewhere else now; without an authority they stay in our area',
    takes: pattern(`(a |the )?child (has )?moved ${REFERENCE_WORDS}${REST}`),
    run: (turn, { reference, rest = '' }) =>
      noted(turn, CHILD_MOVED, { reference, rest, go: 'note' }, (before, words) => {
        const [, child = '', name = ''] = /^(\d{1,2})?\s*(?:to\s+)?(.*)$/isu.exec(before) ?? []
        const council = councilNamed(turn.world.directory.councils ?? [], name)
        return {
          ...(child === '' ? {} : { child: String(Number(child)) }),
          ...(council === undefined ? { name: name.trim() } : { council: council.code }),
          words,
        }
      }),
  },
  {
    ...{ ...common, words: 'after release PCA-2026-0001 early help; carer money: how it went' },
    help: 'how it went after release: the support there is, and what the carer needs',
    takes: pattern(`after release ${REFERENCE_WORDS}${REST}`),
    run: (turn, { reference, rest = '' }) =>
      noted(turn, AFTER_RELEASE, { reference, rest, go: 'note' }, (before, words) => {
        const [support = '', needs = ''] = before
          .split(/;?\s*\bcarer( needs)?\b:?/iu)
          .filter((part) => part !== undefined)
        return { support: chosenIn(support, RELEASE_SUPPORT), needs: chosenIn(needs, CARER_NEEDS), words }
      }),
  },
]

type Typed = {
  readonly reference: string | undefined
  readonly rest: string
  readonly go: string
  readonly kind?: CustodyKind
}

/** With the reference alone the form is opened; with more it is filled in, and asks for what is still not clear. */
function noted(
  turn: Turn,
  deed: Deed,
  { reference, rest, go, kind }: Typed,
  typedIn: (before: string, words: string) => Answers,
): Promise<Reply> {
  const full = fullReference(reference)
  const known: Answers = kind === undefined ? {} : { kind }
  if (rest.trim() === '')
    return kind === undefined
      ? openDueForm(turn, deed, full)
      : openFilledForm(turn, deed, { reference: full, answers: known })
  const { before, words } = afterColon(rest)
  const typed: Answers = { ...known, ...typedIn(before, words) }
  const faults = kind !== undefined && typed.on === undefined ? [noDay('on')] : []
  return fillDueForm(turn, deed, { reference: full, go, seen: undefined, typed, faults })
}

const dayIn = (day: string | undefined): Answers => (day === undefined ? {} : { on: day })

/** By a word of it, or nothing, and then the form asks. */
function nearness(text: string): string {
  const wanted = text
    .trim()
    .toLowerCase()
    .replace(/^not known.*/u, 'not_known')
  if (/\bcarer\b|\bhome\b/u.test(wanted)) return 'home'
  return NEARNESS.find(({ id }) => wanted.split(/\s/u).includes(id))?.id ?? ''
}

/** Each part that begins like an option, or is its id. */
const chosenIn = (text: string, all: readonly Option[]): string =>
  all
    .filter(({ id, label }) =>
      text
        .split(/[,;]|\band\b/iu)
        .map((part) => part.trim().toLowerCase())
        .some(
          (part) => part !== '' && (label.toLowerCase().includes(part) || id.replaceAll('_', ' ') === part),
        ),
    )
    .map(({ id }) => id)
    .join(',')
