/** `triage`, and each thing that MASH decides, in words. */
import type { Directory } from '../../domain/directory.ts'
import type { Answers } from '../../domain/form.ts'
import { itemIn } from '../../domain/missing-items.ts'
import { councilNamed } from '../../domain/other-authority.ts'
import { MANAGERS, type Role } from '../../domain/people.ts'
import { answerBy } from '../../domain/triage-rules.ts'
import { becauseIn } from '../../domain/triage-words.ts'
import { ASK, ASSIGN, completeReply, LINK, LOG, REDIRECT, WITHDRAW } from '../actions/triage.ts'
import { dayFromWords } from '../day-from-words.ts'
import { type Deed, fillDueForm, openDueForm } from '../due-form.ts'
import { triageListReply, triageReply, undoTriageNow } from '../triage-replies.ts'
import type { Reply, Turn } from '../turn.ts'
import { type Command, fullReference, pattern, REFERENCE_WORDS } from './command.ts'
import { afterColon } from './sentence.ts'

const REST = '(?<rest>(\\s|:).*)?'
const MASH: readonly Role[] = ['mash_officer']

const common = { roles: MASH, inMenu: false }

export const triageCommands: readonly Command[] = [
  {
    ...{ ...common, inMenu: true, words: 'triage', help: 'what waits for triage, the oldest first' },
    takes: pattern('triage( list)?'),
    run: (turn) => triageListReply(turn),
  },
  {
    ...{ ...common, words: 'triage PCA-2026-0001', help: 'decide what becomes of one request' },
    takes: pattern(`(triage|decide) ${REFERENCE_WORDS}`),
    run: (turn, { reference }) => triageReply(turn, fullReference(reference)),
  },
  {
    ...{ ...common, words: 'complete PCA-2026-0001', help: 'complete what was written down of a request' },
    takes: pattern(`(complete|amend) ${REFERENCE_WORDS}`),
    run: (turn, { reference }) => completeReply(turn, fullReference(reference)),
  },
  {
    ...{ ...common, words: 'assign PCA-2026-0001 to North', help: 'give a request to a team' },
    takes: pattern(`assign ${REFERENCE_WORDS}${REST}`),
    run: (turn, { reference, rest = '' }) =>
      decide(turn, ASSIGN, { reference, rest, go: 'assign' }, (before, words) => {
        const team = teamNamed(turn.world.directory, before.replace(/^to\s/iu, ''))
        return { ...(team === undefined ? {} : { team }), words }
      }),
  },
  {
    ...{ ...common, words: 'missing PCA-2026-0001: prison number, offences' },
    help: 'ask for what is missing; “by 18 December” before the colon says until when',
    takes: pattern(`missing( in| from)? ${REFERENCE_WORDS}${REST}`),
    run: (turn, { reference, rest = '' }) =>
      decide(turn, ASK, { reference, rest, go: 'ask' }, (before, words) => ({
        ...itemsIn(words),
        day: dayFromWords(before, turn.today) ?? answerBy(turn.today, turn.world.directory.council),
      })),
  },
  {
    ...{ ...common, words: 'redirect PCA-2026-0001 to Essex: why', help: 'it belongs to another authority' },
    takes: pattern(`redirect ${REFERENCE_WORDS}${REST}`),
    run: (turn, { reference, rest = '' }) =>
      decide(turn, REDIRECT, { reference, rest, go: 'redirect' }, (before, words) => {
        const name = before.replace(/^to(\s|$)/iu, '').trim()
        const council = councilNamed(turn.world.directory.councils ?? [], name)
        return { ...(council === undefined ? { name } : { council: council.code }), words }
      }),
  },
  {
    ...{ ...common, words: 'duplicate PCA-2026-0002 of PCA-2026-0001: why', help: 'we have it already' },
    takes: pattern(`duplicate ${REFERENCE_WORDS}${REST}`),
    run: (turn, { reference, rest = '' }) =>
      decide(turn, LINK, { reference, rest, go: 'link' }, (before, words) => ({
        of: fullReference(/pca-\d{4}-\d{1,6}/iu.exec(before)?.[0]),
        words,
      })),
  },
  {
    ...{ ...common, words: 'log only PCA-2026-0001: why', help: 'keep a notice; nothing to assess' },
    takes: pattern(`log only ${REFERENCE_WORDS}${REST}`),
    run: (turn, { reference, rest = '' }) =>
      decide(turn, LOG, { reference, rest, go: 'log' }, (_before, words) => ({ words })),
  },
  {
    ...{ words: 'withdraw PCA-2026-0001: why', help: 'a request was withdrawn; it ends without a report' },
    ...{ inMenu: false, roles: ['mash_officer', ...MANAGERS] },
    takes: pattern(`withdraw ${REFERENCE_WORDS}${REST}`),
    run: (turn, { reference, rest = '' }) =>
      decide(turn, WITHDRAW, { reference, rest, go: 'withdraw' }, (_before, words) => {
        const because = becauseIn(words)
        return { ...(because === undefined ? {} : { because }), words }
      }),
  },
  {
    ...{
      ...common,
      words: 'undo triage PCA-2026-0001',
      help: 'take the last decision back; a reason may follow',
    },
    takes: pattern(`undo (triage|decision)( of)? ${REFERENCE_WORDS}${REST}`),
    run: (turn, { reference, rest = '' }) =>
      undoTriageNow(turn, { reference: fullReference(reference), reason: rest.replace(/^[\s:]+/u, '') }),
  },
]

type Typed = { readonly reference: string | undefined; readonly rest: string; readonly go: string }

/** With the reference alone the form is opened; with more it is filled in, and asks for what is still not clear. */
function decide(
  turn: Turn,
  deed: Deed,
  { reference, rest, go }: Typed,
  typedIn: (before: string, words: string) => Answers,
): Promise<Reply> {
  const full = fullReference(reference)
  if (rest.trim() === '') return openDueForm(turn, deed, full)
  const { before, words } = afterColon(rest)
  return fillDueForm(turn, deed, { reference: full, go, seen: undefined, typed: typedIn(before, words) })
}

/** By its id, or by a name that begins so and is the only one. */
function teamNamed({ teams }: Directory, typed: string): string | undefined {
  const wanted = typed.trim().toLowerCase()
  const exact = teams.find(({ id }) => id.toLowerCase() === wanted)
  const found = teams.filter(({ name }) => wanted !== '' && name.toLowerCase().startsWith(wanted))
  return exact?.id ?? (found.length === 1 ? found[0]?.id : undefined)
}

/** Each part that names an item is ticked; the others are said as they were typed. */
function itemsIn(words: string): { readonly items: string; readonly words: string } {
  const parts = words
    .split(/[,;]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const items = parts.flatMap((part) => itemIn(part) ?? [])
  const own = parts.filter((part) => itemIn(part) === undefined)
  return { items: [...new Set(items)].join(','), words: own.join(', ') }
}
