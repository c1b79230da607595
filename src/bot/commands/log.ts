/** `log`: who did what and when. */
import type { Role } from '../../domain/people.ts'
import { logReply } from '../actions/log.ts'
import { type Command, fullReference, pattern, REFERENCE_WORDS } from './command.ts'

const AUDITOR: readonly Role[] = ['auditor']

export const logCommands: readonly Command[] = [
  {
    words: 'log',
    help: 'who did what and when, the newest of everything (auditor)',
    roles: AUDITOR,
    inMenu: false,
    takes: pattern('(the )?log'),
    run: (turn) => logReply(turn),
  },
  {
    words: 'log PCA-2026-0001',
    help: 'who did what and when with one referral, looks included (auditor)',
    roles: AUDITOR,
    inMenu: false,
    takes: pattern(`(the )?log( of| for)? ${REFERENCE_WORDS}`),
    run: (turn, { reference }) => logReply(turn, fullReference(reference)),
  },
]
