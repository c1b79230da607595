/** Legal holds, that the case system has everything, and what is deleted here: the buttons and what they do. */
import { z } from 'zod'
import { retentionCard } from '../../cards/retention-plan.ts'
import { answerOf } from '../../domain/form.ts'
import { noteInCaseSystem } from '../../domain/in-case-system.ts'
import { holdLegally, liftLegalHold } from '../../domain/legal-hold.ts'
import { addDays, type Day, sayDay } from '../../domain/moment.ts'
import { isRefusal, REFUSALS } from '../../domain/refusal.ts'
import { maySeeTriage } from '../../domain/triage.ts'
import { sayInCaseSystem, setLegalHold } from '../../workflow/legal-hold.ts'
import { planFor } from '../../workflow/retention-plan.ts'
import { type Deed, fillDueForm, openDueForm } from '../due-form.ts'
import { exportsReply } from '../export-reply.ts'
import type { Reply, Turn } from '../turn.ts'
import { action } from './action.ts'
import { dueAction } from './due-action.ts'

const HELD = 'A legal hold stands: nothing of it is deleted here until somebody lifts it.'
const LIFTED = 'The legal hold is lifted. The copy here goes as any other does, never within a week.'

export const HOLD_LEGALLY: Deed = {
  verb: 'legal-hold',
  tries: (referral, act) => holdLegally(referral, act, { why: '' }),
  does: ({ world, by }, { reference, answers }) =>
    setLegalHold(world, by, { reference, held: true, why: answerOf(answers, 'why') }),
  says: () => HELD,
}

export const LIFT_LEGAL_HOLD: Deed = {
  verb: 'lift-legal-hold',
  tries: (referral, act) => liftLegalHold(referral, act, { why: '' }),
  does: ({ world, by }, { reference, answers }) =>
    setLegalHold(world, by, { reference, held: false, why: answerOf(answers, 'why') }),
  says: () => LIFTED,
}

export const IN_CASE_SYSTEM: Deed = {
  verb: 'in-case-system',
  tries: (referral, act) => noteInCaseSystem(referral, act, { where: '', keepDays: 1 }),
  does: ({ world, by }, { reference, answers }) =>
    sayInCaseSystem(world, by, { reference, where: answerOf(answers, 'where') }),
  says: ({ inCaseSystem }) =>
    inCaseSystem === undefined
      ? ''
      : `Noted. The copy here is kept until ${sayDay(inCaseSystem.keepUntil)} at least.`,
}

type Typed = { readonly reference: string; readonly why: string }

/** An administrator sees no case: to them it is one sentence, and no form and no card of the referral. */
export async function typedHold(turn: Turn, held: boolean, { reference, why }: Typed): Promise<Reply> {
  const { world, by } = turn
  const deed = held ? HOLD_LEGALLY : LIFT_LEGAL_HOLD
  const loaded = await world.store.load(reference)
  const isSeen = loaded === undefined || maySeeTriage(by, loaded.referral)
  if (isSeen && why === '') return openDueForm(turn, deed, reference)
  if (isSeen)
    return fillDueForm(turn, deed, {
      ...{ reference, go: held ? 'hold' : 'lift', seen: undefined },
      typed: { why },
    })
  // The same words whether it is not there or not theirs.
  if (!by.roles.includes('administrator')) return { text: REFUSALS.unknownReference }
  const result = await setLegalHold(world, by, { reference, held, why })
  return { text: isRefusal(result) ? result.say : `${reference}: ${held ? HELD : LIFTED}` }
}

const SHOWN_DAYS = 30

export async function retentionReply(turn: Turn): Promise<Reply> {
  const { world, by, today, surface } = turn
  const plan = await planFor(world, by)
  if (isRefusal(plan)) return { text: plan.say }
  const gone = await world.store.purgedBetween(addDays(today, -SHOWN_DAYS), today)
  return { card: retentionCard({ plan, gone }, surface) }
}

/** As a PDF, a table and JSON, each by a link of its own. Without days it is about the last thirty. */
export function certificateReply(
  turn: Turn,
  { from = addDays(turn.today, -SHOWN_DAYS), to = turn.today }: { from?: Day; to?: Day } = {},
): Promise<Reply> {
  const file = (as: string, label: string) => ({
    ...{ kind: 'purge-certificate' as const, label },
    about: { from, to, as },
  })
  return exportsReply(turn, {
    title: 'Certificate of deletion',
    lines: [`What was deleted here from ${sayDay(from)} to ${sayDay(to)}: references, rules and counts.`],
    reason: '',
    files: [file('pdf', 'PDF'), file('csv', 'Table (CSV)'), file('json', 'JSON')],
  })
}

export const retentionActions = [
  dueAction(HOLD_LEGALLY, 'legal hold PCA-2026-0001: why, and who asked for it'),
  dueAction(LIFT_LEGAL_HOLD, 'lift legal hold PCA-2026-0001: why'),
  dueAction(IN_CASE_SYSTEM, 'in the case system PCA-2026-0001: where'),
  action({
    verb: 'retention',
    where: 'own chat or dialog',
    typed: 'retention',
    shape: z.object({}),
    run: (turn) => retentionReply(turn),
  }),
  action({
    verb: 'purge-certificate',
    where: 'own chat or dialog',
    typed: 'deletion certificate',
    shape: z.object({}),
    run: (turn) => certificateReply(turn),
  }),
]
