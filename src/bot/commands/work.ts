/** `my work` and `team`. */
import { myWorkReply, teamReply } from '../actions/chat.ts'
import { type Command, pattern } from './command.ts'

export const workCommands: readonly Command[] = [
  {
    words: 'my work',
    help: 'what waits for you, soonest first',
    inMenu: true,
    takes: pattern('(my work|my list|work|what next|my referrals)'),
    run: (turn) => myWorkReply(turn),
  },
  {
    words: 'team',
    help: 'everything open in your team',
    inMenu: true,
    takes: pattern('(my )?team'),
    run: (turn) => teamReply(turn),
  },
]
