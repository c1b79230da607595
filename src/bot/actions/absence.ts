/** Somebody says that they are away, or back: who gets meanwhile what waits for their sign-off. */
import { z } from 'zod'
import { awayCard, backCard } from '../../cards/absence.ts'
import { nameOf } from '../../domain/directory.ts'
import { type Day, sayDay, sayMoment } from '../../domain/moment.ts'
import { isManager } from '../../domain/people.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { type Covered, comeBack, coverOf, passedOnFrom, sayAway } from '../../workflow/absence.ts'
import type { Reply, Turn } from '../turn.ts'
import { action } from './action.ts'

/** `until` is the last day away; undefined where it is not known yet. */
export async function awayReply(turn: Turn, until: Day | undefined): Promise<Reply> {
  const { world, by, surface } = turn
  const absence = await sayAway(world, by, until)
  if (isRefusal(absence)) return { text: [absence.say, ...absence.more].join(' ') }
  const lines = [
    until === undefined
      ? 'I take it that you are away until you tell me that you are back.'
      : `I take it that you are away up to and including ${sayDay(until)}.`,
    ...(isManager(by) ? await coverLines(turn) : []),
    ...(by.roles.includes('social_worker')
      ? ['What I would remind you of goes to your Team Manager meanwhile.']
      : []),
    'If you are back earlier, press the button or type “I am back”.',
  ]
  return { card: awayCard(lines, surface) }
}

async function coverLines({ world, by }: Turn): Promise<readonly string[]> {
  const covered = await coverOf(world, by)
  const passed = await passedOnFrom(world, by)
  const now = world.clock.now()
  const open = [
    ...covered.map((part) => `${sayWaiting(part)} ${sayCover(part, now)}`),
    ...passed.map(({ to, count }) => sayPassed(count, nameOf(world.directory, to))),
  ]
  return open.length === 0
    ? ['Nothing waits for your sign-off.', `${MEANWHILE}; you may still sign it.`]
    : [...open, `${MEANWHILE}, too; you may still sign it.`]

  function sayCover({ to, at }: Covered, moment: string): string {
    if (to === undefined) return 'I find nobody else who may sign now, so MASH and an administrator are told.'
    const name = nameOf(world.directory, to)
    return at === moment ? `${name} gets this from now on.` : `${name} gets this on ${sayMoment(at)}.`
  }
}

const MEANWHILE = 'What comes to you for sign-off meanwhile is passed on'

const sayPassed = (count: number, name: string): string =>
  count === 1
    ? `A report that came to you is with ${name} now; you may still sign it.`
    : `${count} reports that came to you are with ${name} now; you may still sign them.`

const sayWaiting = ({ count }: Covered): string =>
  count === 1 ? 'A report waits for your sign-off.' : `${count} reports wait for your sign-off.`

export async function backReply(turn: Turn): Promise<Reply> {
  const { world, by, surface } = turn
  const ended = await comeBack(world, by)
  const wasAway = ended.length > 0
  const lines = [
    ...(wasAway ? [] : ['I had you down as here.']),
    ...(ended.some(({ source }) => source === 'Outlook')
      ? [
          'If your automatic replies in Outlook are still on, please switch them off: I look again every quarter of an hour while something waits for your sign-off.',
        ]
      : []),
    ...(isManager(by)
      ? [
          'What was passed on for sign-off stays with whoever has it now. You may still sign it: whoever acts first wins.',
        ]
      : []),
  ]
  return { card: backCard({ wasAway, lines }, surface) }
}

export const absenceActions = [
  action({
    verb: 'back',
    where: 'own chat or dialog',
    typed: 'I am back',
    shape: z.unknown(),
    run: backReply,
  }),
]
