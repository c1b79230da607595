/** More time: asked for, answered inside, and what the prison said to it. Each is one transaction around one rule. */
import type { Agreement } from '../domain/deadlines.ts'
import type { Day } from '../domain/moment.ts'
import {
  type Asking,
  answerMoreTime,
  askMoreTime,
  recordAgreement,
  recordRefusal,
} from '../domain/more-time.ts'
import { maySeeReferral, type Person } from '../domain/people.ts'
import type { Reference, Referral } from '../domain/referral.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { changeReferral } from './change-referral.ts'
import type { World } from './ports.ts'
import { storable } from './storable.ts'

/** The manager is told; where a manager asks, the prison is written to at once. The date stays. */
export function askForMoreTime(
  world: World,
  by: Person,
  ask: Omit<Asking, 'calendar'> & { readonly reference: Reference },
): Promise<Referral | Refusal> {
  const at = world.clock.now()
  const asking = { ...ask, words: storable(ask.words), calendar: world.directory.council }
  return changeReferral(world, { reference: ask.reference, who: by.id, at }, ({ referral }) =>
    maySeeReferral(by, referral) ? askMoreTime(referral, { by, at }, asking) : refuse('notForYou'),
  )
}

/** `until` is the day that the card in hand spoke of: another day was asked for meanwhile, then it is refused. */
export function answerMoreTimeAsked(
  world: World,
  by: Person,
  answer: {
    readonly reference: Reference
    readonly until: Day | undefined
    readonly agree: boolean
    readonly words: string
  },
): Promise<Referral | Refusal> {
  const at = world.clock.now()
  const words = storable(answer.words)
  return changeReferral(world, { reference: answer.reference, who: by.id, at }, ({ referral }) => {
    if (!maySeeReferral(by, referral)) return refuse('notForYou')
    const { moreTime } = referral
    const isOther = moreTime?.stage === 'asked' && (answer.until ?? moreTime.until) !== moreTime.until
    return isOther ? refuse('stale') : answerMoreTime(referral, { by, at }, { agree: answer.agree, words })
  })
}

/** Moves the date: the only way to more time there is. */
export function recordWhatWasAgreed(
  world: World,
  by: Person,
  agreed: Agreement & { readonly reference: Reference; readonly until: Day },
): Promise<Referral | Refusal> {
  const at = world.clock.now()
  const { until, on } = agreed
  const recording = {
    ...{ until, on, with: storable(agreed.with), how: storable(agreed.how) },
    calendar: world.directory.council,
  }
  return changeReferral(world, { reference: agreed.reference, who: by.id, at }, ({ referral }) =>
    maySeeReferral(by, referral) ? recordAgreement(referral, { by, at }, recording) : refuse('notForYou'),
  )
}

export function recordNoFromPrison(
  world: World,
  by: Person,
  said: { readonly reference: Reference; readonly words: string },
): Promise<Referral | Refusal> {
  const at = world.clock.now()
  return changeReferral(world, { reference: said.reference, who: by.id, at }, ({ referral }) =>
    maySeeReferral(by, referral)
      ? recordRefusal(referral, { by, at }, storable(said.words))
      : refuse('notForYou'),
  )
}
