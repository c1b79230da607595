/** What the prison tells us of its decision is written down, disagreed with where it looks unsafe, and the referral closed. */
import { type ClosingSaid, closeReferral as close } from '../domain/closing-rules.ts'
import { type DecisionTold, type LearnedLater, noteLater, recordDecision } from '../domain/decision-rules.ts'
import { disagree, endDisagreement, type Ladder, passUp } from '../domain/disagreement-rules.ts'
import { maySeeReferral, type Person } from '../domain/people.ts'
import type { Reference, Referral } from '../domain/referral.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import type { Act, Ruling } from '../domain/ruling.ts'
import { changeReferral } from './change-referral.ts'
import type { Loaded, World } from './ports.ts'
import { storable } from './storable.ts'

/** Compared with the advice as it was signed, under the referral's lock. */
export const recordDecisionOf = (
  world: World,
  by: Person,
  { reference, ...told }: DecisionTold & { readonly reference: Reference },
): Promise<Referral | Refusal> =>
  change(world, { by, reference }, ({ referral, assessment }, act) =>
    recordDecision(referral, act, { told: asStorable(told), assessment }),
  )

/** The family was told, or there is an appeal. */
export const noteLaterOf = (
  world: World,
  by: Person,
  { reference, learned }: { readonly reference: Reference; readonly learned: LearnedLater },
): Promise<Referral | Refusal> =>
  change(world, { by, reference }, ({ referral }, act) => noteLater(referral, act, learned))

type Words = { readonly reference: Reference; readonly words: string }

export const disagreeWith = (
  world: World,
  by: Person,
  { reference, words }: Words,
): Promise<Referral | Refusal> =>
  change(world, { by, reference }, ({ referral }, act) =>
    disagree(referral, act, { words: storable(words), ladder: ladderOf(world) }),
  )

export const passUpDisagreement = (
  world: World,
  by: Person,
  { reference, words }: Words,
): Promise<Referral | Refusal> =>
  change(world, { by, reference }, ({ referral }, act) =>
    passUp(referral, act, { words: storable(words), ladder: ladderOf(world) }),
  )

/** `result` is an id of `RESULTS`. */
export const endDisagreementOf = (
  world: World,
  by: Person,
  { reference, words, result }: Words & { readonly result: string },
): Promise<Referral | Refusal> =>
  change(world, { by, reference }, ({ referral }, act) =>
    endDisagreement(referral, act, { words: storable(words), result }),
  )

export const closeReferral = (
  world: World,
  by: Person,
  { reference, reason, useful, usefulWhy }: ClosingSaid & { readonly reference: Reference },
): Promise<Referral | Refusal> =>
  change(world, { by, reference }, ({ referral }, act) =>
    close(referral, act, { reason: storable(reason), useful, usefulWhy: storable(usefulWhy) }),
  )

/** The council's own days lie over those of the ladder. */
const ladderOf = ({ directory: { council } }: World): Ladder => ({
  calendar: council,
  days: council.disagreementDays,
})

function change(
  world: World,
  { by, reference }: { readonly by: Person; readonly reference: Reference },
  rule: (loaded: Loaded, act: Act) => Ruling,
): Promise<Referral | Refusal> {
  const at = world.clock.now()
  return changeReferral(world, { reference, who: by.id, at }, (loaded) =>
    maySeeReferral(by, loaded.referral) ? rule(loaded, { by, at }) : refuse('notForYou'),
  )
}

const asStorable = (told: DecisionTold): DecisionTold => ({
  ...told,
  toldBy: storable(told.toldBy),
  children: told.children.map((child) => ({
    ...child,
    otherConditions: storable(child.otherConditions),
    reason: storable(child.reason),
  })),
})
