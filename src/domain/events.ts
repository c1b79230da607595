/** Everything that can happen, and who hears of it by which way: the whole communications plan on one screen. */

export type Audience =
  | 'requester'
  | 'mash channel'
  | 'team channel'
  | 'worker'
  | 'team manager'
  | 'signer'
  /** The MASH officer who recorded it. */
  | 'recorder'
  | 'prison'
  | 'lado'
  | 'team folder'

/** How it reaches them. Each way is a job queue of its own. */
export type Way = 'email' | 'channel card' | 'chat' | 'feed' | 'file'

export type Hearing = { readonly to: Audience; readonly by: Way; readonly what: string }

const channelCard: Hearing = { to: 'team channel', by: 'channel card', what: 'referral-summary' }

/** `what` names the e-mail in `emails/`, or the card or message in `cards/`. */
export const EVENTS = {
  recorded: [
    channelCard,
    { to: 'requester', by: 'email', what: 'receipt' },
    { to: 'mash channel', by: 'channel card', what: 'mash-receipt' },
  ],
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
  ],
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
