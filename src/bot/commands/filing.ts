/** `file again`. */
import { MANAGERS } from '../../domain/people.ts'
import { fileAgainReply } from '../actions/filing.ts'
import { type Command, fullReference, pattern, REFERENCE_WORDS } from './command.ts'

export const filingCommands: readonly Command[] = [
  {
    words: 'file again PCA-2026-0001',
    help: 'file the signed reports again, once the team’s folder is mended',
    roles: ['social_worker', ...MANAGERS, 'administrator'],
    inMenu: false,
    takes: pattern(`(file( it| them)? again|refile) ${REFERENCE_WORDS}[.!]*`),
    run: (turn, { reference }) => fileAgainReply(turn, fullReference(reference)),
  },
]
