/** Outlook's limits, for tests and measurements: what is too much in one mailbox is refused with 429, and counted. */
import { type GraphAnswer, type GraphRequest, graphError } from './outlook-answers.ts'

export type OutlookLimits = {
  /** Calls in hand at once in one mailbox. */
  readonly atOnce: number
  /** Mails from one mailbox in any minute, by when they came in. */
  readonly mailsPerMinute: number
  /** A measurement may have a shorter minute; 60,000 unless told otherwise. */
  readonly minuteMs?: number
}

/** All mailboxes together. `first` and `last`: when the first and the last mail that was taken came, in milliseconds. */
export type LimitCounts = {
  readonly mailsTaken: number
  readonly refused: number
  readonly mostAtOnce: number
  readonly first: number
  readonly last: number
}

export type EnforcedLimits = {
  around(call: GraphRequest, answer: () => Promise<GraphAnswer | null>): Promise<GraphAnswer | null>
  counts(): LimitCounts
}

type Mailbox = { inHand: number; mails: readonly number[] }

/** Written here once more: a stand-in that took them from the bot would share its mistakes. */
const OF_A_MAILBOX = /^\/v1\.0\/users\/([^/]+)\/(sendMail|messages|mailFolders|mailboxSettings)(\/|$)/

/** Without limits nothing is refused, and nothing is counted. */
export function openLimits(limits: OutlookLimits | undefined, now = () => performance.now()): EnforcedLimits {
  const mailboxes = new Map<string, Mailbox>()
  let counted: LimitCounts = { mailsTaken: 0, refused: 0, mostAtOnce: 0, first: 0, last: 0 }
  const refuse = (waitMs: number): GraphAnswer => {
    counted = { ...counted, refused: counted.refused + 1 }
    const no = graphError(429, 'ApplicationThrottled', 'Application is over its MailboxConcurrency limit.')
    return {
      ...no,
      headers: { ...no.headers, 'retry-after': String(Math.max(1, Math.ceil(waitMs / 1_000))) },
    }
  }
  return {
    async around(call, answer) {
      const [, name, action] = OF_A_MAILBOX.exec(call.url.pathname) ?? []
      if (limits === undefined || name === undefined) return answer()
      const mailbox = mailboxes.get(name) ?? { inHand: 0, mails: [] }
      mailboxes.set(name, mailbox)
      if (mailbox.inHand >= limits.atOnce) return refuse(0)
      if (action === 'sendMail') {
        const { mailsPerMinute, minuteMs = 60_000 } = limits
        const at = now()
        const recent = mailbox.mails.filter((one) => one > at - minuteMs)
        const [oldest = at] = recent.slice(-mailsPerMinute)
        if (recent.length >= mailsPerMinute) return refuse(oldest + minuteMs - at)
        mailbox.mails = [...recent, at]
        const first = counted.mailsTaken === 0 ? at : counted.first
        counted = { ...counted, mailsTaken: counted.mailsTaken + 1, first, last: at }
      }
      mailbox.inHand += 1
      counted = { ...counted, mostAtOnce: Math.max(counted.mostAtOnce, mailbox.inHand) }
      return answer().finally(() => {
        mailbox.inHand -= 1
      })
    },
    counts: () => counted,
  }
}
