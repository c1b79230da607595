/** What tells one child from another across requests, so that each is counted once. It is never kept: only its seal is. */
import { type Answers, answerOf } from './form.ts'
import { foldName } from './names.ts'
import type { Referral } from './referral.ts'

/**
 * One text for each child: the number in the case system where there is one, else the folded name with the day of
 * birth. Where neither is there, the child is a child of this request alone.
 *
 * Limits: a child who is recorded without a number first and with one later counts as two. So does one whose name is
 * spelt in another way, or whose day of birth was put right, where there is no number. Two children of the same name and
 * day of birth without a number count as one.
 */
export const childIdentities = ({
  reference,
  details,
}: Pick<Referral, 'reference' | 'details'>): readonly string[] =>
  details.children.map(
    (child, index) => numberOf(child) ?? nameOf(child) ?? `request ${reference} ${index + 1}`,
  )

/** Who has none yet is typed as “none”, “n/a” or “0000”; a number has a digit that counts. */
function numberOf(child: Answers): string | undefined {
  const number = answerOf(child, 'caseSystemId')
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
  return /[1-9]/.test(number) ? `number ${number}` : undefined
}

function nameOf(child: Answers): string | undefined {
  const words = foldName(answerOf(child, 'fullName'))
  const born = answerOf(child, 'dateOfBirth')
  return words.length === 0 || born === '' ? undefined : `name ${words.join(' ')} ${born}`
}
