/** The e-mail that asks somebody of the contact log, while it still stands and where an approved address is. */
import { contactAddress } from '../domain/contact-address.ts'
import type { ContactLetter } from '../domain/contact-letters.ts'
import { agencyAsked } from '../domain/contact-mails.ts'
import { ASKING } from '../domain/contact-times.ts'
import { type Asked, type Contact, isSilent } from '../domain/contacts.ts'
import type { Directory } from '../domain/directory.ts'
import type { Referral } from '../domain/referral.ts'
import { askCouncil } from '../emails/ask-council.ts'
import { askLado } from '../emails/ask-lado.ts'
import { askPrison } from '../emails/ask-prison.ts'
import type { Email } from '../emails/email.ts'
import type { KeptNotice } from '../workflow/ports.ts'

const EMAILS = { prison: askPrison, lado: askLado, other_authority: askCouncil } as const

/** `to` is undefined where the address was withdrawn since: people must hear of that. */
export type AskEmail = Email & { readonly to: string | undefined }

/** Undefined where the notice asks nobody, where they have answered meanwhile, and where it is signed. */
export function askEmail(notice: KeptNotice, referral: Referral, directory: Directory): AskEmail | undefined {
  const agency = agencyAsked(notice.what)
  const isOpen = ASKING.some((status) => status === referral.status)
  if (agency === undefined || !isOpen || !(agency in EMAILS)) return undefined
  const found = askingOf(notice, referral, (contact) => contact.agency === agency)
  if (found === undefined || !isSilent(found.contact)) return undefined
  const email = EMAILS[agency as keyof typeof EMAILS]
  return {
    ...email({ referral, ...found }, directory),
    to: contactAddress(found.contact, referral.details, directory),
  }
}

/** The asking that a notice was promised for; sent again, it is the newest one of that kind before it. */
export function askingOf(
  { version, by }: Pick<KeptNotice, 'version' | 'by'>,
  { contacts = [] }: Referral,
  isMeant: (contact: Contact) => boolean,
): (Pick<ContactLetter, 'contact'> & { readonly asked: Asked }) | undefined {
  const method = by === 'email' ? 'e-mail' : 'letter'
  return contacts
    .filter(isMeant)
    .flatMap((contact) => contact.asked.map((asked) => ({ contact, asked })))
    .filter(({ asked }) => asked.method === method && asked.version <= version)
    .toSorted((one, other) => other.asked.version - one.asked.version)[0]
}
