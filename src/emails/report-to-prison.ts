/** The report to the prison (2.9, 55): two lines, what is attached, and what we ask of whoever opens it. */
import type { Council } from '../domain/directory.ts'
import type { Referral } from '../domain/referral.ts'
import { bullets, type Email, paragraphs, subject } from './email.ts'

export function reportToPrison(referral: Referral, council: Council): Email {
  const children = referral.details.children.length
  const attached = Array.from({ length: children }, (_, index) => [
    `child ${index + 1}, part 1: for the Governor or Director`,
    `child ${index + 1}, part 2: to be withheld from the prisoner`,
  ]).flat()
  return {
    subject: subject(referral.reference, 'report'),
    text: paragraphs(
      `Please find our prison contact assessment ${referral.reference} attached. The answers are on the front page of part 1.`,
      `Attached:\n${bullets(attached)}`,
      `Please:\n${bullets([
        'confirm that you have it, by replying to this e-mail;',
        'tell us the decision of the Governor or Director, and its review date;',
        'do not share part 2 with the prisoner without asking us first.',
      ])}`,
      'This is advice. The Governor or Director decides.',
      `${council.name}\nReply to ${council.replyAddress}, telephone ${council.phone}`,
    ),
  }
}
