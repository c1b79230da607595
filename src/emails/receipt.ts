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
      opening(referral),
      `We aim to reply by ${sayDay(referral.due.day)}. We will tell you if we need longer.`,
      missing.length === 0 ? '' : `To help us, please send:\n${bullets(missing)}`,
      'Please do not treat this as agreement to any contact.',
      `${council.name}\nReply to ${council.replyAddress}, telephone ${council.phone}`,
    ),
  }
}

/** A review is begun here, so whoever gets the receipt may have asked for nothing. */
function opening({ reviewOf, reference, receivedAt }: Referral): string {
  const day = sayDay(dayOf(receivedAt))
  return reviewOf === undefined
    ? `We have your request, received on ${day}. Our reference is ${reference}.`
    : `On ${day} we began to look again at the contact that our report ${reviewOf.reference} was about. Our reference for this review is ${reference}. Until the Governor or Director decides anew, the decision that stands goes on.`
}
