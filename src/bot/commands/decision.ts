/** `they have it`, `decided`, `family told`, `appeal`, `disagree`, `pass up`, `end disagreement`, `close`. */
import { MANAGERS } from '../../domain/people.ts'
import { RECEIPT } from '../actions/receipt.ts'
import { pastDayFromWords } from '../day-from-words.ts'
import { decidedFromWords } from '../decided-words.ts'
import { APPEAL, CLOSE, DISAGREE, END_DISAGREEMENT, FAMILY_TOLD, PASS_UP } from '../decision-deeds.ts'
import { openDecision } from '../decision-form.ts'
import { type Deed, fillDueForm, noDay, openDueForm } from '../due-form.ts'
import type { Turn } from '../turn.ts'
import { type Command, fullReference, pattern, REFERENCE_WORDS } from './command.ts'
import { afterColon } from './sentence.ts'

const ANYBODY = ['social_worker', ...MANAGERS, 'mash_officer'] as const
const TEAM = ['social_worker', ...MANAGERS] as const
const REST = '(?<rest>(\\s|:).+)?'

const fill = (turn: Turn, deed: Deed, sent: { reference: string; go: string; typed: object }) =>
  fillDueForm(turn, deed, { ...sent, typed: { ...sent.typed }, seen: undefined })

export const decisionCommands: readonly Command[] = [
  {
    words: 'they have it PCA-2026-0001: Jo Bloggs, by telephone',
    help: 'note that the prison has the report, who said so and how',
    roles: ANYBODY,
    inMenu: false,
    takes: pattern(`they have it ${REFERENCE_WORDS}${REST}`),
    run: (turn, { reference, rest = '' }) => {
      const full = fullReference(reference)
      const { words } = afterColon(rest)
      if (words === '') return openDueForm(turn, RECEIPT, full)
      const [, who = words, how = ''] = /^(.*?)[,\s]+(by \S.*)$/isu.exec(words) ?? []
      return fill(turn, RECEIPT, { reference: full, go: 'note', typed: { who, how } })
    },
  },
  {
    words: 'decided PCA-2026-0001: level 2 on 17 December, governor, told by e-mail from the OMU',
    help: 'record what the Governor or Director decided; without the rest I ask you for it',
    roles: ANYBODY,
    inMenu: false,
    takes: pattern(`(decided|decision) ${REFERENCE_WORDS}${REST}`),
    run: async (turn, { reference, rest = '' }) => {
      const full = fullReference(reference)
      const words = rest.replace(/^[\s:]+/u, '')
      if (words === '') return openDecision(turn, full)
      const children = (await turn.world.store.load(full))?.referral.details.children.length ?? 1
      return openDecision(turn, full, decidedFromWords(words, { today: turn.today, children }))
    },
  },
  {
    words: 'family told PCA-2026-0001 on 18 December',
    help: 'note when the family was told what was decided',
    roles: ANYBODY,
    inMenu: false,
    takes: pattern(`(the )?family (was )?told ${REFERENCE_WORDS}${REST}`),
    run: (turn, { reference, rest = '' }) => {
      const full = fullReference(reference)
      const words = rest.replace(/^[\s:]+/u, '').trim()
      if (words === '') return openDueForm(turn, FAMILY_TOLD, full)
      const on = pastDayFromWords(words, turn.today)
      return fillDueForm(turn, FAMILY_TOLD, {
        ...{ reference: full, go: 'note', seen: undefined, typed: { on: on ?? '' } },
        faults: on === undefined ? [noDay('on')] : [],
      })
    },
  },
  {
    words: 'appeal PCA-2026-0001: yes',
    help: 'note whether the prisoner has appealed: yes, no or not known',
    roles: ANYBODY,
    inMenu: false,
    takes: pattern(`appeal ${REFERENCE_WORDS}${REST}`),
    run: (turn, { reference, rest = '' }) => {
      const full = fullReference(reference)
      const said = rest
        .replace(/^[\s:]+/u, '')
        .toLowerCase()
        .replaceAll(/\s+/gu, '_')
        .replace(/\W+$/u, '')
      if (!['yes', 'no', 'not_known'].includes(said)) return openDueForm(turn, APPEAL, full)
      return fill(turn, APPEAL, { reference: full, go: 'note', typed: { appeal: said } })
    },
  },
  inWords(DISAGREE, 'disagree', {
    ...{ words: 'disagree PCA-2026-0001: why it does not look safe', go: 'disagree' },
    help: 'we disagree with a decision; each step then has its own time',
  }),
  inWords(PASS_UP, 'pass up', {
    ...{ words: 'pass up PCA-2026-0001: what was tried', go: 'pass' },
    help: 'a disagreement goes to the next step: manager, senior officers, the partnership',
  }),
  {
    words: 'end disagreement PCA-2026-0001 changed: how it ended',
    help: 'the disagreement is over: changed, conditions, accepted or other',
    roles: TEAM,
    inMenu: false,
    takes: pattern(`end (the )?disagreement ${REFERENCE_WORDS}${REST}`),
    run: (turn, { reference, rest = '' }) => {
      const full = fullReference(reference)
      const { before, words } = afterColon(rest)
      if (rest.trim() === '') return openDueForm(turn, END_DISAGREEMENT, full)
      const [result = ''] = /^(changed|conditions|accepted|other)$/u.exec(before.toLowerCase()) ?? []
      return fill(turn, END_DISAGREEMENT, { reference: full, go: 'end', typed: { result, words } })
    },
  },
  {
    words: 'close PCA-2026-0001 useful partly: what would have helped',
    help: 'close it; without a decision add the reason: because the prisoner was released',
    roles: TEAM,
    inMenu: false,
    takes: pattern(`close ${REFERENCE_WORDS}${REST}`),
    run: (turn, { reference, rest = '' }) => {
      const full = fullReference(reference)
      const { before, words } = afterColon(rest)
      if (rest.trim() === '') return openDueForm(turn, CLOSE, full)
      const [, useful = ''] = /\buseful (yes|partly|no)$/iu.exec(before) ?? []
      const [, reason = ''] = /^because (.+?)(?:[,\s]+useful (?:yes|partly|no))?$/isu.exec(before) ?? []
      const typed = { reason, useful: useful.toLowerCase(), usefulWhy: words }
      return fill(turn, CLOSE, { reference: full, go: 'close', typed })
    },
  },
]

type Told = { readonly words: string; readonly help: string; readonly go: string }

/** A sentence whose words after the colon are all that its form asks. */
function inWords(deed: Deed, verb: string, { words, help, go }: Told): Command {
  return {
    ...{ words, help, roles: TEAM, inMenu: false },
    takes: pattern(`${verb} ${REFERENCE_WORDS}${REST}`),
    run: (turn, { reference, rest = '' }) => {
      const full = fullReference(reference)
      const said = afterColon(rest).words
      return said === ''
        ? openDueForm(turn, deed, full)
        : fill(turn, deed, { reference: full, go, typed: { words: said } })
    },
  }
}
