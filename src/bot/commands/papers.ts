/** `papers`, `paper`, `attach`, `throw away my papers`. */
import type { Answers } from '../../domain/form.ts'
import { PAPER_KINDS, type PaperKind } from '../../domain/papers.ts'
import { MANAGERS } from '../../domain/people.ts'
import { dropReply, openPaperReply } from '../actions/papers.ts'
import { pastDayFromWords } from '../day-from-words.ts'
import { attachReply, looseOf, papersReply } from '../papers.ts'
import type { Reply, Turn } from '../turn.ts'
import { type Command, fullReference, pattern, REFERENCE_WORDS } from './command.ts'

const takesAttach = pattern(`attach( it| this)?( to)? ${REFERENCE_WORDS}(?<rest>(\\s|:|,).+)?`)

const NO_FILE_YET =
  'Please send me the file first, here in our own chat (PDF, Word or e-mail). You can type these words beside it.'

export const paperCommands: readonly Command[] = [
  {
    words: 'papers PCA-2026-0001',
    help: 'the papers that came for it, to open one by one',
    inMenu: false,
    takes: pattern(`(show )?(the )?papers( (of|for))? ${REFERENCE_WORDS}`),
    run: (turn, { reference }) => papersReply(turn, fullReference(reference)),
  },
  {
    words: 'paper 1 of PCA-2026-0001',
    help: 'open one of its papers',
    inMenu: false,
    takes: pattern(`(open )?paper (?<number>\\d{1,5})( of)? ${REFERENCE_WORDS}`),
    run: (turn, { reference, number }) => openPaperReply(turn, fullReference(reference), Number(number)),
  },
  {
    words: 'attach PCA-2026-0001 police report, received 3 December',
    help: 'attach a file that you send me; type it beside the file, or after it',
    roles: ['social_worker', ...MANAGERS, 'mash_officer'],
    inMenu: false,
    takes: takesAttach,
    run: async (turn, taken) => {
      const papers = await looseOf(turn)
      if (papers.length === 0) return noFileYet(turn, fullReference(taken.reference))
      return attachReply(turn, { papers, refused: [], typed: answersOf(turn, taken) })
    },
  },
  {
    words: 'throw away my papers',
    help: 'forget the files that you sent me and did not attach',
    roles: ['social_worker', ...MANAGERS, 'mash_officer'],
    inMenu: false,
    takes: pattern('throw away (my |the |these )?papers?'),
    run: (turn) => dropReply(turn),
  },
]

/** Nothing is asked for that could not be attached: a referral that is not theirs sounds like one that is not there. */
async function noFileYet(turn: Turn, reference: string): Promise<Reply> {
  const listed = await papersReply(turn, reference)
  return 'text' in listed ? listed : { text: NO_FILE_YET }
}

/** What the words beside a file say of it; undefined where they are no such words. */
export function attachWords(turn: Turn, text: string): Answers | undefined {
  const taken = takesAttach(text)
  return taken === undefined ? undefined : answersOf(turn, taken)
}

function answersOf(turn: Turn, { reference, rest = '' }: Readonly<Record<string, string>>): Answers {
  const [what = '', on] = rest
    .split(/\breceived( on)?\b/iu)
    .filter((part) => part !== undefined && part !== ' on')
  const kind = kindIn(what)
  const day = on === undefined ? undefined : pastDayFromWords(on.replace(/^\s*on\s/iu, '').trim(), turn.today)
  return {
    ...{ reference: 'typed', typed: fullReference(reference) },
    ...(kind === undefined ? {} : { kind }),
    ...(on === undefined ? {} : { receivedOn: day ?? on.trim().slice(0, 60) }),
  }
}

const WORDS: readonly (readonly [RegExp, PaperKind])[] = [
  [/\bpolice\b/iu, 'police_report'],
  [/\bprobation\b/iu, 'probation_report'],
  [/\boffence/iu, 'offence_summary'],
  [/\b(reply|answer|response)\b/iu, 'reply'],
  [/\b(request|letter)\b/iu, 'request_letter'],
  [/\b(other|paper)\b/iu, 'other'],
]

/** Nothing where it is not clear: then the form asks. */
const kindIn = (what: string): PaperKind | undefined =>
  (Object.keys(PAPER_KINDS) as PaperKind[]).find(
    (kind) => PAPER_KINDS[kind].toLowerCase() === what.trim().toLowerCase(),
  ) ?? WORDS.find(([word]) => word.test(what))?.[1]
