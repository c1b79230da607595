/** A decision in words: for the card of the referral, for messages, and for the answer when it was recorded. */
import type { Assessment } from './assessment.ts'
import { type Closing, USEFUL } from './closing.ts'
import { adviceFor, OTHER_CONDITIONS } from './decision-compared.ts'
import { type Directory, nameOf } from './directory.ts'
import { type Disagreement, RESULTS } from './disagreement.ts'
import { rungFor } from './disagreement-rules.ts'
import type { Option } from './form.ts'
import {
  APPEALS,
  DECIDERS,
  type DecidedForChild,
  type GovernorsDecision,
  RESTRICTIONS,
} from './governors-decision.ts'
import { sayLevel } from './levels.ts'
import { dayOf, sayDay } from './moment.ts'
import { CONDITIONS } from './options.ts'
import type { Line } from './why-due.ts'

export type Reading = {
  readonly directory: Directory
  /** Left out for those who may not read our advice. */
  readonly assessment?: Assessment | undefined
}

/** `The Governor, on Thu 17 Dec 2026`. */
export const sayDecided = ({ decidedBy, decidedOn, beforeReport }: GovernorsDecision): string =>
  `${labelIn(DECIDERS, decidedBy)}, on ${sayDay(decidedOn)}${beforeReport === true ? ', before our report was sent' : ''}`

/** Of more children than these a card shows level and comparison alone, so that it is not too large for Teams. */
const MOST_IN_FULL = 4
const MORE_IN_THE_FORM = 'Conditions, restrictions and reasons stand in the form: “Correct the decision”.'

export function decisionLines(decision: GovernorsDecision, reading: Reading): readonly Line[] {
  const { children, reviewOn, familyToldOn, appeal, toldBy, by, at } = decision
  const alone = children.length === 1
  const inFull = children.length <= MOST_IN_FULL
  return [
    { label: 'Decided by', value: `${sayDecided(decision)}.` },
    ...children.flatMap((child) => [
      ...childLines(child, alone ? 'Level' : `Child ${child.child}`, reading),
      ...(inFull ? detailLines(child) : []),
    ]),
    ...(inFull ? [] : [{ label: '', value: MORE_IN_THE_FORM }]),
    { label: 'They look at it again', value: sayDay(reviewOn) },
    {
      label: 'Family told',
      value: familyToldOn === undefined ? 'not noted yet' : `on ${sayDay(familyToldOn)}`,
    },
    ...(appeal === 'not_known' ? [] : [{ label: 'Appeal', value: labelIn(APPEALS, appeal) }]),
    {
      label: 'How we know',
      value: `${toldBy} (written down by ${nameOf(reading.directory, by)}, ${sayDay(dayOf(at))})`,
    },
  ]
}

function childLines(child: DecidedForChild, label: string, { assessment }: Reading): readonly Line[] {
  const level = sayLevel(String(child.level))
  return [{ label, value: level }, ...(assessment === undefined ? [] : [comparedLine(child, assessment)])]
}

function detailLines(child: DecidedForChild): readonly Line[] {
  const { conditions, otherConditions, restrictions, reason } = child
  const set = [...conditions.map((id) => labelIn(CONDITIONS, id)), ...nonEmpty(otherConditions)]
  const limits = restrictions.map((id) => labelIn(RESTRICTIONS, id))
  return [
    ...(set.length === 0 ? [] : [{ label: 'Conditions', value: set.join('; ') }]),
    ...(limits.length === 0 ? [] : [{ label: 'Restrictions', value: limits.join('; ') }]),
    ...(reason === '' ? [] : [{ label: 'Their reason', value: `“${reason}”` }]),
  ]
}

/** Beside our advice, with what that was where it is another level. */
function comparedLine(child: DecidedForChild, assessment: Assessment): Line {
  const advice = adviceFor(assessment, child.child)
  const missing = sayMissing(child)
  const lacks = missing === '' ? '' : ` It leaves out: ${missing}.`
  const label = child.compared === 'wider' || missing !== '' ? '⚠ Beside our advice' : 'Beside our advice'
  if (child.level === advice.level)
    return { label, value: missing === '' ? 'as we advised.' : `the level we advised.${lacks}` }
  const ours = `we advised ${sayLevel(String(advice.level)).replace('Level', 'level')}.`
  return { label, value: `${child.compared}. ${ours.charAt(0).toUpperCase()}${ours.slice(1)}${lacks}` }
}

/** The same without what we advised: for messages, which carry no more than they must. */
export function sayDiffers({ children }: GovernorsDecision): readonly string[] {
  return children.flatMap((child) => {
    const { compared, missing = [] } = child
    const it = children.length === 1 ? 'It' : `Child ${child.child}: it`
    if (compared !== 'wider')
      return missing.length > 0 ? [`${it} leaves out what we asked for: ${sayMissing(child)}.`] : []
    const lacks = missing.length > 0 ? `, and leaves out: ${sayMissing(child)}` : ''
    return [`${it} lets more happen than we advised${lacks}.`]
  })
}

const sayMissing = ({ missing = [] }: DecidedForChild): string =>
  missing
    .map((id) => (id === OTHER_CONDITIONS ? 'our condition in our own words' : labelIn(CONDITIONS, id)))
    .join('; ')

/** An earlier one that was corrected since, in one line. */
export const earlierLine = (decision: GovernorsDecision, { directory }: Reading): Line => ({
  label: 'Before it was corrected',
  value: `${decision.children.map(({ child, level }) => `child ${child}: level ${level}`).join(', ')}; ${sayDecided(decision)} (${nameOf(directory, decision.by)}, ${sayDay(dayOf(decision.at))})`,
})

export function disagreementLines(disagreement: Disagreement, { directory }: Reading): readonly Line[] {
  const { why, steps, ended } = disagreement
  const now = steps.at(-1)
  const since = now === undefined ? '' : ` since ${sayDay(dayOf(now.at))}`
  const step = now && rungFor(now.step)
  return [
    { label: 'We disagree', value: `“${why}”` },
    ...(ended === undefined
      ? [
          {
            label: 'It is now',
            value: `${step?.say ?? ''}${since}, to be settled by ${sayDay(now?.targetOn ?? '')}${steps.length > 1 ? `. “${now?.words ?? ''}”` : ''}`,
          },
        ]
      : [
          {
            label: 'It ended',
            value: `${labelIn(RESULTS, ended.result)}. “${ended.words}” (${nameOf(directory, ended.by)}, ${sayDay(dayOf(ended.at))})`,
          },
        ]),
  ]
}

export function closingLine({ by, at, reason, useful, usefulWhy }: Closing, { directory }: Reading): Line {
  const was = useful === '' ? '' : ` Useful: ${labelIn(USEFUL, useful).toLowerCase()}.`
  const why = [reason, usefulWhy].filter((words) => words !== '').map((words) => ` “${words}”`)
  return { label: 'Closed', value: `by ${nameOf(directory, by)}, ${sayDay(dayOf(at))}.${was}${why.join('')}` }
}

const nonEmpty = (words: string): readonly string[] => (words === '' ? [] : [words])

const labelIn = (options: readonly Option[], id: string): string =>
  options.find((option) => option.id === id)?.label ?? id
