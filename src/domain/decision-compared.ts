/** The decision beside our signed advice: stricter, as advised or wider, and which of our conditions it leaves out. */
import { type Assessment, sectionAnswers } from './assessment.ts'
import { answerOf, choicesOf } from './form.ts'
import type { DecidedForChild, GovernorsDecision } from './governors-decision.ts'
import { LEVELS, type Level } from './levels.ts'

/** What we advised for one child, as it was signed. */
export type Advice = {
  readonly level: Level
  readonly conditions: readonly string[]
  readonly otherConditions: string
}

/** No level can only be an assessment that was never signed: then the least contact is what we advised. */
export function adviceFor(assessment: Assessment, child: number): Advice {
  const answers = sectionAnswers(assessment, 'G', child)
  const asked = answerOf(answers, 'recommendedLevel')
  return {
    level: LEVELS.find(({ level }) => String(level) === asked)?.level ?? 1,
    conditions: choicesOf(answerOf(answers, 'conditions')),
    otherConditions: answerOf(answers, 'otherConditions'),
  }
}

export const asksForConditions = ({ conditions, otherConditions }: Advice): boolean =>
  conditions.length > 0 || otherConditions !== ''

/** From which level on a condition means anything: what is only about visits is kept by itself where there are none. */
const MATTERS_FROM: Readonly<Record<string, Level>> = {
  no_photographs: 2,
  letters_read: 2,
  calls_monitored: 3,
  stop_if_distressed: 3,
  supervised: 4,
  named_escort: 4,
  closed_visit: 4,
  no_other_adults: 4,
}

/** A restriction of the prison that does what we asked for under another name. */
const MET_BY: Readonly<Record<string, string>> = {
  letters_read: 'mail_checked',
  calls_monitored: 'calls_checked',
  supervised: 'visits_supervised',
  no_photographs: 'no_photographs',
}

/** Stands in `missing` for conditions that we wrote in our own words. */
export const OTHER_CONDITIONS = 'other'

export type Decided = Pick<DecidedForChild, 'level' | 'conditions' | 'otherConditions' | 'restrictions'>

/** Ids of `CONDITIONS` that we asked for, that matter at the decided level, and that it does not have. */
export function missingConditions(advice: Advice, decided: Decided): readonly string[] {
  const { level, conditions, restrictions } = decided
  const left = advice.conditions.filter(
    (id) =>
      level >= (MATTERS_FROM[id] ?? 2) &&
      !conditions.includes(id) &&
      !restrictions.includes(MET_BY[id] ?? 'nothing'),
  )
  // What is written in words cannot be compared: words of theirs are taken for an answer to ours.
  const lacksWords = advice.otherConditions !== '' && decided.otherConditions === '' && level > 1
  return lacksWords ? [...left, OTHER_CONDITIONS] : left
}

/** By the level first; at the same level it is wider where a condition of ours is missing. More care is as advised. */
export function compare(advice: Advice, decided: Decided): DecidedForChild['compared'] {
  if (decided.level !== advice.level) return decided.level > advice.level ? 'wider' : 'stricter'
  return missingConditions(advice, decided).length > 0 ? 'wider' : 'as advised'
}

/** Wider than advised for any child, or conditions that we asked for are not there. */
export const looksUnsafe = ({ children }: Pick<GovernorsDecision, 'children'>): boolean =>
  children.some(({ compared, missing = [] }) => compared === 'wider' || missing.length > 0)
