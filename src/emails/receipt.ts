/** To whoever asked: we have it, our reference, when we aim to answer, what is missing (2.9, 52). */
import type { Council } from '../domain/directory.ts'
import { missingItems } from '../domain/missing-items.ts'
import { dayOf, sayDay } from '../domain/moment.ts'
import type { Referral } from '../domain/referral.ts'
import { bullets, type Email, paragraphs, subject } from './email.ts'

export function receipt(referral: Referral, council: Council): Email {
  const missing = missingItems(referral.details)
  return {
    subject: subject(referral.reference, 'receipt'),
    text: paragraphs(
      `We have your request, received on ${sayDay(dayOf(referral.receivedAt))}. Our reference is ${referral.reference}.`,
      `We aim to reply by ${sayDay(referral.due.day)}. We will tell you if we need longer.`,
      missing.length === 0 ? '' : `To help us, please send:\n${bullets(missing)}`,
      'Please do not treat this as agreement to any contact.',
      `${council.name}\nReply to ${council.replyAddress}, telephone ${council.phone}`,
    ),
  }
}
