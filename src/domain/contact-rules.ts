/** What may be written into the contact log: somebody is asked, and what became of it. Any order leaves it consistent. */

import { ASKING, NOTING } from './contact-times.ts'
import {
  type Asked,
  type Contact,
  type ContactId,
  contactById,
  lastAsked,
  type Method,
  type Sharing,
} from './contacts.ts'
import type { Event } from './events.ts'
import { type Day, dayOf } from './moment.ts'
import { mayWorkOn, type Person } from './people.ts'
import type { Referral } from './referral.ts'
import { type Refusal, type RefusalCode, refuse } from './refusal.ts'
import { replyByDay } from './reply-by.ts'
import { type Act, next, type Ruling } from './ruling.ts'
import type { Status } from './statuses.ts'
import type { Calendar } from './working-days.ts'

/** The one who writes it, and the managers of the team: the same who may read it. */
export const mayKeepLog = (person: Person, referral: Referral): boolean => mayWorkOn(person, referral)

/** Who it is; an empty box leaves what was known. */
export type Who = Partial<Pick<Contact, 'name' | 'role' | 'email' | 'phone' | 'council'>>

export type Asking = {
  readonly id: ContactId
  readonly who?: Who
  readonly method: Method
  readonly on: Day
  /** The directory has an approved address for them. */
  readonly canWrite: boolean
  readonly calendar: Calendar
}

/** Asked for the first time, or once more. An e-mail goes to an approved address alone; else it is a letter to print. */
export function askContact(referral: Referral, act: Act, ask: Asking): Ruling {
  const contact = contactIn(referral, act, { id: ask.id, during: ASKING })
  if ('refused' in contact) return contact
  if (contact.outcome === 'replied') return refuse('repliedAlready')
  if (ask.on > dayOf(act.at)) return refuse('dayIsAhead')
  if (contact.asked.some(({ on, method }) => on === ask.on && method === ask.method))
    return refuse('askedThatDay')
  if (ask.method === 'e-mail' && !ask.canWrite) return refuse('noContactAddress')
  const { on, method } = ask
  const asked: Asked = {
    ...{ on, method, by: act.by.id, at: act.at },
    ...{ replyBy: replyByDay(on, referral.due, ask.calendar), version: referral.version + 1 },
  }
  const { repliedOn: _on, reason: _reason, ...known } = contact
  return written(referral, act, {
    contact: { ...known, ...filled(ask.who), asked: [...contact.asked, asked], outcome: 'asked' },
    events: eventsOf(contact, method),
    move: 'askContact',
    words: `asked ${method}`,
  })
}

/** Somebody to ask later, or who it is that is asked. */
export function planContact(
  referral: Referral,
  act: Act,
  { id, who }: { readonly id: ContactId; readonly who: Who },
): Ruling {
  const contact = contactIn(referral, act, { id, during: ASKING })
  if ('refused' in contact) return contact
  const planned = { ...contact, ...filled(who) }
  return written(referral, act, {
    ...{ contact: planned, events: [{ name: 'contactPlanned' }], move: 'planContact', words: 'who it is' },
  })
}

export type Note =
  | {
      readonly id: ContactId
      readonly outcome: 'replied'
      readonly on: Day
      readonly words: string
      readonly mayBeShared: Sharing
    }
  | { readonly id: ContactId; readonly outcome: 'declined'; readonly on: Day; readonly words: string }
  | { readonly id: ContactId; readonly outcome: 'not applicable'; readonly words: string }
  | { readonly id: ContactId; readonly outcome: 'no reply' }

/** What they said, that they declined, that they stayed silent, or why nobody has to ask them. */
export function noteContact(referral: Referral, act: Act, note: Note): Ruling {
  const contact = contactIn(referral, act, { id: note.id, during: NOTING })
  if ('refused' in contact) return contact
  const wrong = whyNotNoted(contact, dayOf(act.at), note)
  if (wrong !== undefined) return refuse(wrong)
  return written(referral, act, {
    contact: noted(contact, note),
    events: [{ name: 'contactNoted' }],
    move: 'noteContact',
    words: note.outcome,
  })
}

function whyNotNoted(contact: Contact, today: Day, note: Note): RefusalCode | undefined {
  // What they said is corrected by writing it down again, never lost.
  if (contact.outcome === 'replied' && note.outcome !== 'replied') return 'repliedAlready'
  if (note.outcome === 'no reply') {
    const last = lastAsked(contact)
    if (contact.outcome === 'no reply') return 'notedAlready'
    const isSilent = contact.outcome === 'asked' && last !== undefined && last.replyBy < today
    return isSilent ? undefined : 'notSilentYet'
  }
  if (note.words.trim() === '') return 'contactWordsNeeded'
  if (note.outcome === 'not applicable') return undefined
  if (note.on > today) return 'dayIsAhead'
  const isTooEarly = contact.asked.length > 0 && contact.asked.every(({ on }) => note.on < on)
  return isTooEarly ? 'repliedBeforeAsked' : undefined
}

function noted(contact: Contact, note: Note): Contact {
  const { repliedOn: _on, reason: _reason, summary: _summary, ...known } = contact
  const { outcome } = note
  switch (outcome) {
    case 'replied':
      return {
        ...known,
        ...{ outcome, repliedOn: note.on, summary: note.words.trim(), mayBeShared: note.mayBeShared },
      }
    case 'declined':
      return { ...known, outcome, repliedOn: note.on, reason: note.words.trim() }
    case 'not applicable':
      return { ...known, outcome, reason: note.words.trim() }
    case 'no reply':
      return { ...known, outcome }
  }
}

type Wanted = { readonly id: ContactId; readonly during: readonly Status[] }

function contactIn(referral: Referral, { by }: Act, { id, during }: Wanted): Contact | Refusal {
  if (!mayKeepLog(by, referral)) return refuse('notSocialWorkerOfTeam')
  if (!during.includes(referral.status)) return refuse('notNow')
  return contactById(referral, id) ?? refuse('noSuchContact')
}

const filled = (who: Who = {}): Who =>
  Object.fromEntries(
    Object.entries(who).flatMap(([key, value]) => (value?.trim() ? [[key, value.trim()]] : [])),
  )

function eventsOf({ agency }: Contact, method: Method): readonly Event[] {
  if (method === 'letter') return [{ name: 'letterWritten' }]
  if (method !== 'e-mail') return [{ name: 'contactAsked' }]
  if (agency === 'prison') return [{ name: 'prisonAsked' }]
  return [{ name: agency === 'lado' ? 'ladoAsked' : 'councilAsked' }]
}

type Writing = {
  readonly contact: Contact
  readonly events: readonly Event[]
  readonly move: 'planContact' | 'askContact' | 'noteContact'
  readonly words: string
}

/** The audit has the id and what became of it, and no word of what anybody said. */
function written(referral: Referral, { at }: Act, { contact, events, move, words }: Writing): Ruling {
  const { contacts = [] } = referral
  const now = { ...contact, changedAt: at }
  const isNew = !contacts.some(({ id }) => id === now.id)
  const log = isNew ? [...contacts, now] : contacts.map((one) => (one.id === now.id ? now : one))
  return {
    referral: next({ ...referral, contacts: log }),
    ...{ events, move, reason: `${contact.id}: ${words}` },
  }
}
