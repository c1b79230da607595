/** `legal hold`, `lift legal hold`, `in the case system`, `retention`. */
import { MANAGERS } from '../../domain/people.ts'
import { certificateReply, IN_CASE_SYSTEM, retentionReply, typedHold } from '../actions/retention.ts'
import { pastDayFromWords } from '../day-from-words.ts'
import { fillDueForm, openDueForm } from '../due-form.ts'
import { type Command, fullReference, pattern, REFERENCE_WORDS } from './command.ts'
import { afterColon } from './sentence.ts'

/** What follows the reference. */
const REST = '(?<rest>(\\s|:).+)?'

export const retentionCommands: readonly Command[] = [
  {
    words: 'legal hold PCA-2026-0001: why, and who asked for it',
    help: 'nothing of it is deleted here until somebody lifts it (manager, administrator)',
    roles: [...MANAGERS, 'administrator'],
    inMenu: false,
    takes: pattern(`(put a )?legal hold( on)? ${REFERENCE_WORDS}${REST}`),
    run: (turn, { reference, rest = '' }) =>
      typedHold(turn, true, { reference: fullReference(reference), why: afterColon(rest).words }),
  },
  {
    words: 'lift legal hold PCA-2026-0001: why',
    help: 'its copy here goes as any other does (manager, administrator)',
    roles: [...MANAGERS, 'administrator'],
    inMenu: false,
    takes: pattern(`lift (the )?legal hold( on)? ${REFERENCE_WORDS}${REST}`),
    run: (turn, { reference, rest = '' }) =>
      typedHold(turn, false, { reference: fullReference(reference), why: afterColon(rest).words }),
  },
  {
    words: 'in the case system PCA-2026-0001: where',
    help: 'the case system has all of it, so that the copy here may go one day',
    roles: ['social_worker', ...MANAGERS, 'mash_officer'],
    inMenu: false,
    takes: pattern(`((all of )?it is )?in (the )?case system ${REFERENCE_WORDS}${REST}`),
    run: (turn, { reference, rest = '' }) => {
      const full = fullReference(reference)
      const { words } = afterColon(rest)
      return words === ''
        ? openDueForm(turn, IN_CASE_SYSTEM, full)
        : fillDueForm(turn, IN_CASE_SYSTEM, {
            ...{ reference: full, go: 'note', seen: undefined },
            typed: { where: words },
          })
    },
  },
  {
    words: 'retention',
    help: 'what is deleted here and when, and what keeps the rest (administrator)',
    roles: ['administrator'],
    inMenu: false,
    takes: pattern('(retention|what is deleted)[?]?'),
    run: (turn) => retentionReply(turn),
  },
  {
    words: 'deletion certificate from 1 March to 31 March',
    help: 'what was deleted here in those days, as PDF, table and JSON (administrator)',
    roles: ['administrator'],
    inMenu: false,
    takes: pattern('(deletion certificate|certificate of deletion)( from (?<from>.+) to (?<to>.+))?'),
    run: async (turn, { from, to }) => {
      if (from === undefined || to === undefined) return certificateReply(turn)
      const days = { from: pastDayFromWords(from, turn.today), to: pastDayFromWords(to, turn.today) }
      return days.from === undefined || days.to === undefined || days.from > days.to
        ? { text: WHICH_DAYS }
        : certificateReply(turn, { from: days.from, to: days.to })
    },
  },
]

const WHICH_DAYS =
  'From which day to which? Type, for example, “deletion certificate from 1 March to 31 March”.'
