/** `unreachable`: whom the bot could not write to lately, for an administrator. */
import { message } from '../../cards/message.ts'
import { sayMoment } from '../../domain/moment.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { type Unreached, unreachedLately } from '../../workflow/unreachable.ts'
import type { Reply, Turn } from '../turn.ts'
import { type Command, pattern } from './command.ts'

export const unreachableCommands: readonly Command[] = [
  {
    words: 'unreachable',
    help: 'whom I could not write to in Teams lately, and why (administrator)',
    roles: ['administrator'],
    inMenu: false,
    takes: pattern('(who is )?unreachable[?]?'),
    run: unreachableReply,
  },
]

/** As many lines as a card shows well. */
const MOST_SHOWN = 30

async function unreachableReply(turn: Turn): Promise<Reply> {
  const found = await unreachedLately(turn.world, turn.by)
  if (isRefusal(found)) return { text: found.say }
  const more = found.length - MOST_SHOWN
  const lines =
    found.length === 0
      ? ['I could write to everybody in the last fourteen days.']
      : [
          ...found.slice(0, MOST_SHOWN).map(sayUnreached),
          ...(more > 0 ? [`And ${more} more.`] : []),
          'Each of them whom Teams does not let me write to gets an e-mail once a day at most.',
        ]
  const buttons = [{ title: 'What I can do', verb: 'help' }]
  return { card: message({ title: 'Whom I could not reach in Teams', lines, buttons }, turn.surface) }
}

const sayUnreached = ({ name, at, times, why }: Unreached): string =>
  `${name}: ${why}. ${times === 1 ? 'One message' : `${times} messages`}, the last ${sayMoment(at)}.`
