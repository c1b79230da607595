/** `safe to contact`, `not safe to contact`, `hold for police`, `lift hold`, `concern`, `short report`: the forms in words. */
import { MANAGERS, type Role } from '../../domain/people.ts'
import { CONCERN, HOLD, LIFT, SAFE, SHORT, seenReply } from '../actions/safety.ts'
import { type Deed, fillDueForm, openDueForm } from '../due-form.ts'
import type { Reply, Turn } from '../turn.ts'
import { type Command, fullReference, pattern, REFERENCE_WORDS } from './command.ts'
import { afterColon } from './sentence.ts'

const ALL: readonly Role[] = ['social_worker', ...MANAGERS, 'mash_officer']

/** What follows the reference. */
const REST = '(?<rest>(\\s|:).+)?'

type Typed = Readonly<Record<string, string>>

/** With words it is done; without them the form asks. */
const sentence =
  (deed: Deed, go: string, typed: Typed = {}) =>
  (turn: Turn, { reference, rest = '' }: Typed): Promise<Reply> => {
    const full = fullReference(reference)
    const { words } = afterColon(rest)
    return words === ''
      ? openDueForm(turn, deed, full)
      : fillDueForm(turn, deed, { ...{ reference: full, go, seen: undefined }, typed: { ...typed, words } })
  }

export const safetyCommands: readonly Command[] = [
  {
    words: 'concern PCA-2026-0001: what worries you',
    help: 'a safeguarding concern: the Team Manager is told at once; without the rest I show you what to do',
    roles: ALL,
    inMenu: false,
    takes: pattern(`(safeguarding )?concern( about)? ${REFERENCE_WORDS}${REST}`),
    run: sentence(CONCERN, 'tell'),
  },
  {
    words: 'seen concern PCA-2026-0001',
    help: 'you have seen a safeguarding concern, and take it up (manager)',
    roles: MANAGERS,
    inMenu: false,
    takes: pattern(`(i have )?seen (the )?concern( about)? ${REFERENCE_WORDS}`),
    run: (turn, { reference }) => seenReply(turn, fullReference(reference)),
  },
  {
    words: 'safe to contact PCA-2026-0001: police agreed, who, how and when',
    help: 'the family may be contacted now; without the rest I ask you for it',
    roles: ALL,
    inMenu: false,
    takes: pattern(`safe to contact ${REFERENCE_WORDS}${REST}`),
    run: sentence(SAFE, 'say', { to: 'yes' }),
  },
  {
    words: 'not safe to contact PCA-2026-0001: why',
    help: 'nobody may meet or write to the family',
    roles: ALL,
    inMenu: false,
    takes: pattern(`not safe to contact ${REFERENCE_WORDS}${REST}`),
    run: sentence(SAFE, 'say', { to: 'no' }),
  },
  {
    words: 'ask police first PCA-2026-0001: why',
    help: 'nobody may meet or write to the family before the police agree',
    roles: ALL,
    inMenu: false,
    takes: pattern(`ask (the )?police first ${REFERENCE_WORDS}${REST}`),
    run: sentence(SAFE, 'say', { to: 'ask_police_first' }),
  },
  {
    words: 'hold for police PCA-2026-0001: why',
    help: 'the police ask us to wait: nothing is signed or sent, and the due day stays',
    roles: ALL,
    inMenu: false,
    takes: pattern(`(hold|held) for (the )?police ${REFERENCE_WORDS}${REST}`),
    run: sentence(HOLD, 'hold'),
  },
  {
    words: 'lift hold PCA-2026-0001: why',
    help: 'the police agree: it may be signed and sent again',
    roles: ALL,
    inMenu: false,
    takes: pattern(`lift (the )?hold( for (the )?police)? ${REFERENCE_WORDS}${REST}`),
    run: sentence(LIFT, 'lift'),
  },
  {
    words: 'short report PCA-2026-0001: why',
    help: 'the carer refuses, or the family may not be contacted: fewer answers are needed',
    roles: ['social_worker'],
    inMenu: false,
    takes: pattern(`short report ${REFERENCE_WORDS}${REST}`),
    run: sentence(SHORT, 'short'),
  },
  {
    words: 'full report PCA-2026-0001: why',
    help: 'every section is needed again',
    roles: ['social_worker'],
    inMenu: false,
    takes: pattern(`full report ${REFERENCE_WORDS}${REST}`),
    run: sentence(SHORT, 'full'),
  },
]
