/** The e-mails that leave the council, and what is known of each since: seen, came back, answered, telephoned. */
import { CONTACT_MAILS } from './contact-mails.ts'
import type { EventName } from './events.ts'
import type { Moment } from './moment.ts'
import { sayMoment } from './moment.ts'
import { TRIAGE_MAILS } from './triage-mails.ts'

type Kind = { readonly again: EventName; readonly say: string; readonly whom: string }

/** By the name that the ledger has for it; `again` is the event that promises it once more. */
export const MAILS = {
  'report-to-prison': { again: 'prisonAgain', say: 'the report to the prison', whom: 'the prison' },
  'report-to-lado': { again: 'ladoAgain', say: 'the report to the LADO', whom: 'the LADO' },
  receipt: { again: 'receiptAgain', say: 'the receipt', whom: 'whoever asked' },
  'more-time': { again: 'moreTimeAgain', say: 'the letter about more time', whom: 'whoever asked' },
  holding: { again: 'holdingAgain', say: 'the holding e-mail', whom: 'whoever asked' },
  ...TRIAGE_MAILS,
  ...CONTACT_MAILS,
} as const satisfies Record<string, Kind>

export type MailWhat = keyof typeof MAILS

/** With a capital letter, for a list. */
export function mailTitle(what: MailWhat): string {
  const { say } = MAILS[what]
  return say.charAt(0).toUpperCase() + say.slice(1)
}

export const isMail = (what: string): what is MailWhat => Object.hasOwn(MAILS, what)

export const isReport = (what: MailWhat): boolean => what === 'report-to-prison' || what === 'report-to-lado'

/** `stuck` is that nobody has seen it in Sent Items in good time, and that people were told so. */
export type DeliveryKind = 'seen' | 'bounced' | 'replied' | 'auto-replied' | 'phoned' | 'stuck'

/** One thing that became known of one e-mail. */
export type Delivery = {
  /** The key of the promise. */
  readonly notice: string
  readonly kind: DeliveryKind
  readonly at: Moment
  /** Of the mail that tells it: its internet message id; the same thing is never noted twice. */
  readonly messageId: string
  readonly conversationId: string
}

/** When each thing became known of one e-mail, the latest time. */
export type Known = Partial<Readonly<Record<DeliveryKind, Moment>>>

/** The newest promise of one kind of e-mail, and when each thing became known of it, the latest time. */
export type Mail = {
  readonly what: MailWhat
  readonly status: 'promised' | 'trying' | 'accepted' | 'failed' | 'not needed'
  /** When it was settled; until then when it was promised. */
  readonly at: Moment
  readonly known: Known
  /** The newest copy before it that came back or could not be sent, and when that became known. */
  readonly before?: { readonly standing: 'bounced' | 'given up'; readonly at: Moment }
}

/** Ends the key of a notice that is about one e-mail. */
export const mailKeySuffix = (dispatchId: string): string => `/mail-${dispatchId}`

export const dispatchIn = (key: string): string | undefined => /\/mail-([^/]+)$/.exec(key)?.[1]

/** `elsewhere`: the prison that has it is not where the prisoner is any more (`send-again.ts`). */
export type MailStanding = 'open' | 'accepted' | 'bounced' | 'given up' | 'not needed' | 'elsewhere'

export function standingOf({ status, known }: Pick<Mail, 'status' | 'known'>): MailStanding {
  if (status === 'not needed') return 'not needed'
  if (status === 'failed') return 'given up'
  if (known.bounced !== undefined) return 'bounced'
  return status === 'accepted' ? 'accepted' : 'open'
}

export const mayGoAgain = (mail: Pick<Mail, 'status' | 'known'>): boolean =>
  ['given up', 'bounced'].includes(standingOf(mail))

const SAID = {
  seen: 'seen in Sent Items',
  stuck: 'not seen in Sent Items',
  bounced: 'came back',
  'auto-replied': 'automatic reply',
  replied: 'replied',
  phoned: 'telephoned',
} as const satisfies Record<DeliveryKind, string>

export type KnownThing = { readonly kind: DeliveryKind; readonly say: string; readonly at: Moment }

/** What became known of it, in words. That it was not seen is over once it is seen. */
export const thingsKnown = (known: Known): readonly KnownThing[] =>
  (['seen', 'stuck', 'bounced', 'auto-replied', 'replied', 'phoned'] as const).flatMap((kind) => {
    const at = known[kind]
    if (at === undefined || (kind === 'stuck' && known.seen !== undefined)) return []
    return [{ kind, say: SAID[kind], at }]
  })

const ENDED = { failed: 'could not be sent', accepted: 'accepted', 'not needed': 'not needed' } as const

/** `accepted, Mon 7 Dec 2026, 10:10 · seen in Sent Items · replied, Tue 8 Dec 2026, 09:00`. */
export function sayMail({ known, status, at, before }: Mail): string {
  const start =
    status === 'promised' || status === 'trying'
      ? 'on its way to the mail system'
      : `${ENDED[status]}, ${sayMoment(at)}`
  const later = thingsKnown(known).map(({ kind, say, at: moment }) =>
    kind === 'seen' || kind === 'stuck' ? say : `${say}, ${sayMoment(moment)}`,
  )
  return [start, ...later, ...(before === undefined ? [] : [sayBefore(before)])].join(' · ')
}

const sayBefore = ({ standing, at }: NonNullable<Mail['before']>): string =>
  `an earlier copy ${standing === 'bounced' ? SAID.bounced : ENDED.failed}, ${sayMoment(at)}`
