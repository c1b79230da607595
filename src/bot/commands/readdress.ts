/** `moved`, `open at`. */
import type { Directory } from '../../domain/directory.ts'
import { MANAGERS } from '../../domain/people.ts'
import { MOVED, openAtReply } from '../actions/readdress.ts'
import { fillDueForm, openDueForm } from '../due-form.ts'
import { type Command, fullReference, pattern, REFERENCE_WORDS } from './command.ts'
import { afterColon } from './sentence.ts'

export const readdressCommands: readonly Command[] = [
  {
    words: 'moved PCA-2026-0001 to ZBB: who told us, when',
    help: 'the prisoner is in another prison now; without the rest I ask you for it',
    roles: ['social_worker', ...MANAGERS, 'mash_officer'],
    inMenu: false,
    takes: pattern(`((the )?prisoner )?(has )?moved ${REFERENCE_WORDS}(?<rest>(\\s|:).+)?`),
    run: (turn, { reference, rest = '' }) => {
      const full = fullReference(reference)
      if (rest.trim() === '') return openDueForm(turn, MOVED, full)
      const { before, words } = afterColon(rest)
      const named = before.replace(/^to(\s|$)/iu, '').trim()
      const prison = prisonIn(turn.world.directory, named)
      return fillDueForm(turn, MOVED, {
        ...{ reference: full, go: 'move', seen: undefined },
        typed: { prison: prison ?? '', words },
        faults: prison === undefined && named !== '' ? [NOT_KNOWN] : [],
      })
    },
  },
  {
    words: 'open at ZAA',
    help: 'the open referrals of a prison',
    roles: ['administrator', 'mash_officer', ...MANAGERS],
    inMenu: false,
    takes: pattern('open at (?<prison>.+)'),
    run: (turn, { prison = '' }) => openAtReply(turn, prisonIn(turn.world.directory, prison) ?? ''),
  },
]

const NOT_KNOWN = {
  question: 'prison',
  message: 'I do not know that prison. Please choose it from the list.',
}

/** By its three letters, or by a name or a part of one that only one prison has. */
export function prisonIn({ prisons }: Directory, named: string): string | undefined {
  const wanted = plain(named)
  if (wanted.length < 3) return undefined
  const exact = prisons.filter(({ code, name }) => [plain(code), plain(name)].includes(wanted))
  const found = exact.length > 0 ? exact : prisons.filter(({ name }) => plain(name).includes(wanted))
  return found.length === 1 ? found[0]?.code : undefined
}

const plain = (words: string): string => words.toLowerCase().replaceAll(/\s+/gu, ' ').trim()
