/** May the family be contacted, held for the police, a safeguarding concern, a short report: the buttons and what they do. */
import { z } from 'zod'
import { raiseConcern } from '../../domain/concern.ts'
import { answerOf } from '../../domain/form.ts'
import { sayDay } from '../../domain/moment.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { holdForPolice, isFamilyLocked, type MayContact, sayWhetherSafe } from '../../domain/safety.ts'
import { chooseShort } from '../../domain/short-report.ts'
import { raiseSafeguardingConcern, seeSafeguardingConcern } from '../../workflow/concern.ts'
import { holdSending, sayWhetherFamilyIsSafe } from '../../workflow/safety.ts'
import { chooseShortReport } from '../../workflow/short-report.ts'
import type { Deed } from '../due-form.ts'
import { referralReply, refusalReply } from '../replies.ts'
import type { Reply, Turn } from '../turn.ts'
import { action } from './action.ts'
import { dueAction } from './due-action.ts'
import * as shapes from './shapes.ts'

const MAY_CONTACT = ['yes', 'no', 'ask_police_first'] as const satisfies readonly MayContact[]

export const SAFE: Deed = {
  verb: 'safe-to-contact',
  // Without words it is refused for want of them; the other answer, so that it is not refused as the same.
  tries: (referral, act) =>
    sayWhetherSafe(referral, act, { to: isFamilyLocked(referral) ? 'yes' : 'no', words: '' }),
  does: async ({ world, by }, { reference, answers }) => {
    const to = MAY_CONTACT.find((each) => each === answerOf(answers, 'to')) ?? 'no'
    return sayWhetherFamilyIsSafe(world, by, { reference, to, words: answerOf(answers, 'words') })
  },
  says: (referral) =>
    isFamilyLocked(referral)
      ? 'Written down. The family may not be contacted until somebody says otherwise here.'
      : 'Written down. The family may be contacted now.',
}

export const HOLD: Deed = {
  verb: 'police-hold',
  tries: (referral, act) => holdForPolice(referral, act, { held: true, words: '', heldByAnswer: false }),
  does: ({ world, by }, { reference, answers }) => {
    const day = answerOf(answers, 'day')
    const until = day === '' ? undefined : day
    return holdSending(world, by, { reference, held: true, words: answerOf(answers, 'words'), until })
  },
  says: ({ due }) =>
    `Held: nothing is signed or sent until somebody lifts it. The due day stays ${sayDay(due.day)}.`,
}

export const LIFT: Deed = {
  verb: 'lift-hold',
  tries: (referral, act) => holdForPolice(referral, act, { held: false, words: '', heldByAnswer: false }),
  does: ({ world, by }, { reference, answers }) =>
    holdSending(world, by, { reference, held: false, words: answerOf(answers, 'words') }),
  says: ({ due }) => `Lifted: it may be signed and sent again. The due day stays ${sayDay(due.day)}.`,
}

export const CONCERN_SAID =
  'The managers are told now, one after the other until one has seen it. Please telephone as well: do not wait for an answer here.'

export const CONCERN: Deed = {
  verb: 'concern',
  tries: (referral, act) => raiseConcern(referral, act, { words: '', told: [] }),
  does: ({ world, by }, { reference, answers }) =>
    raiseSafeguardingConcern(world, by, { reference, words: answerOf(answers, 'words') }),
  says: () => CONCERN_SAID,
}

export const SHORT: Deed = {
  verb: 'short-report',
  // The assessment decides whether it fits; here it is only whether this person may choose at all.
  tries: (referral, act) => chooseShort(referral, act, { short: false, words: '', assessment: CHOSEN }),
  does: ({ world, by }, { reference, go, answers }) =>
    chooseShortReport(world, by, { reference, short: go === 'short', words: answerOf(answers, 'words') }),
  says: (_referral, _directory, answers) =>
    `Written down: “${answerOf(answers, 'words')}”. Below is what is still needed.`,
}

/** As if it had been chosen, so that only the words are missing. */
const CHOSEN = {
  S: { key: 'S', version: 1, answers: { short: 'yes' }, savedBy: '', savedAt: '' },
} as const

export async function seenReply(turn: Turn, reference: string): Promise<Reply> {
  const result = await seeSafeguardingConcern(turn.world, turn.by, reference)
  if (isRefusal(result)) return refusalReply(turn, reference, result)
  const say = 'Noted that you have seen it. Nobody else is told now; whoever raised it hears so.'
  const reply = await referralReply(turn, reference, { say })
  // A duty manager of another team may take it up without seeing the case.
  return 'card' in reply ? reply : { text: say }
}

export const safetyActions = [
  dueAction(SAFE, 'safe to contact PCA-2026-0001: police agreed, who, how and when'),
  dueAction(HOLD, 'hold for police PCA-2026-0001: why'),
  dueAction(LIFT, 'lift hold PCA-2026-0001: why'),
  dueAction(CONCERN, 'concern PCA-2026-0001: what worries you'),
  dueAction(SHORT, 'short report PCA-2026-0001: why'),
  action({
    verb: 'see-concern',
    where: 'own chat or dialog',
    typed: 'seen concern PCA-2026-0001',
    shape: z.object({ reference: shapes.reference }),
    run: (turn, { reference }) => seenReply(turn, reference),
  }),
]
