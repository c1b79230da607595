/** A referral restricted to named people, for the tests of the rules. */
import type { Person } from '../../src/domain/people.ts'
import type { Referral } from '../../src/domain/referral.ts'
import { liftRestriction, restrict } from '../../src/domain/restriction.ts'
import type { Ruling } from '../../src/domain/ruling.ts'
import { COUNCIL, HEAD, MAYA, SAM, TESS } from '../support/council.ts'
import { act, NOW } from './sample.ts'

export const WHY = 'Somebody in the family works for us.'

export const restrictedTo = <R extends Referral>(referral: R, people: readonly Person[]): R => ({
  ...referral,
  restriction: { people: people.map(({ id }) => id), by: TESS.id, at: NOW, why: WHY },
})

export const naming = (people: readonly Person[], more: { withoutMe?: boolean; why?: string } = {}) => ({
  people: people.map(({ id }) => id),
  ...{ why: WHY, withoutMe: false, directory: COUNCIL },
  ...more,
})

/** For the table of moves: by the head of service, at every status. */
export const RESTRICTION_RULES: readonly ((referral: Referral) => Ruling)[] = [
  (referral) => restrict(referral, act(HEAD), naming([MAYA, SAM, TESS])),
  (referral) =>
    liftRestriction(restrictedTo(referral, [MAYA, SAM, TESS]), act(HEAD), { why: 'No reason any more.' }),
]
