/** What the rule of keeping looks at beside the referral: what is still on its way, and the newest paper. */
import { isMail, isReport, standingOf } from '../domain/mail.ts'
import { dayOf } from '../domain/moment.ts'
import { isAfterSending, type Referral } from '../domain/referral.ts'
import type { RetentionScene } from '../domain/retention.ts'
import { isTriageMail, SPEAKS_OF } from '../domain/triage-mails.ts'
import type { KeptNotice, Transaction, World } from './ports.ts'
import { mailsOf } from './send-again.ts'

type Reader = Pick<Transaction, 'notices' | 'deliveries' | 'newestPaper'>

export async function retentionScene(
  { clock, keepUntilReview = true }: Pick<World, 'clock' | 'keepUntilReview'>,
  reader: Reader,
  referral: Referral,
): Promise<RetentionScene> {
  const { reference } = referral
  // One after the other: inside a transaction they share a connection.
  const notices = await reader.notices(reference)
  return {
    ...{ today: dayOf(clock.now()), keepUntilReview },
    isUnsettled: notices.some(isOpen) || (await isLost(reader, referral, notices)),
    paperAt: await reader.newestPaper(reference),
  }
}

const isOpen = ({ status }: KeptNotice): boolean => status === 'promised' || status === 'trying'

/**
 * What was to reach somebody, or the folder, and did not: until it went again, somebody telephoned, the prison said that
 * they have it, or a person said that the case system has everything.
 */
async function isLost(reader: Reader, referral: Referral, notices: readonly KeptNotice[]): Promise<boolean> {
  const settledAt = referral.inCaseSystem?.at ?? ''
  const isKnown = isAfterSending(referral) && referral.receipt !== undefined
  const mails = mailsOf(notices, await reader.deliveries(referral.reference)).filter(
    (mail) =>
      ['bounced', 'given up'].includes(standingOf(mail)) &&
      mail.known.phoned === undefined &&
      !(isKnown && isReport(mail.what)) &&
      (isReport(mail.what) || isOfUse(mail.what, referral)),
  )
  const files = newestOfEach(notices.filter(({ by, what }) => by === 'file' && what !== 'draft-reports'))
  const lost = [
    ...mails.map(({ at, known }) => known.bounced ?? at),
    ...files
      .filter(({ status }) => status === 'failed')
      .map(({ doneAt, promisedAt }) => doneAt ?? promisedAt),
  ]
  return lost.some((at) => at > settledAt)
}

/** A letter of triage, while it speaks of how it ended. Letters about dates are of no use once it is over. */
const isOfUse = (what: string, { status }: Referral): boolean =>
  isMail(what) && isTriageMail(what) && SPEAKS_OF[what] === status

const newestOfEach = (notices: readonly KeptNotice[]): readonly KeptNotice[] => [
  ...new Map(
    notices.toSorted((one, other) => one.version - other.version).map((notice) => [notice.what, notice]),
  ).values(),
]
