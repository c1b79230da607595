/** The report to the LADO (2.9, 56): an e-mail of its own that says whether the prisoner worked with children. */
import type { Council } from '../domain/directory.ts'
import { answerOf } from '../domain/form.ts'
import type { Referral } from '../domain/referral.ts'
import { type Email, paragraphs, subject } from './email.ts'

const WORKED = {
  yes: 'The prisoner worked or volunteered with children.',
  no: 'The prisoner is not known to have worked or volunteered with children.',
  not_known: 'We do not know whether the prisoner worked or volunteered with children.',
} as const

export function reportToLado(referral: Referral, council: Council): Email {
  const worked = answerOf(referral.details.prisoner, 'workedWithChildren')
  return {
    subject: subject(referral.reference, 'report'),
    text: paragraphs(
      `Please find the prison contact assessment ${referral.reference} attached, for the LADO (Designated Officer).`,
      worked === 'yes' || worked === 'no' ? WORKED[worked] : WORKED.not_known,
      'The prison gets the same report in an e-mail of its own. This is advice: the Governor or Director decides.',
      'Part 2 is to be withheld from the prisoner. Please do not share it without asking us first.',
      'Please tell us if you hold anything that would change the advice.',
      `${council.name}\nReply to ${council.replyAddress}, telephone ${council.phone}`,
    ),
  }
}
