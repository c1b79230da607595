/** The prison tells us what was decided: recorded, corrected by recording it again, and what is learned of it later. */
import type { Assessment } from './assessment.ts'
import { adviceFor, compare, looksUnsafe, missingConditions } from './decision-compared.ts'
import { eventsOfCorrection } from './family-letter-rules.ts'
import { APPEALS, DECIDERS, type DecidedForChild, type GovernorsDecision } from './governors-decision.ts'
import { addMonths, type Day, dayOf, isDay, sayDay } from './moment.ts'
import { mayRecordAgreement } from './people.ts'
import { type AfterSending, isAfterSending, type Referral } from './referral.ts'
import { type Refusal, refuse } from './refusal.ts'
import { type Act, next, type Ruling } from './ruling.ts'

export type ToldForChild = Omit<DecidedForChild, 'compared' | 'missing'>

/** As the prison told it. Without a review day it is twelve months after; `beforeReport` says that the day is meant. */
export type DecisionTold = Omit<GovernorsDecision, 'children' | 'reviewOn' | 'by' | 'at' | 'beforeReport'> & {
  readonly children: readonly ToldForChild[]
  readonly reviewOn?: Day | undefined
  readonly beforeReport?: boolean
}

/** Months after which a decision is looked at again where the prison named no day [BK: the interval is not confirmed]. */
export const REVIEW_AFTER_MONTHS = 12

export const decisionOf = (referral: Referral): GovernorsDecision | undefined =>
  isAfterSending(referral) ? referral.governorsDecisions?.at(-1) : undefined

/**
 * The newest one counts and what it corrects stays. `compared` and `missing` are worked out against section G of the
 * signed assessment. A closed referral takes a late decision, and is open again.
 */
export function recordDecision(
  referral: Referral,
  act: Act,
  { told, assessment }: { readonly told: DecisionTold; readonly assessment: Assessment },
): Ruling {
  if (!mayRecordAgreement(act.by, referral)) return refuse('notForYou')
  if (!isAfterSending(referral)) return refuse('notNow')
  const wrong = whyNotTold(referral, dayOf(act.at), told)
  if (wrong !== undefined) return wrong
  const decision = decisionFrom(told, assessment, act)
  if (isSame(referral.governorsDecisions?.at(-1), decision)) return refuse('decisionSame')
  const recorded = next<AfterSending>({
    ...referral,
    status: 'decision_recorded',
    governorsDecisions: [...(referral.governorsDecisions ?? []), decision],
  })
  return {
    referral: recorded,
    events: [
      { name: 'decisionRecorded' },
      ...eventsOfCorrection(referral, recorded),
      ...(looksUnsafe(decision) ? [{ name: 'decisionDiffers' } as const] : []),
    ],
    move: 'recordDecision',
    reason: `${decision.children.map(({ child, level }) => `child ${child}: level ${level}`).join(', ')}, decided on ${sayDay(decision.decidedOn)}`,
  }
}

export type LearnedLater = { readonly familyToldOn: Day } | { readonly appeal: string }

/** The family was told, or there is an appeal: noted on the decision that counts, without typing it again. */
export function noteLater(referral: Referral, act: Act, learned: LearnedLater): Ruling {
  if (!mayRecordAgreement(act.by, referral)) return refuse('notForYou')
  if (!isAfterSending(referral)) return refuse('notNow')
  const decision = referral.governorsDecisions?.at(-1)
  if (decision === undefined) return refuse('noDecisionYet')
  const isFamily = 'familyToldOn' in learned
  if (isFamily && !isTold(learned.familyToldOn, decision.decidedOn, dayOf(act.at)))
    return refuse('familyToldWhen')
  if (!isFamily && !APPEALS.some(({ id }) => id === learned.appeal)) return refuse('decisionIncomplete')
  const noted: GovernorsDecision = { ...decision, ...learned }
  if (isSame(decision, noted)) return refuse('decisionSame')
  const earlier = referral.governorsDecisions?.slice(0, -1) ?? []
  return {
    referral: next({ ...referral, governorsDecisions: [...earlier, noted] }),
    // Whoever writes it down knows it.
    events: act.by.id === referral.worker ? [] : [{ name: isFamily ? 'familyTold' : 'appealNoted' }],
    move: isFamily ? 'noteFamilyTold' : 'noteAppeal',
    reason: isFamily ? `told on ${sayDay(learned.familyToldOn)}` : learned.appeal,
  }
}

function whyNotTold(referral: AfterSending, today: Day, told: DecisionTold): Refusal | undefined {
  const { children, decidedOn, decidedBy, reviewOn, familyToldOn, appeal } = told
  const isEach = referral.details.children.every((_, index) => children[index]?.child === index + 1)
  const isWhole = isEach && children.length === referral.details.children.length && isDay(decidedOn)
  const isKnown = DECIDERS.some(({ id }) => id === decidedBy) && APPEALS.some(({ id }) => id === appeal)
  if (!isWhole || !isKnown) return refuse('decisionIncomplete')
  if (decidedOn > today) return refuse('decidedInFuture')
  if (decidedOn < dayOf(referral.sentAt) && told.beforeReport !== true) return refuse('decidedBeforeSent')
  if (reviewOn !== undefined && reviewOn <= decidedOn) return refuse('reviewNotAfter')
  if (familyToldOn !== undefined && !isTold(familyToldOn, decidedOn, today)) return refuse('familyToldWhen')
  return told.toldBy.trim() === '' ? refuse('whoToldNeeded') : undefined
}

const isTold = (day: Day, decidedOn: Day, today: Day): boolean =>
  isDay(day) && day >= decidedOn && day <= today

function decisionFrom(told: DecisionTold, assessment: Assessment, act: Act): GovernorsDecision {
  const { children, decidedOn, decidedBy, familyToldOn, appeal, beforeReport } = told
  return {
    children: children.map((child) => {
      const advice = adviceFor(assessment, child.child)
      return { ...child, compared: compare(advice, child), missing: missingConditions(advice, child) }
    }),
    ...{ decidedOn, decidedBy, familyToldOn, appeal },
    reviewOn: told.reviewOn ?? addMonths(decidedOn, REVIEW_AFTER_MONTHS),
    ...(beforeReport === true ? { beforeReport } : {}),
    toldBy: told.toldBy.trim(),
    ...{ by: act.by.id, at: act.at },
  }
}

/** Pressed twice it is the same decision, whoever presses and when. As JSON, because that is how it is kept. */
const isSame = (one: GovernorsDecision | undefined, other: GovernorsDecision): boolean =>
  one !== undefined && content(one) === content(other)

const content = (decision: GovernorsDecision): string => {
  const { children, decidedOn, decidedBy, reviewOn, familyToldOn, appeal, toldBy } = decision
  const told = children.map(({ child, level, conditions, otherConditions, restrictions, reason }) => [
    ...[child, level, conditions.toSorted(), otherConditions, restrictions.toSorted(), reason],
  ])
  return JSON.stringify([told, decidedOn, decidedBy, reviewOn, familyToldOn ?? '', appeal, toldBy])
}
