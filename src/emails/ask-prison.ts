/** To the prison’s own worker, at its approved mailbox: what we need for the assessment, and by when. */
import { type ContactLetter, contactLetter } from '../domain/contact-letters.ts'
import type { Directory } from '../domain/directory.ts'
import { type Email, paragraphs, subject } from './email.ts'

export const askPrison = (letter: ContactLetter, directory: Directory): Email => ({
  subject: subject(letter.referral.reference, 'request for information'),
  text: paragraphs(...contactLetter(letter, directory)),
})
