/** What MASH decided, in words for people of the council: each decision as a line, and how it goes on. */
import { type Directory, nameOf, teamById } from './directory.ts'
import { mayBeMade, type TriageMove } from './lifecycle.ts'
import { sayDay } from './moment.ts'
import type { Status } from './statuses.ts'
import type { Outcome } from './triage.ts'
import { type TriageDecision, WITHDRAWN_BECAUSE, type WithdrawnBecause } from './triage.ts'

/** `Maya Sample gave it to North locality team.`, with the reason and that it was undone. */
export function sayDecision(decision: TriageDecision, directory: Directory): string {
  const { by, reason, undone } = decision
  const why = reason === '' ? '' : ` “${short(reason)}”`
  const end =
    undone === undefined
      ? ''
      : ` Undone by ${nameOf(directory, undone.by)}${undone.reason === '' ? '.' : `: “${short(undone.reason)}”`}`
  return `${nameOf(directory, by)} ${sayWhat(decision, directory)}.${why}${end}`
}

function sayWhat(decision: TriageDecision, directory: Directory): string {
  const { outcome, team = '', asked, authority, duplicateOf = '', because } = decision
  switch (outcome) {
    case 'assign':
      return `gave it to ${teamById(directory, team)?.name ?? team}`
    case 'needs_information':
      return `asked for what is missing${asked === undefined ? '' : `, by ${sayDay(asked.by)}`}`
    case 'short_view':
      return 'wrote a short view'
    case 'redirect':
      return `passed it to ${authority?.name ?? 'another authority'}`
    case 'link_duplicate':
      return `said that it is the same as ${duplicateOf}`
    case 'log_only':
      return 'logged it, with nothing to assess'
    case 'withdraw':
      return `wrote down that it is withdrawn${because === undefined ? '' : `: ${WITHDRAWN_BECAUSE[because].toLowerCase()}`}`
  }
}

const LONGEST = 200

const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)

const MOVE_OF: Readonly<Record<Outcome, TriageMove>> = {
  assign: 'assign',
  needs_information: 'askInformation',
  short_view: 'writeShortView',
  redirect: 'redirect',
  link_duplicate: 'linkDuplicate',
  log_only: 'logOnly',
  withdraw: 'withdraw',
}

/** Whether MASH can still decide so, as it stands. */
export const mayBeDecided = (outcome: Outcome, status: Status): boolean => mayBeMade(MOVE_OF[outcome], status)

const BECAUSE_WORDS: readonly (readonly [RegExp, WithdrawnBecause])[] = [
  [/abroad|deported/iu, 'moved_abroad'],
  [/\bdied|death|deceased/iu, 'died'],
  [/\b18\b|eighteen|adult/iu, 'child_is_adult'],
  [/error|mistake|wrongly/iu, 'sent_in_error'],
  [/carer|refus/iu, 'carer_refused'],
  [/prisoner|withdr/iu, 'prisoner_withdrew'],
]

/** Why it is withdrawn, from what somebody typed; undefined where it is not clear. */
export const becauseIn = (text: string): WithdrawnBecause | undefined =>
  BECAUSE_WORDS.find(([word]) => word.test(text))?.[1]
