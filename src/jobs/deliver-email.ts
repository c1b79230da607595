/** Sends one e-mail to one recipient, once. After a doubtful attempt it looks in Sent Items before it tries again. */
import { agreedOf } from '../domain/address-check.ts'
import { type Council, personById } from '../domain/directory.ts'
import { areApproved, requesterAddress } from '../domain/dispatch.ts'
import type { Moment } from '../domain/moment.ts'
import {
  type AfterSending,
  isAfterSending,
  type Referral,
  type Sending,
  STILL_DUE,
} from '../domain/referral.ts'
import { fingerprintOf } from '../domain/report.ts'
import type { Email } from '../emails/email.ts'
import { holding } from '../emails/holding.ts'
import { moreTime } from '../emails/more-time.ts'
import { receipt } from '../emails/receipt.ts'
import { reportToLado } from '../emails/report-to-lado.ts'
import { reportToPrison } from '../emails/report-to-prison.ts'
import { waitingInTeams } from '../emails/waiting-in-teams.ts'
import type { Attachment } from '../gateways/ports.ts'
import { confirmAccepted } from '../workflow/dispatch.ts'
import type { KeptNotice, Loaded } from '../workflow/ports.ts'
import { directoryNow } from '../workflow/recipient-book.ts'
import { askEmail } from './ask-email.ts'
import { stillOurs } from './in-hand.ts'
import { pagesOf } from './pages.ts'
import type { Delivered, JobWorld } from './ports.ts'
import { isFromBefore, wentAfterBackup } from './restored.ts'
import { settleNotice } from './settle-notice.ts'
import { triageEmail } from './triage-email.ts'

const OLD_MS = 60 * 60 * 1000

type Outgoing = Email & { readonly to: string; readonly attachments: readonly Attachment[] }

export const deliverEmail = (world: JobWorld) =>
  settleNotice(
    world,
    (notice, loaded) => send(world, notice, loaded),
    async (notice) => {
      if (notice.to === 'prison' || notice.to === 'lado') await confirmAccepted(world, notice.reference)
    },
  )

async function send(world: JobWorld, notice: KeptNotice, loaded: Loaded): Promise<Delivered> {
  const outgoing = await write(world, notice, loaded)
  if (outgoing === undefined) return 'not needed'
  // An old promise that was never tried comes from a restored backup: what it promised may have gone before.
  const old = Date.parse(world.clock.now()) - Date.parse(notice.promisedAt) > OLD_MS
  const doubtful = notice.attempts > 0 || old || (await isFromBefore(world, notice.promisedAt))
  if (doubtful && (await world.graph.findSent(notice.dispatchId, notice.promisedAt)) !== undefined)
    return 'accepted'
  if (await isReleasedTwice(world, notice, { referral: loaded.referral, outgoing })) return 'accepted'
  await world.graph.sendMail({ ...outgoing, dispatchId: notice.dispatchId }, () => stillOurs(world, notice))
  return 'accepted'
}

/** A back-up that was put back releases again what was signed in it, under a promise of its own. */
async function isReleasedTwice(
  world: JobWorld,
  { event }: KeptNotice,
  { referral, outgoing }: { readonly referral: Referral; readonly outgoing: Outgoing },
): Promise<boolean> {
  if (event !== 'released' || !('signOff' in referral)) return false
  const { subject, to } = outgoing
  return wentAfterBackup(world, { subject, to, signedAt: referral.signOff.at })
}

async function write(
  world: JobWorld,
  notice: KeptNotice,
  { referral }: Loaded,
): Promise<Outgoing | undefined> {
  // Another instance may have withdrawn an address a moment ago.
  const directory = await directoryNow(world)
  if (notice.what === 'waiting-in-teams') {
    const to = personById(directory, notice.person ?? '')?.email
    return to === undefined ? undefined : { ...waitingInTeams(directory.council), to, attachments: [] }
  }
  const letter = letterFor(notice, referral, directory.council)
  if (letter !== undefined) {
    const to = requesterAddress(referral.details, directory)
    return to === undefined ? undefined : { ...letter, to, attachments: [] }
  }
  const asking = askEmail(notice, referral, directory)
  if (asking !== undefined) {
    if (asking.to === undefined) throw refusedAs('the address was withdrawn after they were asked')
    return { ...asking, to: asking.to, attachments: [] }
  }
  if (!isThisRelease(referral, notice)) return undefined
  const recipient = referral.signOff.recipients.find(({ who }) => who === notice.to)
  if (recipient === undefined) return undefined
  if (!areApproved([recipient], agreedOf(referral.details, directory)))
    throw refusedAs('the address was withdrawn after the signature')
  const email = notice.to === 'prison' ? reportToPrison : reportToLado
  return {
    ...email(referral, directory.council),
    to: recipient.email,
    attachments: await signedPages(world, referral),
  }
}

/** What goes to whoever asked: only the letter that was promised, and only while what it says still stands. */
function letterFor(notice: KeptNotice, referral: Referral, council: Council): Email | undefined {
  const { moreTime: asked, holding: late } = referral
  const isDue = STILL_DUE.includes(referral.status)
  switch (notice.what) {
    case 'receipt':
      return receipt(referral, council)
    case 'more-time':
      return isDue && isOf(notice, asked?.answeredAt) && asked?.stage === 'with the prison'
        ? moreTime(referral, asked, council)
        : undefined
    case 'holding':
      return isDue && late !== undefined && isOf(notice, late.at)
        ? holding(referral, late.expected, council)
        : undefined
    default:
      return triageEmail(notice, referral, council)
  }
}

/** The promise was made with what it speaks of, or later, to send that again; not for an earlier one. */
const isOf = ({ promisedAt }: KeptNotice, since: Moment | undefined): boolean =>
  since !== undefined && promisedAt >= since

/** A referral is released once. When it is sent, only what a person sends again still goes out. */
const isThisRelease = (referral: Referral, notice: KeptNotice): referral is Sending | AfterSending =>
  referral.status === 'sending' || (isAfterSending(referral) && notice.event !== 'released')

/** Word for word what was signed, or nothing is sent. */
async function signedPages(
  world: JobWorld,
  referral: Sending | AfterSending,
): Promise<readonly Attachment[]> {
  const reports = await world.store.reports(referral.reference, referral.submission.number, true)
  if (fingerprintOf(reports.map(({ document }) => document)) !== referral.signOff.fingerprint)
    throw refusedAs('the reports are not those that were signed')
  const attachments: Attachment[] = []
  for (const report of reports)
    attachments.push({
      name: report.document.fileName,
      contentType: 'application/pdf',
      bytes: await pagesOf(world, report),
    })
  return attachments
}

/** Not tried again: people hear of it. */
const refusedAs = (why: string): Error => Object.assign(new Error(why), { advice: 'refused' })
