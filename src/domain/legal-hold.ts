/** A legal hold: nothing of a referral is deleted while it stands (2.12, 77). */
import type { Moment } from './moment.ts'
import { isNamed, mayAllocate, type Person, type PersonId } from './people.ts'
import type { Referral } from './referral.ts'
import { refuse } from './refusal.ts'
import { type Act, next, type Ruling } from './ruling.ts'

export type LegalHold = {
  readonly by: PersonId
  readonly at: Moment
  readonly why: string
  readonly lifted?: { readonly by: PersonId; readonly at: Moment; readonly why: string }
}

/** The hold that stands; there is never more than one. */
export const legalHoldOf = ({ legalHolds }: Pick<Referral, 'legalHolds'>): LegalHold | undefined => {
  const last = legalHolds?.at(-1)
  return last?.lifted === undefined ? last : undefined
}

/** An administrator sees no case and may be told by the council’s lawyers alone; a manager knows of a complaint first. */
export const mayHoldLegally = (person: Person, referral: Referral): boolean =>
  (person.roles.includes('administrator') && isNamed(person, referral)) || mayAllocate(person, referral)

/** At any status: what a court, a complaint or an enquiry needs is known early. `why` must say something. */
export function holdLegally(referral: Referral, act: Act, { why }: { readonly why: string }): Ruling {
  if (!mayHoldLegally(act.by, referral)) return refuse('notToHoldLegally')
  if (legalHoldOf(referral) !== undefined) return refuse('legalHoldStands')
  const reason = why.trim()
  if (reason === '') return refuse('whyLegalHold')
  const hold: LegalHold = { by: act.by.id, at: act.at, why: reason }
  return {
    referral: next({ ...referral, legalHolds: [...(referral.legalHolds ?? []), hold] }),
    ...{ events: [{ name: 'heldLegally' }], move: 'holdLegally', reason },
  }
}

/** The line stays, with who lifted it. */
export function liftLegalHold(referral: Referral, act: Act, { why }: { readonly why: string }): Ruling {
  if (!mayHoldLegally(act.by, referral)) return refuse('notToHoldLegally')
  const standing = legalHoldOf(referral)
  if (standing === undefined) return refuse('noLegalHold')
  const reason = why.trim()
  if (reason === '') return refuse('whyLegalHold')
  const before = referral.legalHolds?.slice(0, -1) ?? []
  const lifted: LegalHold = { ...standing, lifted: { by: act.by.id, at: act.at, why: reason } }
  return {
    referral: next({ ...referral, legalHolds: [...before, lifted] }),
    ...{ events: [{ name: 'legalHoldLifted' }], move: 'liftLegalHold', reason },
  }
}
