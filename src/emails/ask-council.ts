/** To another council of the recipient book: whether the family is known there, and by when we need to know. */
import { type ContactLetter, contactLetter } from '../domain/contact-letters.ts'
import type { Directory } from '../domain/directory.ts'
import { type Email, paragraphs, subject } from './email.ts'

export const askCouncil = (letter: ContactLetter, directory: Directory): Email => ({
  subject: subject(letter.referral.reference, 'request for information'),
  text: paragraphs(...contactLetter(letter, directory)),
})
