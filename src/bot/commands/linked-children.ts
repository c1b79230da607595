/** `linked`, `same prisoner`. */
import { MANAGERS } from '../../domain/people.ts'
import { linkedReply, noteLinkNow } from '../actions/linked-children.ts'
import { type Command, fullReference, pattern, REFERENCE_WORDS } from './command.ts'

export const linkedChildrenCommands: readonly Command[] = [
  {
    words: 'linked PCA-2026-0001',
    help: 'the other children linked to this prisoner, and what was advised for each',
    roles: ['social_worker', ...MANAGERS],
    inMenu: false,
    takes: pattern(`linked( (children|to))? ${REFERENCE_WORDS}`),
    run: (turn, { reference }) => linkedReply(turn, fullReference(reference)),
  },
  {
    words: 'same prisoner PCA-2026-0001 PCA-2026-0002: yes',
    help: 'whether two referrals are about the same prisoner; “no” at the end sets it aside',
    roles: ['social_worker', ...MANAGERS, 'mash_officer'],
    inMenu: false,
    takes: pattern(
      `same prisoner( in)? ${REFERENCE_WORDS}( and| as|,)? (?<other>pca-\\d{4}-\\d{1,6})\\s*[:,]?\\s*(?<answer>yes|no)`,
    ),
    run: (turn, { reference, other, answer }) =>
      noteLinkNow(turn, {
        ...{ reference: fullReference(reference), other: fullReference(other) },
        same: answer?.toLowerCase() === 'yes',
      }),
  },
]
