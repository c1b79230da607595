/** Whom the bot could not write to in Teams lately, and why: for an administrator, who sees no case. */
import { nameOf } from '../domain/directory.ts'
import { later, type Moment } from '../domain/moment.ts'
import { isAdministrator, type Person } from '../domain/people.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import type { World } from './ports.ts'

const LATELY_SECONDS = 14 * 24 * 60 * 60

export type Unreached = {
  readonly name: string
  /** The last time that a message was given up. */
  readonly at: Moment
  readonly times: number
  readonly why: string
}

/** The newest first. */
export async function unreachedLately(world: World, by: Person): Promise<readonly Unreached[] | Refusal> {
  if (!isAdministrator(by)) return refuse('notAdministrator')
  const since = later(world.clock.now(), -LATELY_SECONDS)
  const given = await world.store.unreached(since)
  const people = Map.groupBy(given, ({ person }) => person)
  return [...people].flatMap(([person, notices]) => {
    const [last] = notices.toSorted((one, other) => (one.at < other.at ? 1 : -1))
    if (last === undefined) return []
    return [
      {
        ...{ name: nameOf(world.directory, person), at: last.at, times: notices.length },
        why: sayWhy(last.fault),
      },
    ]
  })
}

/** What Teams answers, and what to do about it. The fault holds codes alone. */
const WHY: readonly (readonly [RegExp, string])[] = [
  [
    /MessageWritesBlocked|ConversationBlockedByUser/,
    'they have blocked the bot in Teams; ask them to allow it again',
  ],
  [
    /BotNotInConversationRoster|\(403\)/,
    'the app is not installed for them, or was removed; install it by a setup policy in the Teams admin centre',
  ],
  [/MessageSizeTooBig|\(413\)/, 'the message was too large for Teams; tell whoever runs the bot'],
  [
    /\(401\)/,
    'Teams did not accept the bot’s own credentials; tell whoever runs the bot to look at /ready and at the log',
  ],
  [/^not there/, 'Teams does not know their chat with the bot any more; ask them to write “hi” to it'],
  [/^(try again|not known)/, 'Teams did not answer in time, again and again; ask them to write “my work”'],
  [/^refused/, 'Teams refused the message; install the app for them again, then look at the log'],
]

const sayWhy = (fault: string): string =>
  WHY.find(([pattern]) => pattern.test(fault))?.[1] ??
  'the message could not be made; tell whoever runs the bot to look at the log'
