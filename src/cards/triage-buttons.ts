/** The buttons of triage: every outcome that is open as it stands, and on the referral the way to them. */

import type { Person } from '../domain/people.ts'
import { IN_TRIAGE, type Referral } from '../domain/referral.ts'
import { decisionOf, maySignShortView, mayTriage, mayWithdraw, type Outcome } from '../domain/triage.ts'
import { mayUndoTriage } from '../domain/triage-rules.ts'
import { mayBeDecided } from '../domain/triage-words.ts'

export type TriageButton = {
  readonly title: string
  readonly verb: string
  readonly style: 'positive' | 'default'
  readonly key: string
}

type Step = { readonly title: string; readonly verb: string }

const plain = (step: Step): TriageButton => ({ ...step, style: 'default', key: '' })
const first = (step: Step): TriageButton => ({ ...step, style: 'positive', key: '' })

/** Of the decision that the card shows: pressed twice, it does not undo the one before as well. */
const undo = (referral: Referral): TriageButton => ({
  ...plain({ title: 'Undo', verb: 'undo-triage' }),
  key: String(decisionOf(referral)?.version ?? ''),
})

const OUTCOME_BUTTONS: Readonly<Record<Outcome, Step>> = {
  assign: { title: 'A team…', verb: 'assign-team' },
  needs_information: { title: 'Ask for more…', verb: 'ask-information' },
  short_view: { title: 'Short view…', verb: 'short-view' },
  link_duplicate: { title: 'We have it…', verb: 'link-duplicate' },
  redirect: { title: 'Not ours…', verb: 'redirect' },
  log_only: { title: 'Only log it…', verb: 'log-only' },
  withdraw: { title: 'Withdrawn…', verb: 'withdraw' },
}

type About = { readonly referral: Referral; readonly by: Person }

const isInTriage = ({ status }: Referral): boolean => (IN_TRIAGE as readonly string[]).includes(status)

/** On the card of triage. A request whose form lacks something has the way to complete it above. */
export const outcomeButtons = ({
  referral,
  mayUndo,
}: About & { readonly mayUndo: boolean }): readonly TriageButton[] => [
  ...(Object.keys(OUTCOME_BUTTONS) as Outcome[])
    .filter((outcome) => mayBeDecided(outcome, referral.status))
    .map((outcome) => plain(OUTCOME_BUTTONS[outcome])),
  ...(isInTriage(referral) ? [plain({ title: 'Complete it', verb: 'complete' })] : []),
  ...(mayUndo ? [undo(referral)] : []),
]

/** On the referral itself: what comes first for whoever decides or signs. */
export function triageSteps({ referral, by }: About): readonly TriageButton[] {
  const { status } = referral
  const mayDecide = mayTriage(by) && mayBeDecided('redirect', status)
  const decide = { title: status === 'assigned_to_team' ? 'Decide anew' : 'Decide', verb: 'triage' }
  return [
    ...(mayDecide ? [status === 'assigned_to_team' ? plain(decide) : first(decide)] : []),
    ...('view' in referral && (maySignShortView(by) || mayTriage(by))
      ? [plain({ title: 'Short view', verb: 'see-short-view' })]
      : []),
    ...(mayUndoTriage(by, referral) ? [undo(referral)] : []),
  ]
}

/** Beside everything else, once a team has it. */
export const withdrawButton = ({ referral, by }: About): readonly TriageButton[] =>
  mayWithdraw(by, referral) && mayBeDecided('withdraw', referral.status) && !isInTriage(referral)
    ? [plain({ title: 'Withdrawn…', verb: 'withdraw' })]
    : []
