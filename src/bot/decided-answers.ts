/** Between the boxes of the decision's form and the decision: from one to the other, and what a new form begins with. */
import { NO_CONDITIONS, OUR_CONDITIONS, proposedDecider } from '../cards/decision-form.ts'
import type { Assessment } from '../domain/assessment.ts'
import { adviceFor } from '../domain/decision-compared.ts'
import type { DecisionTold, ToldForChild } from '../domain/decision-rules.ts'
import type { Directory } from '../domain/directory.ts'
import { type Answers, answerOf, choicesOf } from '../domain/form.ts'
import type { GovernorsDecision } from '../domain/governors-decision.ts'
import { LEVELS } from '../domain/levels.ts'
import type { Day } from '../domain/moment.ts'
import type { AfterSending } from '../domain/referral.ts'

/** The answers as they were checked; `ours` becomes the conditions of the signed advice. */
export function toldIn(answers: Answers, children: number, assessment: Assessment): DecisionTold {
  const day = (id: string): Day | undefined => answerOf(answers, id) || undefined
  return {
    children: Array.from({ length: children }, (_, index) => childIn(answers, index + 1, assessment)),
    decidedOn: answerOf(answers, 'decidedOn'),
    decidedBy: answerOf(answers, 'decidedBy'),
    reviewOn: day('reviewOn'),
    familyToldOn: day('familyToldOn'),
    appeal: answerOf(answers, 'appeal'),
    toldBy: answerOf(answers, 'toldBy'),
    beforeReport: answerOf(answers, 'beforeReport') === 'yes',
  }
}

function childIn(answers: Answers, child: number, assessment: Assessment): ToldForChild {
  const typed = (box: string): string => answerOf(answers, `${box}${child}`)
  const ticked = choicesOf(typed('conditions'))
  const advice = adviceFor(assessment, child)
  const all = ticked.includes(OUR_CONDITIONS) ? [...advice.conditions, ...ticked] : ticked
  const words = ticked.includes(OUR_CONDITIONS) ? advice.otherConditions : ''
  return {
    child,
    level: LEVELS.find(({ level }) => String(level) === typed('level'))?.level ?? 1,
    conditions: [...new Set(all)].filter((id) => id !== OUR_CONDITIONS && id !== NO_CONDITIONS),
    otherConditions: typed('other') || words,
    restrictions: choicesOf(typed('restrictions')),
    reason: typed('reason'),
  }
}

/** The decision that counts, as the boxes have it, so that a correction types only what was wrong. */
export function answersOf(decision: GovernorsDecision): Answers {
  const { children, decidedOn, decidedBy, reviewOn, familyToldOn, appeal, toldBy, beforeReport } = decision
  return {
    ...{ decidedOn, decidedBy, reviewOn, familyToldOn: familyToldOn ?? '', appeal, toldBy },
    beforeReport: beforeReport === true ? 'yes' : '',
    ...Object.fromEntries(
      children.flatMap(({ child, level, conditions, otherConditions, restrictions, reason }) => [
        [`level${child}`, String(level)],
        [`conditions${child}`, conditions.length === 0 ? NO_CONDITIONS : conditions.join(',')],
        [`other${child}`, otherConditions],
        [`restrictions${child}`, restrictions.join(',')],
        [`reason${child}`, reason],
      ]),
    ),
  }
}

/** Decided by whom, where the directory knows; told by the e-mail that answered our report, where there is one. */
export const newAnswers = (
  referral: AfterSending,
  directory: Directory,
  { today, reply }: { readonly today: Day; readonly reply: string },
): Answers => ({
  decidedOn: today,
  decidedBy: proposedDecider(referral, directory),
  toldBy: reply,
  appeal: 'not_known',
})
