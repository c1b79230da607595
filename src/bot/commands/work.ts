/** `my work`, `my week` and `team`. */

import type { TeamList } from '../../workflow/team-work.ts'
import { myWeekReply, myWorkReply, teamReply } from '../actions/chat.ts'
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
    takes: pattern('(my )?team( open)?'),
    run: (turn) => teamReply(turn),
  },
  {
    words: 'team overdue',
    help: 'one list of it: due this week, overdue, for sign-off, no receipt, no decision',
    inMenu: false,
    takes: (text) => {
      const said = /^(?:my )?team:? +(.+)$/iu.exec(text.trim())?.[1] ?? ''
      const only = LISTS.find(([, words]) => words.test(said))?.[0]
      return only === undefined ? undefined : { only }
    },
    run: (turn, { only }) => teamReply(turn, only as TeamList),
  },
  {
    words: 'my week',
    help: 'what is due and what I will remind you of in the next working days',
    inMenu: false,
    takes: pattern("((what('?s| is) )?(on |due )?)?(my|this) week[?]?"),
    run: (turn) => myWeekReply(turn),
  },
]

const LISTS: readonly (readonly [TeamList, RegExp])[] = [
  ['week', /^(due )?this week$/iu],
  ['overdue', /^(overdue|late)$/iu],
  ['sign-off', /^((waiting |awaiting )?(for )?)?sign[- ]?off$/iu],
  ['receipt', /^(no|without( an?)?|awaiting|waiting for) receipts?$/iu],
  ['decision', /^(no|without( an?)?|awaiting|waiting for) decisions?$/iu],
]
