/** Everything that can happen, and who hears of it by which way: the whole communications plan on one screen. */

import { CHANGE_EVENTS } from './change-events.ts'
import { CONTACT_EVENTS } from './contact-events.ts'
import { DECISION_EVENTS } from './decision-events.ts'
import { FAMILY_LETTER_EVENTS } from './family-letter-events.ts'
import { LEAVER_EVENTS } from './leaver-events.ts'
import type { PersonId } from './people.ts'
import { RESTRICTION_EVENTS } from './restriction-events.ts'
import { RETENTION_EVENTS } from './retention-events.ts'
import { SAFETY_EVENTS } from './safety-events.ts'
import { TRIAGE_EVENTS } from './triage-events.ts'

export type Audience =
  | 'requester'
  | 'mash channel'
  | 'team channel'
  | 'worker'
  | 'team manager'
  | 'first approver'
  | 'signer'
  /** Whoever raised the safeguarding concern. */
  | 'raiser'
  /** The MASH officer who recorded it, or another one where it came by itself. */
  | 'recorder'
  /** A qualified manager, for a short view that no team has. */
  | 'duty manager'
  | 'prison'
  | 'lado'
  /** Whoever is asked, at an approved address (`contact-address.ts`). */
  | 'agency'
  | 'team folder'
  /** The first one of the authority file. */
  | 'administrator'
  /** Beyond the team, where a disagreement is passed up to them (`disagreement-people.ts`). */
  | 'service manager'
  | 'head of service'
  /** One person by name: `Notice.person`. */
  | 'person'

/** How it reaches them. Each way is a job queue of its own. */
export type Way = 'email' | 'channel card' | 'chat' | 'feed' | 'file'

/**
 * `team manager` is whoever has to sign just now, or the Team Manager of the team while nothing waits for sign-off;
 * `first approver` is the one it went to before it was passed on.
 */
export type Hearing = { readonly to: Audience; readonly by: Way; readonly what: string }

const channelCard: Hearing = { to: 'team channel', by: 'channel card', what: 'referral-summary' }

/** `what` names the e-mail in `emails/`, or the card or message in `cards/`. */
export const EVENTS = {
  recorded: [
    channelCard,
    { to: 'requester', by: 'email', what: 'receipt' },
    { to: 'mash channel', by: 'channel card', what: 'mash-receipt' },
  ],
  ...TRIAGE_EVENTS,
  taken: [channelCard],
  allocated: [channelCard, { to: 'worker', by: 'chat', what: 'allocated' }],
  started: [channelCard],
  submitted: [channelCard, { to: 'team folder', by: 'file', what: 'draft-reports' }],
  draftsFiled: [
    { to: 'team manager', by: 'chat', what: 'sign-off-request' },
    { to: 'team manager', by: 'feed', what: 'signOffWaiting' },
  ],
  draftsNotFiled: [
    { to: 'team manager', by: 'chat', what: 'sign-off-request' },
    { to: 'team manager', by: 'feed', what: 'signOffWaiting' },
    { to: 'worker', by: 'chat', what: 'not-filed' },
    { to: 'administrator', by: 'chat', what: 'folder-not-reached' },
  ],
  changesAsked: [channelCard, { to: 'worker', by: 'chat', what: 'changes-asked' }],
  signedOff: [channelCard, { to: 'worker', by: 'chat', what: 'signed-off' }],
  signOffUndone: [channelCard, { to: 'worker', by: 'chat', what: 'sign-off-undone' }],
  released: [
    channelCard,
    { to: 'prison', by: 'email', what: 'report-to-prison' },
    { to: 'lado', by: 'email', what: 'report-to-lado' },
    { to: 'team folder', by: 'file', what: 'signed-reports' },
  ],
  sent: [channelCard, { to: 'worker', by: 'chat', what: 'sent' }, { to: 'signer', by: 'chat', what: 'sent' }],
  /** Nobody is told: it stands on the card of the referral. */
  filed: [],
  linkNoted: [],
  /** A person says that the folder is mended. */
  fileAgain: [{ to: 'team folder', by: 'file', what: 'signed-reports' }],
  sendStopped: [
    { to: 'worker', by: 'chat', what: 'send-stopped' },
    { to: 'signer', by: 'chat', what: 'send-stopped' },
  ],
  deliveryFailed: [
    channelCard,
    { to: 'worker', by: 'chat', what: 'delivery-failed' },
    { to: 'signer', by: 'chat', what: 'delivery-failed' },
  ],
  receiptFailed: [{ to: 'recorder', by: 'chat', what: 'receipt-failed' }],
  channelNotReached: [{ to: 'recorder', by: 'chat', what: 'channel-not-reached' }],
  personNotReached: [
    { to: 'worker', by: 'chat', what: 'person-not-reached' },
    { to: 'recorder', by: 'chat', what: 'person-not-reached' },
  ],
  signedNotFiled: [
    { to: 'worker', by: 'chat', what: 'not-filed' },
    { to: 'signer', by: 'chat', what: 'not-filed' },
    { to: 'administrator', by: 'chat', what: 'folder-not-reached' },
  ],
  passedOn: [
    { to: 'team manager', by: 'chat', what: 'sign-off-request' },
    { to: 'team manager', by: 'feed', what: 'signOffWaiting' },
    { to: 'first approver', by: 'chat', what: 'passed-on' },
    { to: 'worker', by: 'chat', what: 'passed-on' },
  ],
  moreTimeAsked: [{ to: 'team manager', by: 'chat', what: 'more-time-asked' }],
  moreTimeAgreed: [
    { to: 'requester', by: 'email', what: 'more-time' },
    { to: 'worker', by: 'chat', what: 'more-time-agreed' },
  ],
  moreTimeNotSupported: [{ to: 'worker', by: 'chat', what: 'more-time-not-supported' }],
  moreTimeRecorded: [
    channelCard,
    { to: 'worker', by: 'chat', what: 'more-time-recorded' },
    { to: 'team manager', by: 'chat', what: 'more-time-recorded' },
  ],
  moreTimeRefused: [
    { to: 'worker', by: 'chat', what: 'more-time-refused' },
    { to: 'team manager', by: 'chat', what: 'more-time-refused' },
  ],
  dueCorrected: [
    channelCard,
    { to: 'worker', by: 'chat', what: 'due-corrected' },
    { to: 'team manager', by: 'chat', what: 'due-corrected' },
  ],
  /** Whoever has the next move reads it in the digest (`nudges.ts`). */
  calendarMoved: [channelCard],
  holdingSent: [
    { to: 'requester', by: 'email', what: 'holding' },
    { to: 'worker', by: 'chat', what: 'holding-sent' },
  ],
  letterNotSent: [
    { to: 'worker', by: 'chat', what: 'letter-not-sent' },
    { to: 'team manager', by: 'chat', what: 'letter-not-sent' },
  ],
  receiptNoted: [channelCard],
  phoned: [channelCard],
  /** These four are about one e-mail: the key of the notice ends with its dispatch id (`mail.ts`). */
  mailBounced: [
    { to: 'worker', by: 'chat', what: 'mail-bounced' },
    { to: 'signer', by: 'chat', what: 'mail-bounced' },
  ],
  letterBounced: [
    { to: 'worker', by: 'chat', what: 'letter-bounced' },
    { to: 'recorder', by: 'chat', what: 'letter-bounced' },
  ],
  mailReplied: [{ to: 'worker', by: 'chat', what: 'mail-replied' }],
  /** The same while nobody has the referral: an answer to a receipt. */
  mailRepliedEarly: [{ to: 'recorder', by: 'chat', what: 'mail-replied' }],
  mailStuck: [
    { to: 'worker', by: 'chat', what: 'mail-stuck' },
    { to: 'signer', by: 'chat', what: 'mail-stuck' },
  ],
  /** No copy of ours was ever seen in Sent Items, so that nothing that comes back or is lost would be noticed. */
  mailboxBlind: [{ to: 'administrator', by: 'chat', what: 'mailbox-blind' }],
  /** The prisoner is in another prison; whoever signs hears of it by the new version. */
  readdressed: [channelCard, { to: 'worker', by: 'chat', what: 'readdressed' }],
  /** The prison has closed, or its address was withdrawn, while this is open. */
  addressNeeded: [
    { to: 'worker', by: 'chat', what: 'address-needed' },
    { to: 'recorder', by: 'chat', what: 'address-needed' },
  ],
  ...SAFETY_EVENTS,
  ...LEAVER_EVENTS,
  /** A person says that an e-mail which was given up, or came back, goes again. */
  prisonAgain: [{ to: 'prison', by: 'email', what: 'report-to-prison' }],
  ladoAgain: [{ to: 'lado', by: 'email', what: 'report-to-lado' }],
  receiptAgain: [{ to: 'requester', by: 'email', what: 'receipt' }],
  moreTimeAgain: [{ to: 'requester', by: 'email', what: 'more-time' }],
  holdingAgain: [{ to: 'requester', by: 'email', what: 'holding' }],
  ...CONTACT_EVENTS,
  ...DECISION_EVENTS,
  ...FAMILY_LETTER_EVENTS,
  ...CHANGE_EVENTS,
  ...RETENTION_EVENTS,
  ...RESTRICTION_EVENTS,
  /** By the ladder: one message with everything that waits for a person, or one that cannot wait for it. */
  nudged: [{ to: 'person', by: 'chat', what: 'nudges' }],
  overdue: [{ to: 'team channel', by: 'channel card', what: 'overdue' }],
  /** Beside the message: a line in the activity feed of whoever is told that a report is due today, or overdue. */
  dueTodayInFeed: [{ to: 'person', by: 'feed', what: 'reportDueToday' }],
  overdueInFeed: [{ to: 'person', by: 'feed', what: 'reportOverdue' }],
  /** Teams does not let the bot write to them: once a day at most, without a word of what it is about. */
  personBlocked: [{ to: 'person', by: 'email', what: 'waiting-in-teams' }],
} as const satisfies Record<string, readonly Hearing[]>

export type EventName = keyof typeof EVENTS

/** Something that happened to a referral. */
export type Event = { readonly name: EventName }

export type NoticeWhat = (typeof EVENTS)[EventName][number]['what']

/**
 * A promise to tell somebody something, once. `key` is `reference/event/version/audience/way`, so that a retry or a
 * second run of anything can promise it again and nothing more happens.
 */
export type Notice = {
  readonly key: string
  readonly reference: string
  readonly event: EventName
  readonly to: Audience
  readonly by: Way
  readonly what: NoticeWhat
  /** The version of the referral that the event made. */
  readonly version: number
  /** Where `to` is `person`. */
  readonly person?: PersonId
}

export const noticesFor = (reference: string, version: number, events: readonly Event[]): readonly Notice[] =>
  events.flatMap(({ name }) =>
    EVENTS[name].map((hearing) => ({
      key: [reference, name, version, hearing.to, hearing.by].join('/').replaceAll(' ', '-'),
      reference,
      event: name,
      to: hearing.to,
      by: hearing.by,
      what: hearing.what,
      version,
    })),
  )
