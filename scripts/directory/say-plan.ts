/** A plan in sentences: for each line what becomes of it, and what the book learns of prisons and councils besides. */
import { isPrison } from '../../src/domain/recipient-book.ts'
import type { Plan } from './plan.ts'
import type { HolderPlan, Outcome } from './plan-holder.ts'
import type { Fault } from './rows.ts'
import { sayHolder, sayWhose } from './say-whose.ts'
import { shown } from './shown.ts'

/** `wrote`: whether it has been entered, or only would be. */
export function sayPlan({ outcomes, holders }: Plan, wrote: boolean): readonly string[] {
  const entered = outcomes.filter(({ is }) => is === 'new').length
  const waiting = entered + outcomes.filter(({ is }) => is === 'waiting').length
  const ending = wrote
    ? [`${addresses(entered)} entered.`]
    : [
        'This was a dry run: nothing was written.',
        ...(entered > 0 ? [`To enter ${addresses(entered)}, run it again with --write.`] : []),
      ]
  const waits = `${addresses(waiting)} ${waiting === 1 ? 'waits' : 'wait'} for a second person: type addresses in Teams.`
  return [
    ...outcomes.map((outcome) => `Line ${outcome.line.line}: ${sayOutcome(outcome, wrote)}`),
    ...holders.flatMap(sayHolderChange),
    ...(entered > 0 ? [] : ['There is nothing to enter.']),
    ...(entered > 0 || !wrote ? ending : []),
    ...(wrote && waiting > 0 ? [waits] : []),
  ]
}

/** In the order of the lines. */
export const sayFaults = (faults: readonly Fault[]): readonly string[] => [
  ...faults.toSorted((one, other) => one.line - other.line).map(({ line, say }) => `Line ${line}: ${say}`),
  `${faults.length === 1 ? 'There is one fault' : `There are ${faults.length} faults`}, so nothing was written.`,
]

const addresses = (count: number): string => (count === 1 ? '1 address' : `${count} addresses`)

function sayOutcome(outcome: Outcome, wrote: boolean): string {
  const whose = sayWhose(outcome.line)
  if (outcome.is !== 'new')
    return `${whose} ${outcome.is === 'waiting' ? 'waits to be checked' : 'is in use'} already: nothing to do.`
  const { inUse } = outcome
  const until = inUse === undefined ? '' : ` ${shown(inUse)} stays in use until it is checked.`
  return `${whose} ${wrote ? 'is entered' : 'would be entered'}.${until}`
}

function sayHolderChange({ before, after }: HolderPlan): readonly string[] {
  if (after === undefined) return []
  const code = sayHolder(after.id)
  const sendsTo = isPrison(after.id) ? ` Its reports will go to its ${after.sendsTo} mailbox.` : ''
  if (before === undefined) return [`${code} is new: “${shown(after.name)}”.${sendsTo}`]
  const [was, is] = [before.phone ?? 'nothing', after.phone ?? 'nothing']
  return was === is ? [] : [`${code}: the telephone number changes from “${shown(was)}” to “${shown(is)}”.`]
}
