/** `guidance`: the built-in guidance by topic. */
import { guidanceReply } from '../guidance-reply.ts'
import { type Command, pattern } from './command.ts'

export const guidanceCommands: readonly Command[] = [
  {
    words: 'guidance',
    help: 'all topics, from the first letter to release',
    inMenu: false,
    inChannel: true,
    takes: pattern('(show )?(the )?(guidance|aide(-|\\s)?m[eé]moire)( topics)?[?!.]*'),
    run: async (turn) => guidanceReply(turn, ''),
  },
  {
    words: 'guidance visits',
    help: 'one topic: what matters, what to do here, and where it comes from',
    inMenu: false,
    inChannel: true,
    takes: pattern('(guidance|aide(-|\\s)?m[eé]moire)( (on|about|for|with))?:? (?<words>\\S.*)'),
    run: async (turn, { words = '' }) => guidanceReply(turn, words),
  },
]
