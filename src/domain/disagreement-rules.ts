/** The ladder of disagreeing with a decision: who speaks with whom, and how many working days that may take (2.10, 64). */
import type { Disagreement, DisagreementStep } from './disagreement.ts'
import { RESULTS } from './disagreement.ts'
import type { Event } from './events.ts'
import { dayOf } from './moment.ts'
import { mayAskMoreTime } from './people.ts'
import type { DecisionRecorded, Referral } from './referral.ts'
import { refuse } from './refusal.ts'
import { type Act, next, type Ruling } from './ruling.ts'
import { addWorkingDays, type Calendar } from './working-days.ts'

export type Rung = {
  readonly step: DisagreementStep
  /** Working days by which this step should be over. */
  readonly workingDays: number
  /** Who speaks with whom. */
  readonly say: string
  readonly tells: Event['name']
}

/**
 * The first three are a published ladder [W27]. It names no time for the partnership: ten working days is when we ask
 * how it stands. The authority file may have other days (`council.disagreementDays`).
 */
export const LADDER: readonly Rung[] = [
  { step: 'worker', workingDays: 2, say: 'worker to worker', tells: 'disagreed' },
  { step: 'manager', workingDays: 5, say: 'manager to manager', tells: 'passedToManager' },
  { step: 'senior', workingDays: 2, say: 'senior officers', tells: 'passedToSenior' },
  { step: 'partnership', workingDays: 10, say: 'the safeguarding partnership', tells: 'passedToPartnership' },
]

/** The council's own days where it has any, else those of the ladder. */
export type LadderDays = Partial<Readonly<Record<DisagreementStep, number>>>

export type Ladder = { readonly calendar: Calendar; readonly days?: LadderDays | undefined }

export const rungFor = (step: DisagreementStep): Rung | undefined => LADDER.find((rung) => rung.step === step)

export const openDisagreement = (referral: Referral): Disagreement | undefined =>
  'disagreement' in referral && referral.disagreement?.ended === undefined ? referral.disagreement : undefined

/** The next one up; undefined where there is none. */
export function stepAfter({ steps }: Disagreement): Rung | undefined {
  const now = LADDER.findIndex(({ step }) => step === steps.at(-1)?.step)
  return LADDER[now + 1]
}

/** Begins with the worker, about the decision that counts. One that has ended stays beside the new one. */
export function disagree(
  referral: Referral,
  act: Act,
  { words, ladder }: { readonly words: string; readonly ladder: Ladder },
): Ruling {
  if (!mayAskMoreTime(act.by, referral)) return refuse('notForYou')
  if (referral.status !== 'decision_recorded') return refuse('noDecisionYet')
  const { disagreement } = referral
  if (disagreement !== undefined && disagreement.ended === undefined) return refuse('disagreeingAlready')
  const why = words.trim()
  if (why === '') return refuse('whyDisagreeNeeded')
  const [first] = LADDER
  if (first === undefined) return refuse('noFurtherStep')
  const { earlier = [], ...ended } = disagreement ?? {}
  const begun: Disagreement = {
    why,
    steps: [stepOf(first, act, { words: why, ladder })],
    ...('why' in ended ? { earlier: [...earlier, ended] } : {}),
  }
  return moved(referral, begun, { move: 'disagree', tells: first.tells, reason: first.step })
}

/** It is not settled at this step: the next one takes it up, and has its own time from today. */
export function passUp(
  referral: Referral,
  act: Act,
  { words, ladder }: { readonly words: string; readonly ladder: Ladder },
): Ruling {
  if (!mayAskMoreTime(act.by, referral)) return refuse('notForYou')
  const disagreement = openDisagreement(referral)
  if (disagreement === undefined || referral.status !== 'decision_recorded') return refuse('notDisagreeing')
  const rung = stepAfter(disagreement)
  if (rung === undefined) return refuse('noFurtherStep')
  if (words.trim() === '') return refuse('passUpNeedsWords')
  const step = stepOf(rung, act, { words: words.trim(), ladder })
  const after = { ...disagreement, steps: [...disagreement.steps, step] }
  return moved(referral, after, { move: 'passUp', tells: rung.tells, reason: rung.step })
}

export function endDisagreement(
  referral: Referral,
  act: Act,
  { words, result }: { readonly words: string; readonly result: string },
): Ruling {
  if (!mayAskMoreTime(act.by, referral)) return refuse('notForYou')
  const disagreement = openDisagreement(referral)
  if (disagreement === undefined || referral.status !== 'decision_recorded') return refuse('notDisagreeing')
  if (words.trim() === '' || !RESULTS.some(({ id }) => id === result)) return refuse('howEndedNeeded')
  const ended = { by: act.by.id, at: act.at, words: words.trim(), result }
  return moved(
    referral,
    { ...disagreement, ended },
    { move: 'endDisagreement', tells: 'disagreementEnded', reason: result },
  )
}

const stepOf = (
  { step, workingDays }: Rung,
  { by, at }: Act,
  { words, ladder: { calendar, days } }: { readonly words: string; readonly ladder: Ladder },
): Disagreement['steps'][number] => ({
  ...{ step, by: by.id, at, words },
  targetOn: addWorkingDays(dayOf(at), days?.[step] ?? workingDays, calendar),
})

type Moved = {
  readonly move: 'disagree' | 'passUp' | 'endDisagreement'
  readonly tells: Event['name']
  readonly reason: string
}

const moved = (
  referral: DecisionRecorded,
  disagreement: Disagreement,
  { move, tells, reason }: Moved,
): Ruling => ({
  referral: next({ ...referral, disagreement }),
  events: [{ name: tells }],
  ...{ move, reason },
})
