/** `I am away until …` and `I am back`. */
import { refuse } from '../../domain/refusal.ts'
import { awayReply, backReply } from '../actions/absence.ts'
import { dayFromWords } from '../day-from-words.ts'
import type { Reply, Turn } from '../turn.ts'
import { type Command, pattern } from './command.ts'

const I_AM = "(i am|i['’]m|im) "
const AWAY = '(away|on leave|on holiday|off sick|out of office)'
const END = '\\s*[.!]*'

/** Neither stands in the menu of Teams: what stands there is sent as it is, and one slip would send somebody away. */
export const absenceCommands: readonly Command[] = [
  {
    words: 'I am away until 18 December',
    help: 'others sign off meanwhile; leave out the day if you do not know it yet',
    inMenu: false,
    takes: pattern(
      // A single word is no sentence: “away” by itself sends nobody away.
      `(${I_AM}${AWAY}${END}|(${I_AM})?${AWAY} (until|till) (?<until>.{1,100}))`,
    ),
    run: (turn, { until }) => away(turn, until),
  },
  {
    words: 'I am back',
    help: 'you are here again',
    inMenu: false,
    takes: pattern(`(${I_AM})?back( again| now)?${END}`),
    run: (turn) => backReply(turn),
  },
]

async function away(turn: Turn, until: string | undefined): Promise<Reply> {
  if (until === undefined) return awayReply(turn, undefined)
  const day = dayFromWords(until, turn.today)
  return day === undefined ? { text: refuse('dayNotUnderstood').say } : awayReply(turn, day)
}
