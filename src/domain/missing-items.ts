/** What the prison has not told us yet (2.1, 12), for the receipt: names of items only, never what they hold. */
import { answerOf } from './form.ts'
import type { Details } from './referral.ts'

export function missingItems(details: Details): readonly string[] {
  const { request, prisoner, children } = details
  const items: readonly [boolean, string][] = [
    [answerOf(prisoner, 'dateOfBirth') === '', 'the prisoner’s date of birth'],
    [answerOf(prisoner, 'prisonNumber') === '', 'the prison number'],
    [
      ['', 'not_known'].includes(answerOf(prisoner, 'sentenceBand')),
      'a summary of the offences and the sentence',
    ],
    [children.some((child) => answerOf(child, 'address') === ''), 'the address you hold for the child'],
    [['', 'not_said'].includes(answerOf(request, 'levelAsked')), 'the kind of contact that is asked for'],
    [answerOf(request, 'requesterName') === '', 'the name and role of the person who asks'],
  ]
  return items.flatMap(([missing, item]) => (missing ? [item] : []))
}
