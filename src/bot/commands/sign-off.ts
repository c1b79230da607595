/** `submit`, `sign off`, `ask for changes`, `undo`. */
import { MANAGERS } from '../../domain/people.ts'
import { askNow, previewReply, sendIn, signOffNow, signOffReply, undoNow } from '../actions/sign-off.ts'
import type { Reply, Turn } from '../turn.ts'
import { type Command, fullReference, pattern, REFERENCE_WORDS } from './command.ts'

export const signOffCommands: readonly Command[] = [
  {
    words: 'submit PCA-2026-0001',
    help: 'send the assessment to the Team Manager',
    roles: ['social_worker'],
    inMenu: true,
    takes: pattern(`(submit|send in) ${REFERENCE_WORDS}`),
    run: (turn, { reference }) => sendIn(turn, fullReference(reference)),
  },
  {
    words: 'sign off PCA-2026-0001',
    help: 'see what waits for your sign-off; add “version 1” to sign that version',
    roles: MANAGERS,
    inMenu: true,
    takes: pattern(
      `sign(-| )?off ${REFERENCE_WORDS}( version (?<number>\\d{1,4})(\\s*,)?(?<checked> address(es)? checked)?)?`,
    ),
    run: async (turn, { reference, number, checked }) => {
      const full = fullReference(reference)
      if (number === undefined) return signOffReply(turn, full)
      return onVersion(turn, { reference: full, number: Number(number) }, (seen) =>
        signOffNow(turn, { ...seen, checked: checked === undefined ? [] : 'every address' }),
      )
    },
  },
  {
    words: 'preview PCA-2026-0001',
    help: 'the e-mails that go when it is signed, word for word (Team Manager)',
    roles: MANAGERS,
    inMenu: false,
    takes: pattern(`preview( (e-?mails? )?(of|for))? ${REFERENCE_WORDS}`),
    run: (turn, { reference }) => previewReply(turn, fullReference(reference)),
  },
  {
    words: 'ask for changes PCA-2026-0001 G1: what should change',
    help: 'give it back to the social worker with a reason (Team Manager)',
    roles: MANAGERS,
    inMenu: false,
    takes: pattern(
      `ask for changes( to| in)? ${REFERENCE_WORDS}( (?<section>[a-hj]\\d{0,2}))?\\s*:\\s*(?<reason>.+)`,
    ),
    run: (turn, { reference, section, reason }) =>
      onVersion(turn, { reference: fullReference(reference), number: undefined }, (seen) =>
        askNow(turn, { ...seen, reason: reason ?? '', section: section?.toUpperCase() }),
      ),
  },
  {
    words: 'undo PCA-2026-0001',
    help: 'take a sign-off back while there is time',
    roles: MANAGERS,
    inMenu: true,
    takes: pattern(`undo( sign(-| )?off)? ${REFERENCE_WORDS}`),
    run: (turn, { reference }) => undoNow(turn, fullReference(reference)),
  },
]

type Wanted = { readonly reference: string; readonly number: number | undefined }
type SeenVersion = { readonly reference: string; readonly submission: number; readonly fingerprint: string }

/** A typed command names a version by its number; the fingerprint of just that version is taken from the store. */
async function onVersion(
  turn: Turn,
  wanted: Wanted,
  act: (seen: SeenVersion) => Promise<Reply>,
): Promise<Reply> {
  const loaded = await turn.world.store.load(wanted.reference)
  if (loaded === undefined || !('submission' in loaded.referral)) return signOffReply(turn, wanted.reference)
  const { number, fingerprint } = loaded.referral.submission
  const isCurrent = wanted.number === undefined || wanted.number === number
  return act({
    reference: wanted.reference,
    submission: wanted.number ?? number,
    fingerprint: isCurrent ? fingerprint : 'not the version that stands',
  })
}
