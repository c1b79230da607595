/** What whoever asked somebody reads at once: where the letter goes, and by when an answer is wanted. */
import { contactAddress } from '../domain/contact-address.ts'
import { lastAsked, METHODS } from '../domain/contacts.ts'
import type { Directory } from '../domain/directory.ts'
import { sayDay } from '../domain/moment.ts'
import type { Referral } from '../domain/referral.ts'

export function sayAskedNow(referral: Referral, directory: Directory, id: string): string {
  const contact = referral.contacts?.find((one) => one.id === id)
  const asked = contact?.asked.at(-1)
  if (contact === undefined || asked === undefined || asked.version !== referral.version)
    return 'They are on the list.'
  const by = sayDay(lastAsked(contact)?.replyBy ?? asked.replyBy)
  const then = `I remind you if you have noted no answer by ${by}.`
  if (asked.method === 'e-mail') {
    const to = contactAddress(contact, referral.details, directory) ?? 'them'
    return `The e-mail goes to ${to}, now. ${then}`
  }
  if (asked.method === 'letter')
    return `The letter to print is being put into the team’s folder: please send it in your own way. ${then}`
  return `Noted: asked ${METHODS[asked.method]} on ${sayDay(asked.on)}. ${then}`
}
