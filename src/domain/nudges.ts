/** The ladder of nudges, as policy: at which statuses, when, to whom, how pressing, and because of what (2.8, 49). */
import { CHANGE_NUDGES } from './change-nudges.ts'
import { DECISION_NUDGES } from './decision-nudges.ts'
import type { Rung } from './nudge-rung.ts'
import type { Status } from './statuses.ts'
import { TRIAGE_NUDGES } from './triage-nudges.ts'

export type { NudgeRole, Rung, When } from './nudge-rung.ts'

const WRITING = ['allocated', 'in_progress', 'changes_asked'] as const satisfies readonly Status[]
const BEFORE_SIGNATURE = ['assigned_to_team', ...WRITING, 'submitted'] as const satisfies readonly Status[]

/** In order of weight: of several about one referral for one person, the last one is said, the others are passed over. */
export const NUDGES = {
  contactsDue: {
    during: WRITING,
    when: { from: 'due', workingDays: -10 },
    to: ['worker'],
    goes: 'in the digest',
    restsOnProgress: true,
    say: 'ten working days left: who has been contacted, is the visit booked?',
    because:
      'Ten working days before the due day is the time to have asked probation, the prison, the police and the LADO, and to have booked the visit.',
  },
  contactSilent: {
    during: WRITING,
    when: { from: 'asked', workingDays: 5 },
    forEach: 'silent contact',
    to: ['worker'],
    goes: 'in the digest',
    say: 'somebody you asked has not answered: please ring, or ask again',
    because: 'Five working days have gone since somebody was asked, and no answer was noted.',
  },
  noReceipt: {
    during: ['sent'],
    when: { from: 'sent', workingDays: 3 },
    to: ['worker'],
    goes: 'in the digest',
    say: 'no receipt from the prison yet: please phone them',
    because:
      'Three working days have gone since the report was sent, and nobody has noted that the prison has it.',
  },
  ...DECISION_NUDGES,
  ...CHANGE_NUDGES,
  sectionsLeft: {
    during: WRITING,
    when: { from: 'due', workingDays: -5 },
    to: ['worker'],
    goes: 'in the digest',
    restsOnProgress: true,
    say: 'five working days left: if it will not be ready, ask for more time now',
    because:
      'Five working days before the due day the prison can still be asked for more time without being late.',
  },
  allocate: {
    during: ['assigned_to_team'],
    when: { from: 'since', workingDays: 1 },
    to: ['manager'],
    goes: 'in the digest',
    say: 'nobody has it yet: please allocate it',
    because: 'A working day has gone since MASH passed it to the team, and no social worker has it.',
  },
  allocateStill: {
    during: ['assigned_to_team'],
    when: { from: 'since', workingDays: 2 },
    to: ['service manager'],
    goes: 'in the digest',
    say: 'still nobody has it',
    because: 'Two working days have gone since MASH passed it to the team, and no social worker has it.',
  },
  ...TRIAGE_NUDGES,
  signOffWaiting: {
    during: ['submitted'],
    when: { from: 'since', workingDays: 1 },
    to: ['manager'],
    goes: 'in the digest',
    say: 'a report waits for your sign-off',
    because: 'A working day has gone since this report came to you for sign-off.',
  },
  dueMoved: {
    during: BEFORE_SIGNATURE,
    when: { from: 'moved' },
    to: ['holder'],
    goes: 'in the digest',
    say: 'the due day has moved',
    because:
      'A bank holiday or a day the council is closed was added or taken back, and the due day moved with it.',
  },
  nobodyToSign: {
    during: ['submitted'],
    when: { from: 'nobody' },
    to: ['recorder', 'administrator'],
    goes: 'at once',
    say: 'nobody is there to sign it off',
    because: 'Everybody who may sign this report has been asked or is away.',
  },
  internalTarget: {
    during: WRITING,
    when: { from: 'due', workingDays: -3 },
    to: ['worker', 'manager'],
    goes: 'in the digest',
    say: 'three working days left: the draft should go to the Team Manager today',
    because:
      'Three working days before the due day is our own target for the draft, so that there is time to read it.',
  },
  contactStillSilent: {
    during: WRITING,
    when: { from: 'due', workingDays: -3 },
    forEach: 'silent contact',
    to: ['worker'],
    goes: 'in the digest',
    say: 'three working days left: send the draft, and note who has not answered',
    because:
      'Three working days before the due day the draft should go to the Team Manager. It need not wait for whoever has not answered.',
  },
  notReadYet: {
    during: ['assigned_to_team', 'submitted'],
    when: { from: 'due', workingDays: -3 },
    to: ['manager'],
    goes: 'in the digest',
    say: 'three working days left, and it is with you',
    because: 'Three working days before the due day the next step is yours.',
  },
  dueTomorrow: {
    during: BEFORE_SIGNATURE,
    when: { from: 'due', workingDays: -1 },
    to: ['worker', 'manager'],
    goes: 'in the digest',
    say: 'due on the next working day',
    because: 'The report is due on the next working day.',
  },
  dueToday: {
    during: BEFORE_SIGNATURE,
    when: { from: 'due', workingDays: 0 },
    to: ['worker', 'manager'],
    goes: 'at once',
    say: 'due today',
    because: 'The report is due today.',
  },
  overdue: {
    during: BEFORE_SIGNATURE,
    when: { from: 'due', workingDays: 1 },
    to: ['manager', 'team channel'],
    goes: 'in the digest',
    say: 'overdue: a holding e-mail to the prison is drafted for you',
    because: 'The due day has gone by. The prison should hear from us, and when to expect the report.',
  },
  overdueStill: {
    during: BEFORE_SIGNATURE,
    when: { from: 'due', workingDays: 3 },
    to: ['service manager'],
    goes: 'in the digest',
    say: 'overdue for three working days',
    because: 'The due day was three working days ago, and the report has not been signed.',
  },
  overdueWeekly: {
    during: BEFORE_SIGNATURE,
    when: { from: 'weekly' },
    to: ['head of service'],
    goes: 'in the digest',
    say: 'overdue',
    because: 'On Mondays the head of service hears which reports are overdue.',
  },
} as const satisfies Record<string, Rung>

export type NudgeName = keyof typeof NUDGES

export const NUDGE_NAMES = Object.keys(NUDGES) as readonly NudgeName[]

export const rungOf = (name: NudgeName): Rung => NUDGES[name]

/** How much it weighs against others about the same referral. */
export const weightOf = (name: NudgeName): number => NUDGE_NAMES.indexOf(name)
