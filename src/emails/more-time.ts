/** To whoever asked: we need longer, until when, and by when to confirm (2.9, 53). */
import type { Council } from '../domain/directory.ts'
import { moreTimeLetter } from '../domain/letters.ts'
import type { MoreTime } from '../domain/more-time.ts'
import type { Referral } from '../domain/referral.ts'
import { type Email, paragraphs, subject } from './email.ts'

export const moreTime = (referral: Referral, asked: MoreTime, council: Council): Email => ({
  subject: subject(referral.reference, 'more time'),
  text: paragraphs(...moreTimeLetter(referral, asked, council)),
})
