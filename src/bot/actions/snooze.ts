/** Snooze until…: the days to choose from, and the day that was chosen. */
import { z } from 'zod'
import { typedIn } from '../../cards/fields.ts'
import { message } from '../../cards/message.ts'
import { snoozeCard } from '../../cards/snooze.ts'
import { isDay, sayDay } from '../../domain/moment.ts'
import { maySeeReferral } from '../../domain/people.ts'
import { isRefusal, REFUSALS, type Refusal, refuse } from '../../domain/refusal.ts'
import { maySnooze, snoozeReferral } from '../../workflow/snooze.ts'
import { refusalReply } from '../replies.ts'
import type { Reply, Turn } from '../turn.ts'
import { action } from './action.ts'
import * as shapes from './shapes.ts'

/** Without a day the card asks for one; a day that will not do is asked for again, with the reason. */
export async function snoozeReply(
  turn: Turn,
  { reference, until }: { reference: string; until: string | undefined },
): Promise<Reply> {
  if (until === undefined) return askForDay(turn, reference, undefined)
  if (!isDay(until)) return askForDay(turn, reference, refuse('dayNotUnderstood'))
  const result = await snoozeReferral(turn.world, turn.by, { reference, until })
  if (isRefusal(result))
    return result.refused === 'notPastDue'
      ? askForDay(turn, reference, result)
      : refusalReply(turn, reference, result)
  const due = sayDay(result.referral.due.day)
  const said = {
    title: `${reference}: snoozed until ${sayDay(until)}`,
    lines: [
      'Until that morning I say nothing of it to you by myself. Then I tell you what matters most about it, once.',
      `It stays due on ${due}. Others hear of it as before, and it is written down that you snoozed it.`,
    ],
    buttons: [
      { title: 'See the referral', verb: 'show', reference },
      { title: 'What next', verb: 'what-next', reference },
    ],
  }
  return { card: message(said, turn.surface) }
}

async function askForDay(turn: Turn, reference: string, refusal: Refusal | undefined): Promise<Reply> {
  const { world, by, today, stamp, surface } = turn
  const loaded = await world.store.load(reference)
  if (loaded === undefined || !maySeeReferral(by, loaded.referral)) return { text: REFUSALS.unknownReference }
  const { referral } = loaded
  // Where no day would do at all, a box for a day would only lead to the next no.
  const never = maySnooze(referral, by, { until: referral.due.day, today })
  if (never !== undefined) return refusalReply(turn, reference, never)
  const problem = refusal === undefined ? '' : [refusal.say, ...refusal.more].join(' ')
  const shown = { referral, today, stamp, problem, calendar: world.directory.council }
  return { card: snoozeCard(shown, surface) }
}

export const snoozeActions = [
  action({
    verb: 'snooze',
    where: 'own chat or dialog',
    typed: 'snooze PCA-2026-0001 until Friday',
    shape: z.looseObject({ reference: shapes.reference, until: z.string().max(10).optional() }),
    run: (turn, { reference, until, ...boxes }) => {
      const typed = typedIn(boxes).until
      return snoozeReply(turn, { reference, until: until ?? (typeof typed === 'string' ? typed : undefined) })
    },
  }),
]
