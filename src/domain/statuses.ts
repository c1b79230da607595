/** Where a referral can stand, and which of these belong together. */

export const STATUSES = {
  received: 'waiting for triage',
  needs_information: 'waiting for information',
  short_view: 'short view, waiting for a signature',
  assigned_to_team: 'waiting for a worker',
  allocated: 'allocated, not started',
  in_progress: 'being assessed',
  submitted: 'with the Team Manager',
  changes_asked: 'changes asked for',
  signed_off: 'signed off, waiting to send',
  sending: 'being sent',
  sent: 'sent',
  decision_recorded: 'decision recorded',
  closed: 'closed',
  short_view_sent: 'answered with a short view',
  redirected: 'passed to another authority',
  linked_duplicate: 'the same as another referral',
  logged_only: 'logged, nothing to assess',
  withdrawn: 'withdrawn',
} as const

export type Status = keyof typeof STATUSES

/** With MASH: no team has it. */
export const IN_TRIAGE = ['received', 'needs_information', 'short_view'] as const satisfies readonly Status[]

/** Ended by MASH, or withdrawn, without a report. */
export const ENDED_EARLY = [
  'redirected',
  'linked_duplicate',
  'logged_only',
  'withdrawn',
] as const satisfies readonly Status[]

/** The report has reached those it is for: the Governor or Director decides, and then it is closed. */
export const AFTER_SENDING = ['sent', 'decision_recorded', 'closed'] as const satisfies readonly Status[]

/** Nothing is left to do before its report, or its answer, has gone. */
export const FINISHED: readonly Status[] = [...AFTER_SENDING, 'short_view_sent', ...ENDED_EARLY]

/** A team has it, and the report is not signed. */
export const WITH_A_TEAM = [
  'assigned_to_team',
  'allocated',
  'in_progress',
  'submitted',
  'changes_asked',
] as const satisfies readonly Status[]

/** While the due day can still matter: once a report is signed, it is the bot's to send. */
export const STILL_DUE: readonly Status[] = [...IN_TRIAGE, ...WITH_A_TEAM]
