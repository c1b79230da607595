/** `new referral`, a bare reference, `open`. */

import { MANAGERS } from '../../domain/people.ts'
import { openPageReply } from '../actions/assessment.ts'
import { newReferral } from '../actions/referral.ts'
import { referralReply } from '../replies.ts'
import { type Command, fullReference, pattern, REFERENCE_WORDS } from './command.ts'

export const referralCommands: readonly Command[] = [
  {
    words: 'new referral',
    help: 'record what a prison or the LADO asks for (MASH)',
    roles: ['mash_officer'],
    inMenu: true,
    takes: pattern('(a )?(new|record|add|log)( a)?( new)? referral'),
    run: (turn) => newReferral(turn),
  },
  {
    words: 'PCA-2026-0001',
    help: 'one referral, as far as you may see it',
    inMenu: true,
    takes: pattern(`(show )?${REFERENCE_WORDS}`),
    run: (turn, { reference }) => referralReply(turn, fullReference(reference)),
  },
  {
    words: 'open PCA-2026-0001',
    help: 'the assessment form; add a section, for example B or A1, to go straight there',
    roles: ['social_worker', ...MANAGERS],
    inMenu: true,
    takes: pattern(`open ${REFERENCE_WORDS}( (section )?(?<key>[a-hjx]\\d{0,2}))?`),
    run: (turn, { reference, key }) =>
      key === undefined
        ? referralReply(turn, fullReference(reference))
        : openPageReply(turn, { reference: fullReference(reference), key: key.toUpperCase() }),
  },
]
