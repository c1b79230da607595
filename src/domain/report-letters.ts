/** The words of the two e-mails that carry the report (2.9, 55 and 56), so that a card can show what will be sent. */
import { forLadoAlone } from './contact-findings.ts'
import type { Council } from './directory.ts'
import { answerOf } from './form.ts'
import { signature } from './letters.ts'
import type { Recipient, Referral, Submission } from './referral.ts'
import { MARKING } from './report.ts'

/** The marking and the reference alone: a subject is read by everybody who looks over a shoulder. */
export const letterSubject = (reference: string, kind: string): string => `${MARKING} ${reference} ${kind}`

type About = Pick<Referral, 'reference' | 'details' | 'contacts'> & { readonly submission?: Submission }

/** As paragraphs. The prison and the LADO each get an e-mail of their own. */
export const reportLetter = (who: Recipient['who'], about: About, council: Council): readonly string[] =>
  who === 'prison' ? toPrison(about, council) : toLado(about, council)

/** Two lines, what is attached, and what we ask of whoever opens it. */
function toPrison({ reference, details }: About, council: Council): readonly string[] {
  const attached = details.children.flatMap((_, index) => [
    `child ${index + 1}, part 1: for the Governor or Director`,
    `child ${index + 1}, part 2: to be withheld from the prisoner`,
  ])
  return [
    `Please find our prison contact assessment ${reference} attached. The answers are on the front page of part 1.`,
    `Attached:\n${bullets(attached)}`,
    `Please:\n${bullets([
      'confirm that you have it, by replying to this e-mail;',
      'tell us the decision of the Governor or Director, and its review date;',
      'do not share part 2 with the prisoner without asking us first.',
    ])}`,
    'This is advice. The Governor or Director decides.',
    signature(council),
  ]
}

const WORKED = {
  yes: 'The prisoner worked or volunteered with children.',
  no: 'The prisoner is not known to have worked or volunteered with children.',
  not_known: 'We do not know whether the prisoner worked or volunteered with children.',
} as const

function toLado(
  { reference, details, contacts = [], submission }: About,
  council: Council,
): readonly string[] {
  const worked = answerOf(details.prisoner, 'workedWithChildren')
  const alone = forLadoAlone({ contacts }, submission?.at ?? '')
  return [
    `Please find the prison contact assessment ${reference} attached, for the LADO (Designated Officer).`,
    worked === 'yes' || worked === 'no' ? WORKED[worked] : WORKED.not_known,
    'The prison gets the same report in an e-mail of its own. This is advice: the Governor or Director decides.',
    'Part 2 is to be withheld from the prisoner. Please do not share it without asking us first.',
    ...(alone.length === 0
      ? []
      : [`For you alone, not for the prison and not for the prisoner, we were told:\n${bullets(alone)}`]),
    'Please tell us if you hold anything that would change the advice.',
    signature(council),
  ]
}

const bullets = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n')
