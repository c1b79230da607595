/** What is told about one e-mail is told once; what is told about the reports of a referral is one message for both. */
import { type EventName, type NoticeWhat, noticesFor } from '../domain/events.ts'
import { type Mail, mailKeySuffix } from '../domain/mail.ts'
import type { Moment } from '../domain/moment.ts'
import type { Referral } from '../domain/referral.ts'
import type { KeptNotice, Loaded, Transaction, World } from './ports.ts'
import { mailsOf } from './send-again.ts'

type Told = { readonly loaded: Loaded; readonly mail: KeptNotice; readonly name: EventName }

/** Each e-mail is told of by itself, though two may come back at the same version, and once, whatever the version is. */
export async function promiseAbout(tx: Transaction, { loaded, mail, name }: Told, at: Moment): Promise<void> {
  const { reference, version } = loaded.referral
  const suffix = mailKeySuffix(mail.dispatchId)
  const all = await tx.notices(reference)
  if (all.some(({ event, key }) => event === name && key.endsWith(suffix))) return
  const told = noticesFor(reference, version, [{ name }])
  await tx.promise(
    told.map((one) => ({ ...one, key: `${one.key}${suffix}` })),
    at,
  )
}

/** An e-mail with the report was given up: whoever can do something hears of it, once for each e-mail. */
export async function tellGivenUp(world: World, mail: KeptNotice, name: EventName): Promise<void> {
  const at = world.clock.now()
  await world.store.transaction(async (tx) => {
    const loaded = await tx.lock(mail.reference)
    if (loaded !== undefined) await promiseAbout(tx, { loaded, mail, name }, at)
  })
  world.wake()
}

/** They say how the report stands with each recipient, so that whichever goes first says all of it. */
const ABOUT_REPORTS: readonly NoticeWhat[] = ['delivery-failed', 'mail-bounced', 'mail-stuck']

export const isAboutReports = ({ what }: Pick<KeptNotice, 'what'>): boolean => ABOUT_REPORTS.includes(what)

/**
 * How the e-mails stand at this moment, for the one message that says so; the others of the kind to the same reader are
 * no longer needed. Whatever is noted is noted under the lock of the referral, so that what comes later is told by a
 * message of its own. Undefined when another message has said it.
 */
export async function standingToTell(
  world: World,
  notice: KeptNotice,
): Promise<{ readonly referral: Referral; readonly mails: readonly Mail[] } | undefined> {
  const { reference, key } = notice
  const at = world.clock.now()
  return world.store.transaction(async (tx) => {
    const loaded = await tx.lock(reference)
    if (loaded === undefined) return undefined
    const all = await tx.notices(reference)
    const own = all.find((one) => one.key === key)
    if (own === undefined || !isOpen(own)) return undefined
    const others = all.filter(
      (one) => one.key !== key && one.to === notice.to && isAboutReports(one) && isOpen(one),
    )
    await tx.settleUnsaid(
      others.map((one) => one.key),
      at,
    )
    return { referral: loaded.referral, mails: mailsOf(all, await tx.deliveries(reference)) }
  })
}

const isOpen = ({ status }: KeptNotice): boolean => status === 'promised' || status === 'trying'
