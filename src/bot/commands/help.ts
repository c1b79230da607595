/** `help`, `help triage`, `hi`: what the bot can do for this person, written from the list of commands. */
import { helpCard } from '../../cards/help.ts'
import type { Person } from '../../domain/people.ts'
import type { Reply, Turn } from '../turn.ts'
import { type Command, pattern } from './command.ts'

export type Topic = { readonly word: string; readonly about: string; readonly commands: readonly Command[] }

const isFor =
  (by: Person) =>
  ({ roles }: Command): boolean =>
    roles?.some((role) => by.roles.includes(role)) ?? true

/** One topic in full, the first where none or an unknown one was named, and the words for the others. */
export function helpReply(topics: readonly Topic[], turn: Turn, word = ''): Reply {
  const mine = topics
    .map(({ commands, ...topic }) => ({ ...topic, commands: commands.filter(isFor(turn.by)) }))
    .filter(({ commands }) => commands.length > 0)
  const wanted = word.toLowerCase().replaceAll(/\s+/gu, ' ').trim()
  const shown = mine.find((topic) => topic.word === wanted) ?? mine[0]
  const commands = (shown?.commands ?? []).map(({ words, help }) => ({ words, help }))
  const others = mine
    .filter((topic) => topic !== shown)
    .map(({ word: other, about }) => ({ word: other, about }))
  if (turn.surface === 'channel')
    return {
      text: `I can do these: ${commands.map(({ words }) => words).join(', ')}. Write “help” to me in your own chat for the rest, and for anything about a family.`,
    }
  const { council } = turn.world.directory
  return { card: helpCard(turn.by, council, { commands, others, surface: turn.surface }) }
}

export const helpCommands = (topics: () => readonly Topic[]): readonly Command[] => [
  {
    words: 'help',
    help: 'what I can do',
    inMenu: true,
    inChannel: true,
    takes: pattern('(help|what can you do|commands|[?])[?!.]*'),
    run: async (turn) => helpReply(topics(), turn),
  },
  {
    words: 'help dates',
    help: 'what I can do about one thing; the things are named below',
    inMenu: false,
    inChannel: true,
    takes: pattern('help( with| about)? (?<word>[a-z ]{1,40})[?!.]*'),
    run: async (turn, { word }) => helpReply(topics(), turn, word),
  },
  {
    words: 'hi',
    help: 'a greeting, and where to start',
    inMenu: false,
    inChannel: true,
    takes: pattern('(hi|hello|hey|good (morning|afternoon|evening)|hi there)[!.]*'),
    run: async (turn) => helpReply(topics(), turn),
  },
]
