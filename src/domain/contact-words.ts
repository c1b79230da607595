/** How it stands with somebody in the contact log, in words: for the card, and for the report. Names nobody. */
import { AGENCIES, type Contact, isSilent, lastAsked, METHODS, sayAgency } from './contacts.ts'
import { type Day, sayDay } from './moment.ts'
import type { Referral } from './referral.ts'

/** `Asked on Tue 1 Dec 2026 by letter, again on Tue 8 Dec 2026 by telephone.` Empty where nobody asked. */
export function sayAsked({ asked }: Contact): string {
  const inOrder = asked.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
  const times = inOrder.map(({ on, method }) => `on ${sayDay(on)} ${METHODS[method]}`)
  return times.length === 0 ? '' : `Asked ${times.join(', again ')}.`
}

/** For those who work on it. */
export function sayContact(contact: Contact, today: Day): string {
  return [sayAsked(contact), sayNow(contact, today)].filter((part) => part !== '').join(' ')
}

function sayNow(contact: Contact, today: Day): string {
  const last = lastAsked(contact)
  if (contact.outcome === 'asked' && last !== undefined) {
    const late = last.replyBy < today
    return late
      ? `⚠ No answer, and it was wanted by ${sayDay(last.replyBy)}.`
      : `An answer is wanted by ${sayDay(last.replyBy)}.`
  }
  return sayEnd(contact) ?? (contact.outcome === 'no reply' ? 'They stayed silent.' : 'Not asked yet.')
}

function sayEnd({ outcome, repliedOn }: Contact): string | undefined {
  const on = repliedOn === undefined ? '' : ` on ${sayDay(repliedOn)}`
  if (outcome === 'replied') return `They replied${on}.`
  if (outcome === 'declined') return `They declined${on}.`
  return outcome === 'not applicable' ? 'Nobody has to ask them.' : undefined
}

/** For the report: who is silent on its day is written down as not received by then (D11). */
export function sayForReport(contact: Contact, on: Day): string {
  return [sayAsked(contact), sayInReport(contact, on)].filter((part) => part !== '').join(' ')
}

function sayInReport(contact: Contact, on: Day): string {
  if (isSilent(contact)) return `Not received by ${sayDay(on)}.`
  if (contact.outcome === 'not applicable' && contact.asked.length > 0) return 'No longer needed.'
  return contact.outcome === 'not applicable' ? 'Not asked.' : (sayEnd(contact) ?? 'Not asked.')
}

/** `Probation (asked on Tue 1 Dec 2026), the police (asked on Wed 2 Dec 2026)`; undefined where nobody is awaited. */
export function saySilent({ contacts = [] }: Pick<Referral, 'contacts'>): string | undefined {
  const silent = contacts.flatMap((contact) => {
    const last = lastAsked(contact)
    return contact.outcome === 'asked' && last !== undefined
      ? [`${sayAgency(contact)} (asked on ${sayDay(last.on)})`]
      : []
  })
  return silent.length === 0 ? undefined : `${silent.join(', ')}.`
}

/** For the Team Manager’s checklist: each of whom the report has nothing, and why. */
export const sayNotHeard = ({ contacts = [] }: Pick<Referral, 'contacts'>, on: Day): readonly string[] =>
  contacts
    .filter(({ outcome }) => outcome !== 'replied')
    .map((contact) => {
      const why = contact.reason === undefined ? '' : ` Because: ${contact.reason}`
      return `${AGENCIES[contact.agency]}: ${sayForReport(contact, on)}${why}`
    })
