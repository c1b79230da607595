/** What the LADO may see in the bot: of their own referrals how each stands, and whether the report went to them. */
import { answerOf } from './form.ts'
import { isNamed, type Person } from './people.ts'
import { isReleased, type Referral } from './referral.ts'

/** The LADO asked for it, or its report is promised to them. */
export const isForLado = (referral: Referral): boolean =>
  answerOf(referral.details.request, 'requestSource') === 'lado' ||
  (isReleased(referral) && referral.signOff.recipients.some(({ who }) => who === 'lado'))

/** Its status, its due day, its team and the sending: never what was asked, written or decided. */
export const maySeeAsLado = (person: Person, referral: Referral): boolean =>
  person.roles.includes('lado') && isForLado(referral) && isNamed(person, referral)
