/** What to do about a safeguarding concern, in plain sentences with the council's own numbers in them (2.7, 44; D20). */
import type { Council } from './directory.ts'
import { hoursOf, isWithinHours } from './hours.ts'
import type { Moment } from './moment.ts'

/** In the order in which they are done. `{phone}`, `{outOfHours}` and `{link}` are the council's. */
const LOCAL_STEPS: readonly string[] = [
  'If a child is in danger now, telephone 999. I am not an emergency service, and nobody watches this chat.',
  'Telephone your manager now; do not wait for a reply here. In working hours MASH is on {phone}.',
  'In the evening, at night and at weekends telephone the emergency duty team: {outOfHours}.',
  'Follow the council’s child protection procedure, and make a referral: {link}.',
  'Do not warn anybody who may have harmed the child, and do not question the child.',
  'Write down what was seen and said, word for word, with the time, in the case record.',
  'Do not wait for the prison contact report. It goes on beside this, and its due day stays.',
]

export const localSteps = ({ phone, outOfHoursPhone, referralLink }: Council): readonly string[] =>
  LOCAL_STEPS.map((step) =>
    step
      .replace('{phone}', () => phone)
      .replace('{outOfHours}', () => outOfHoursPhone)
      .replace('{link}', () => referralLink),
  )

/** For the top of a card outside working hours; undefined in them. */
export const sayOutOfHours = (council: Council, now: Moment): string | undefined =>
  isWithinHours(now, hoursOf(undefined), council)
    ? undefined
    : `I am not an emergency service. If a child is in danger now, telephone 999; out of hours the emergency duty team is on ${council.outOfHoursPhone}.`
