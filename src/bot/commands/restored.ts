/** `restored`, `send after restore`: what a back-up that was put back would send, and the word that lets it go. */
import { restoredReply, sendAfterRestoreReply } from '../restored-reply.ts'
import { type Command, pattern } from './command.ts'

export const restoredCommands: readonly Command[] = [
  {
    words: 'restored',
    help: 'what would be sent after a back-up was put back (administrator)',
    roles: ['administrator'],
    inMenu: false,
    takes: pattern('restored[?]?'),
    run: restoredReply,
  },
  {
    words: 'send after restore',
    help: 'lets go what waits there (administrator)',
    roles: ['administrator'],
    inMenu: false,
    takes: pattern('send after (the )?restore'),
    run: sendAfterRestoreReply,
  },
]
