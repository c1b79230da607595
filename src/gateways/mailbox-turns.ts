/** The turns of one mailbox: so many requests at once, so many mails a minute, and nothing while Graph asks to wait. */
import { openBell, type Ticking } from './pace-bell.ts'
import { openRate } from './pace-rate.ts'
import { Trouble } from './trouble.ts'

export type MailboxTurns = {
  /**
   * Resolves when one request may begin; reading overtakes mails that wait for their minute. `Trouble` "try again"
   * instead of a long wait, with the seconds until there is room.
   */
  begin(isMail: boolean): Promise<void>
  /** A request has ended. `asked`: Graph was too busy for it, and said for how many seconds to stay away, or did not. */
  end(asked?: { readonly seconds: number | undefined }): void
  /** Nothing is going on, and nothing has to be remembered. */
  isIdle(): boolean
}

export type MailboxLimits = Ticking & {
  readonly atOnce: number
  readonly mails: { readonly most: number; readonly ms: number }
  /** The longest wait for one turn: a waiting job keeps a worker. */
  readonly patienceMs: number
}

type Waiter = {
  readonly isMail: boolean
  readonly since: number
  readonly patientUntil: number
  readonly begin: () => void
  readonly refuse: (fault: Trouble) => void
}

/** Workers are few; more than this is a fault of ours, and must not fill the memory. */
const MOST_WAIT = 100
/** A slip on their side must not stop us for long: the job that was refused keeps to what it was told by itself. */
const LONGEST_HOLD_SECONDS = 600
/** When Graph does not say how long: this long, and twice as long each time that it is still too busy. */
const FIRST_HOLD_SECONDS = 5

export function openMailboxTurns({ atOnce, mails, patienceMs, ...ticking }: MailboxLimits): MailboxTurns {
  const rate = openRate(mails)
  let waiting: readonly Waiter[] = []
  let inHand = 0
  let refusals = 0
  let heldUntil = Number.NEGATIVE_INFINITY
  let lastMail = Number.NEGATIVE_INFINITY

  const opensFor = (isMail: boolean): number => (isMail ? Math.max(heldUntil, rate.opens()) : heldUntil)

  /** Whether it still waits, behind so many other mails. */
  const stays = (one: Waiter, { at, before }: { at: number; before: number }): boolean => {
    const opens = opensFor(one.isMail)
    if (opens <= at && inHand < atOnce) {
      inHand += 1
      // What Graph held off is not made up for: it would come in a burst.
      if (one.isMail) rate.begin(at, Math.max(one.since, heldUntil))
      if (one.isMail) lastMail = at
      one.begin()
      return false
    }
    const turn = Math.max(opens, at) + (one.isMail ? (before * mails.ms) / mails.most : 0)
    // While the whole mailbox is held there is no other work: refused at once, all jobs would run through in vain.
    if (at >= one.patientUntil || (turn > one.patientUntil && heldUntil <= at)) {
      const seconds = Math.max(1, Math.ceil((turn - at) / 1_000))
      one.refuse(new Trouble('try again', 'MailboxLimit', { retryAfterSeconds: seconds }))
      return false
    }
    lookAt(opens > at ? Math.min(opens, one.patientUntil) : one.patientUntil, at)
    return true
  }

  const look = (): void => {
    const at = now()
    let before = 0
    waiting = waiting.filter((one) => {
      const stands = stays(one, { at, before })
      if (stands && one.isMail) before += 1
      return stands
    })
  }
  const { now, lookAt } = openBell(ticking, look)

  const holdOff = (seconds: number | undefined): void => {
    const at = now()
    // Those that were under way when the first was refused say nothing new.
    if (seconds === undefined && at < heldUntil) return
    const least = seconds ?? FIRST_HOLD_SECONDS * 2 ** Math.min(refusals, 10)
    refusals += 1
    // Up to a fifth longer, by chance: two instances that were refused together do not come back together.
    const ms = Math.min(least, LONGEST_HOLD_SECONDS) * 1_000 * (1 + Math.random() / 5)
    heldUntil = Math.max(heldUntil, at + ms)
  }

  return {
    begin(isMail) {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      const since = now()
      const patientUntil = since + (waiting.length < MOST_WAIT ? patienceMs : 0)
      waiting = [...waiting, { isMail, since, patientUntil, begin: resolve, refuse: reject }]
      look()
      return promise
    },

    end(asked) {
      inHand -= 1
      if (asked !== undefined) holdOff(asked.seconds)
      else if (now() >= heldUntil) refusals = 0
      look()
    },

    isIdle() {
      const at = now()
      const remembersHold = refusals > 0 && at < heldUntil + LONGEST_HOLD_SECONDS * 1_000
      return inHand === 0 && waiting.length === 0 && !remembersHold && at >= lastMail + mails.ms
    },
  }
}
