/** `why`, `what next`, `why nudge`, `nudges`, `snooze`, `overdue`: deadlines in words. */
import { overdueReply } from '../actions/chat.ts'
import { nudgesReply, whyNudgeReply } from '../actions/nudges.ts'
import { snoozeReply } from '../actions/snooze.ts'
import { whatNextReply, whyDateReply } from '../actions/why.ts'
import { dayFromWords } from '../day-from-words.ts'
import { type Command, fullReference, pattern, REFERENCE_WORDS } from './command.ts'

export const nudgeCommands: readonly Command[] = [
  {
    words: 'why PCA-2026-0001',
    help: 'how the due day was worked out, and who changed it',
    inMenu: false,
    takes: pattern(`why( is)? ${REFERENCE_WORDS}( due)?[?]?`),
    run: (turn, { reference }) => whyDateReply(turn, fullReference(reference)),
  },
  {
    words: 'what next PCA-2026-0001',
    help: 'who will be told what and when, if nothing happens',
    inMenu: false,
    takes: pattern(`what(( i|['’]?)s)? next( for)? ${REFERENCE_WORDS}[?]?`),
    run: (turn, { reference }) => whatNextReply(turn, fullReference(reference)),
  },
  {
    words: 'why nudge PCA-2026-0001',
    help: 'why I wrote to you about it, and what stops that',
    inMenu: false,
    takes: pattern(`why (the |this )?nudge( for)? ${REFERENCE_WORDS}[?]?`),
    run: (turn, { reference }) =>
      whyNudgeReply(turn, { reference: fullReference(reference), rung: '', digest: '' }),
  },
  {
    words: 'snooze PCA-2026-0001 until Friday',
    help: 'I say nothing of it to you until that day, at the latest the day it is due',
    inMenu: false,
    takes: pattern(`snooze ${REFERENCE_WORDS}( (until|till) (?<day>.+))?`),
    run: (turn, { reference, day }) =>
      snoozeReply(turn, {
        reference: fullReference(reference),
        // What is not understood as a day is asked for again.
        until: day === undefined ? undefined : (dayFromWords(day, turn.today) ?? ''),
      }),
  },
  {
    words: 'nudges',
    help: 'this morning’s message again, as far as it still holds',
    inMenu: false,
    takes: pattern('(my )?nudges'),
    run: (turn) => nudgesReply(turn, { digest: '', from: 0 }),
  },
  {
    words: 'overdue',
    help: 'what is late in your teams',
    inMenu: false,
    takes: pattern("(what(( i|['’]?)s) )?(overdue|late)[?]?"),
    run: (turn) => overdueReply(turn),
  },
]
