/** `help`, `hi`: what the bot can do for this person, written from the list of commands. */
import { helpCard } from '../../cards/help.ts'
import type { Reply, Turn } from '../turn.ts'
import { type Command, pattern } from './command.ts'

export const helpReply =
  (commands: () => readonly Command[]) =>
  (turn: Turn): Reply => {
    const isFor = ({ roles }: Command): boolean => roles?.some((role) => turn.by.roles.includes(role)) ?? true
    const lines = commands()
      .filter(isFor)
      .map(({ words, help }) => ({ words, help }))
    const { council } = turn.world.directory
    if (turn.surface === 'channel')
      return {
        text: `I can do these: ${lines.map(({ words }) => words).join(', ')}. Write to me in your own chat for anything about a family.`,
      }
    return { card: helpCard(turn.by, council, { commands: lines, surface: turn.surface }) }
  }

export const helpCommands = (reply: (turn: Turn) => Reply): readonly Command[] => [
  {
    words: 'help',
    help: 'what I can do',
    inMenu: true,
    inChannel: true,
    takes: pattern('(help|what can you do|commands|[?])[?!.]*'),
    run: async (turn) => reply(turn),
  },
  {
    words: 'hi',
    help: 'a greeting, and where to start',
    inMenu: true,
    inChannel: true,
    takes: pattern('(hi|hello|hey|good (morning|afternoon|evening)|hi there)[!.]*'),
    run: async (turn) => reply(turn),
  },
]
