/** Where a letter to somebody in the contact log may go by e-mail: an approved address of the recipient book, or nowhere. */
import type { Contact } from './contacts.ts'
import { type Directory, prisonByCode } from './directory.ts'
import { answerOf } from './form.ts'
import type { Details } from './referral.ts'

/** The prison’s own mailbox, the LADO’s, or that of a council of the book. What somebody typed is never written to (2.12, 74). */
export function contactAddress(
  { agency, council }: Pick<Contact, 'agency' | 'council'>,
  details: Details,
  directory: Directory,
): string | undefined {
  switch (agency) {
    case 'prison':
      return prisonByCode(directory, answerOf(details.prisoner, 'prisonCode'))?.address?.email
    case 'lado':
      return directory.lado.address.email
    case 'other_authority':
      return directory.councils?.find(({ code }) => code === council)?.address?.email
    default:
      return undefined
  }
}
