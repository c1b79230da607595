/** The pace of calls to mailboxes: each waits for its turn in its own mailbox, or is told to come later. */
import { type MailboxLimits, type MailboxTurns, openMailboxTurns } from './mailbox-turns.ts'
import { Trouble } from './trouble.ts'

export type GraphPace = {
  /**
   * Makes the call when its mailbox has room for it. `path` is that of the call, after Graph's base address; a call
   * that goes to no mailbox is made at once. `Trouble` "try again", code `MailboxLimit`, instead of a long wait; the
   * call was not made then. A call refused for being too many holds off its whole mailbox. Batches take turns as if
   * they had a mailbox of their own.
   */
  inTurn<T>(path: string, call: () => Promise<T>): Promise<T>
  /** Mailboxes that are remembered: those in use, held off, or sent from in the last minute. */
  size(): number
}

/**
 * What Outlook allows one app in one mailbox (Microsoft: "Microsoft Graph service-specific throttling limits",
 * "Exchange Online limits": message rate limit). Graph counts as calls arrive, and one call is longer on the road than
 * another, so the minute is taken a little longer.
 */
const ROAD_MS = 500
const LIMITS: MailboxLimits = { atOnce: 4, mails: { most: 30, ms: 60_000 + ROAD_MS }, patienceMs: 5_000 }

const TOO_BUSY = new Set([429, 503, 504])

/** `limits`: in place of Outlook's own, as for a test with a minute of its own. */
export function openGraphPace(limits: Partial<MailboxLimits> = {}): GraphPace {
  const mailboxes = new Map<string, MailboxTurns>()
  const forget = (): void => {
    for (const [name, turns] of mailboxes) if (turns.isIdle()) mailboxes.delete(name)
  }
  return {
    async inTurn(path, call) {
      const [, mailbox, action] = MAILBOX_PATH.exec(path) ?? []
      const name = path === BATCH ? BATCH : mailbox?.toLowerCase()
      if (name === undefined) return call()
      forget()
      const turns = mailboxes.get(name) ?? openMailboxTurns({ ...LIMITS, ...limits })
      mailboxes.set(name, turns)
      await turns.begin(action?.toLowerCase() === 'sendmail')
      return call().then(
        (answer) => {
          turns.end()
          return answer
        },
        (fault: unknown) => {
          turns.end(tooBusy(fault))
          throw fault
        },
      )
    },
    size: () => {
      forget()
      return mailboxes.size
    },
  }
}

/** The parts of Graph that Outlook answers for; files, managers and Teams have limits of their own. */
const MAILBOX_PATH = /^\/users\/([^/?]+)\/(sendMail|messages|mailFolders|mailboxSettings)(?=[/?(]|$)/i

/** Each mailbox in it is asked once, so no turn of theirs is taken; but refused as a whole it has to wait as well. */
const BATCH = '/$batch'

function tooBusy(fault: unknown): { seconds: number | undefined } | undefined {
  if (!(fault instanceof Trouble) || !TOO_BUSY.has(fault.status ?? 0)) return undefined
  return { seconds: fault.retryAfterSeconds }
}
