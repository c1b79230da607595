/** `mail`, `mail 12`, `record mail 12`, `mail 12 belongs to …`, `mail 12 is not for us: …`, `mail 12 is for us`. */
import { belongsReply, dismissReply, recordMailReply, undoReply } from '../actions/mail-items.ts'
import { mailAskReply, mailItemReply, mailReply } from '../mail-items.ts'
import { type Command, pattern, REFERENCE_WORDS } from './command.ts'

const MAIL = '(the )?mail (?<number>\\d{1,9})'
const officer = { roles: ['mash_officer'], inMenu: false } as const

const numberIn = ({ number }: Readonly<Record<string, string>>): number => Number(number)

export const mailItemCommands: readonly Command[] = [
  {
    words: 'mail',
    help: 'the mail of the MASH mailbox that waits to be confirmed',
    ...officer,
    takes: pattern('((show )?(the |all )?(mail|mails|mailbox))'),
    run: (turn) => mailReply(turn),
  },
  {
    words: 'mail 12',
    help: 'one of them: who wrote, what about, and its papers',
    ...officer,
    takes: pattern(`(show |open )?${MAIL}`),
    run: (turn, taken) => mailItemReply(turn, numberIn(taken)),
  },
  {
    words: 'record mail 12',
    help: 'make a referral of it; its papers go with it',
    ...officer,
    takes: pattern(`record ${MAIL}`),
    run: (turn, taken) => recordMailReply(turn, numberIn(taken)),
  },
  {
    words: 'mail 12 belongs to PCA-2026-0001',
    help: 'attach its papers to a referral that is there',
    ...officer,
    takes: pattern(`${MAIL} (belongs to|is for|goes to)( ${REFERENCE_WORDS})?`),
    run: async (turn, taken) =>
      taken.reference === undefined
        ? mailAskReply(turn, { number: numberIn(taken), ask: 'mail-belongs', answers: {}, faults: [] })
        : belongsReply(turn, numberIn(taken), taken.reference),
  },
  {
    words: 'mail 12 is not for us: why',
    help: 'take it out of the list; that can be taken back for 30 days',
    ...officer,
    takes: pattern(`${MAIL} (is )?not for us(\\s*:\\s*(?<why>.*))?`),
    run: (turn, taken) => dismissReply(turn, numberIn(taken), taken.why ?? ''),
  },
  {
    words: 'mail 12 is for us',
    help: 'take that back',
    ...officer,
    takes: pattern(`${MAIL} is for us`),
    run: (turn, taken) => undoReply(turn, numberIn(taken)),
  },
]
