/** One attempt at a promise: written down before it is made, settled after, and told to a person when given up. */
import type { EventName } from '../domain/events.ts'
import { tell } from '../workflow/dispatch.ts'
import { tellGivenUp } from '../workflow/mail-told.ts'
import type { KeptNotice, Loaded } from '../workflow/ports.ts'
import { tellAdministrators } from './administrators.ts'
import { personFor } from './audience.ts'
import { DELIVERY_LIMIT_MS, TakenElsewhere, within } from './in-hand.ts'
import type { Delivered, JobWorld } from './ports.ts'
import type { Handler } from './queue.ts'
import { writeInstead } from './write-instead.ts'

export type Deliver = (notice: KeptNotice, loaded: Loaded) => Promise<Delivered>

/** Who is told when a kind of notice is given up. Nothing is given up in silence. */
const GIVEN_UP = {
  receipt: 'receiptFailed',
  'report-to-prison': 'deliveryFailed',
  'report-to-lado': 'deliveryFailed',
  'draft-reports': 'draftsNotFiled',
  'signed-reports': 'signedNotFiled',
  'referral-summary': 'channelNotReached',
  'mash-receipt': 'channelNotReached',
  overdue: 'channelNotReached',
  'more-time': 'letterNotSent',
  holding: 'letterNotSent',
  'information-needed': 'triageLetterNotSent',
  'wrong-authority': 'triageLetterNotSent',
  'short-view': 'triageLetterNotSent',
  duplicate: 'triageLetterNotSent',
  'withdrawn-letter': 'triageLetterNotSent',
  'ask-prison': 'askNotSent',
  'ask-lado': 'askNotSent',
  'ask-council': 'askNotSent',
  'contact-letter': 'letterNotFiled',
  invitation: 'letterNotFiled',
  'family-letter': 'familyLetterNotFiled',
} as const satisfies Partial<Record<KeptNotice['what'], EventName>>

/** Told by the log alone: a chat about a chat that failed would never end, and the feed only repeats the card. */
const LOGGED_ALONE: readonly KeptNotice['what'][] = [
  ...['person-not-reached', 'waiting-in-teams'],
  ...['signOffWaiting', 'reportDueToday', 'reportOverdue', 'urgentMatter'],
]

/** Wraps a delivery as a job. `after` runs once it is accepted, and again if a crash came in between. */
export function settleNotice(
  world: JobWorld,
  deliver: Deliver,
  after: (notice: KeptNotice) => Promise<void> = async () => undefined,
): Handler {
  return async ({ key }, attempt) => {
    const notice = await world.ledger.beginAttempt(key, world.clock.now())
    if (notice === undefined || notice.status === 'not needed') return
    // Settled before a crash: what follows from it is done again, and finds itself done already.
    if (notice.status === 'failed') return giveUpAloud(world, notice, attempt.last)
    if (notice.status === 'accepted') return after(notice)
    let loaded: Loaded | undefined
    let status: Delivered
    try {
      // Nothing goes to somebody who has just left, whichever instance was told.
      await world.directoryFresh?.()
      loaded = await world.store.load(notice.reference)
      // What it was about may not be here any more.
      status =
        loaded === undefined
          ? 'not needed'
          : await within(world.deliveryLimitMs ?? DELIVERY_LIMIT_MS, deliver(notice, loaded))
    } catch (fault) {
      if (fault instanceof TakenElsewhere) throw fault
      return failed(world, { notice, loaded }, { fault, last: attempt.last })
    }
    // Outside of the try: what was accepted is never called failed because of what comes after it.
    await world.ledger.settle(key, { status, at: world.clock.now() })
    if (status === 'accepted') await after(notice)
  }
}

async function failed(
  world: JobWorld,
  { notice, loaded }: { notice: KeptNotice; loaded: Loaded | undefined },
  { fault, last }: { fault: unknown; last: boolean },
): Promise<void> {
  const said = sayFault(fault)
  world.hear({ kind: 'delivery', key: notice.key, attempt: notice.attempts + 1, fault })
  if (!last && !isFinal(fault)) {
    await world.ledger.noteFault(notice.key, said)
    throw fault
  }
  // Whom it was for is written down: who has the referral may be another one tomorrow.
  const person =
    notice.by === 'chat' && loaded ? personFor(notice, loaded.referral, world.directory) : undefined
  const whom = person === undefined ? {} : { person }
  await world.ledger.settle(notice.key, { status: 'failed', fault: said, at: world.clock.now(), ...whom })
  await giveUpAloud(world, { ...notice, fault: said, ...whom }, last)
}

/** Where those it is for cannot be told either, since what it is about cannot be read, somebody hears all the same. */
async function giveUpAloud(world: JobWorld, notice: KeptNotice, last: boolean): Promise<void> {
  try {
    await giveUp(world, notice)
  } catch (worse) {
    if (last) await tellAdministrators(world, cannotSay(notice.reference))
    throw worse
  }
}

const cannotSay = (reference: string): string =>
  `I could not pass on something about ${reference}, and could not tell the people whom it is for. Please tell whoever runs me: npm run jobs shows what it was.`

async function giveUp(world: JobWorld, notice: KeptNotice): Promise<void> {
  await writeInstead(world, notice)
  const event = eventFor(notice)
  if (event === undefined) return
  if (event === 'deliveryFailed') await tellGivenUp(world, notice, event)
  else await tell(world, notice.reference, event)
}

function eventFor(notice: KeptNotice): EventName | undefined {
  if (LOGGED_ALONE.includes(notice.what)) return undefined
  const table: Partial<Record<KeptNotice['what'], EventName>> = GIVEN_UP
  return table[notice.what] ?? 'personNotReached'
}

const adviceOf = (fault: unknown): unknown =>
  fault instanceof Error && 'advice' in fault ? fault.advice : undefined

const isFinal = (fault: unknown): boolean => adviceOf(fault) === 'refused' || adviceOf(fault) === 'not there'

/** A trouble of the outside carries codes alone; of any other fault only its kind is kept. */
const sayFault = (fault: unknown): string => {
  if (!(fault instanceof Error)) return 'unknown'
  return adviceOf(fault) === undefined ? fault.name : fault.message
}
