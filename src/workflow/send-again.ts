/** An e-mail that was given up or came back is promised again; a telephone call about a report is noted. */
import { agreedOf } from '../domain/address-check.ts'
import { type Delivery, isMail, type Mail, type MailWhat, standingOf } from '../domain/mail.ts'
import { maySeeReferral, type Person } from '../domain/people.ts'
import type { Recipient, Reference, Referral } from '../domain/referral.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { isHeldForPolice } from '../domain/safety.ts'
import { notePhoned, sendAgain, standingNow } from '../domain/send-again.ts'
import { changeReferral } from './change-referral.ts'
import type { KeptNotice, World } from './ports.ts'
import { directoryNow } from './recipient-book.ts'
import { storable } from './storable.ts'

/** The words of the person stay in the audit. How the e-mail before stands is read under the referral's lock. */
export async function sendMailAgain(
  world: World,
  by: Person,
  asked: { readonly reference: Reference; readonly what: MailWhat; readonly reason: string },
): Promise<Referral | Refusal> {
  const { reference, what } = asked
  const at = world.clock.now()
  const directory = await directoryNow(world)
  return changeReferral(world, { reference, who: by.id, at }, async ({ referral, assessment }, tx) => {
    if (!maySeeReferral(by, referral)) return refuse('notForYou')
    const mails = mailsOf(await tx.notices(reference), await tx.deliveries(reference))
    const last = mails.find((mail) => mail.what === what)
    const again = {
      ...{ what, reason: storable(asked.reason) },
      standing: last && standingNow(referral, last),
      heldForPolice: isHeldForPolice(referral, assessment),
      addressees: agreedOf(referral.details, directory),
    }
    return sendAgain(referral, { by, at }, again)
  })
}

export function notePhoneCall(
  world: World,
  by: Person,
  call: { readonly reference: Reference; readonly who: Recipient['who']; readonly words: string },
): Promise<Referral | Refusal> {
  const { reference, who } = call
  const at = world.clock.now()
  return changeReferral(world, { reference, who: by.id, at }, async ({ referral }, tx) => {
    if (!maySeeReferral(by, referral)) return refuse('notForYou')
    const ruling = notePhoned(referral, { by, at }, { who, words: storable(call.words) })
    if (isRefusal(ruling)) return ruling
    const what = who === 'prison' ? 'report-to-prison' : 'report-to-lado'
    const notice = newestOf(await tx.notices(reference), what)
    const row = { kind: 'phoned', at, messageId: `v${ruling.referral.version}`, conversationId: '' } as const
    if (notice !== undefined) await tx.keepDelivery({ ...row, notice: notice.key })
    return ruling
  })
}

/** The newest promise of each kind of e-mail, with what is known of it. */
export function mailsOf(notices: readonly KeptNotice[], deliveries: readonly Delivery[]): readonly Mail[] {
  const kinds = [...new Set(notices.map(({ what }) => what))].filter((what) => isMail(what))
  return kinds.flatMap((what) => {
    const [newest, ...earlier] = copiesOf(notices, what).map((notice) => mailOf(what, notice, deliveries))
    if (newest === undefined) return []
    const before = earlier.flatMap(lostAt)[0]
    return [before === undefined ? newest : { ...newest, before }]
  })
}

function mailOf(what: MailWhat, notice: KeptNotice, deliveries: readonly Delivery[]): Mail {
  const known = deliveries.filter((delivery) => delivery.notice === notice.key)
  return {
    ...{ what, status: notice.status, at: notice.doneAt ?? notice.promisedAt },
    known: Object.fromEntries(known.map(({ kind, at }) => [kind, at])),
  }
}

function lostAt(mail: Mail): readonly NonNullable<Mail['before']>[] {
  const standing = standingOf(mail)
  if (standing === 'given up') return [{ standing, at: mail.at }]
  return standing === 'bounced' ? [{ standing, at: mail.known.bounced ?? mail.at }] : []
}

const newestOf = (notices: readonly KeptNotice[], what: MailWhat): KeptNotice | undefined =>
  copiesOf(notices, what)[0]

/** Newest first, by version: two promises may carry the same moment. */
const copiesOf = (notices: readonly KeptNotice[], what: MailWhat): readonly KeptNotice[] =>
  notices
    .filter((notice) => notice.by === 'email' && notice.what === what)
    .toSorted((one, other) => other.version - one.version)
