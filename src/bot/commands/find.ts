/** `find`: by reference, name, prison number, team, prison, status, or what is long overdue. */
import { findReply } from '../actions/find.ts'
import { type Command, pattern } from './command.ts'

export const findCommands: readonly Command[] = [
  {
    words: 'find',
    help: 'a referral by a name, a reference, a prison number, “team” and its name, or “long overdue”',
    inMenu: true,
    takes: pattern('(find|search( for)?|look (for|up))( (?<words>.+))?'),
    run: (turn, { words }) => findReply(turn, { words: words ?? '', from: 0 }),
  },
]
