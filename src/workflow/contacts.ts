/** The contact log: somebody is asked, by a letter of ours or by hand; and what became of it is written down. */
import type { Assessment } from '../domain/assessment.ts'
import { contactAddress } from '../domain/contact-address.ts'
import { askContact, type Note, noteContact, planContact, type Who } from '../domain/contact-rules.ts'
import { type ContactId, contactById, type Method } from '../domain/contacts.ts'
import { inviteFamily } from '../domain/invitation.ts'
import { leaksIn } from '../domain/leaks.ts'
import { type Day, dayOf } from '../domain/moment.ts'
import { maySeeReferral, type Person } from '../domain/people.ts'
import type { Reference, Referral } from '../domain/referral.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import type { Ruling } from '../domain/ruling.ts'
import { changeReferral } from './change-referral.ts'
import type { World } from './ports.ts'
import { directoryNow } from './recipient-book.ts'
import { storable } from './storable.ts'

/** What a person did themselves, and on which day. */
export type ByHand = { readonly method: Exclude<Method, 'e-mail' | 'letter'>; readonly on: Day }

type AskPerson = {
  readonly reference: Reference
  readonly id: ContactId
  readonly who?: Who
  /** Left out, the bot writes: by e-mail where the directory has an approved address, else a letter to print. */
  readonly byHand?: ByHand
}

export async function askPerson(world: World, by: Person, ask: AskPerson): Promise<Referral | Refusal> {
  const at = world.clock.now()
  const directory = await directoryNow(world)
  return change(world, { by, reference: ask.reference, at }, (referral, assessment) => {
    const who = storableWho(ask.who)
    const contact = contactById(referral, ask.id)
    const address = contact && contactAddress({ ...contact, ...who }, referral.details, directory)
    const canWrite = address !== undefined
    // Who it is was typed, and stands in the letter.
    const typed = [contact?.name, contact?.role, who.name, who.role].join('\n')
    const leaks = contact?.agency === 'prison' ? leaksIn(typed, referral, assessment) : []
    if (leaks.length > 0 && ask.byHand === undefined) return refuse('letterHoldsSecret', leaks)
    const { method, on } = ask.byHand ?? { method: canWrite ? 'e-mail' : 'letter', on: dayOf(at) }
    const asking = { id: ask.id, who, method, on, canWrite, calendar: directory.council } as const
    return askContact(referral, { by, at }, asking)
  })
}

export function planPerson(
  world: World,
  by: Person,
  plan: { readonly reference: Reference; readonly id: ContactId; readonly who: Who },
): Promise<Referral | Refusal> {
  const at = world.clock.now()
  return change(world, { by, reference: plan.reference, at }, (referral) =>
    planContact(referral, { by, at }, { id: plan.id, who: storableWho(plan.who) }),
  )
}

export function notePerson(
  world: World,
  by: Person,
  { reference, note }: { readonly reference: Reference; readonly note: Note },
): Promise<Referral | Refusal> {
  const at = world.clock.now()
  const kept = 'words' in note ? { ...note, words: storable(note.words) } : note
  return change(world, { by, reference, at }, (referral) => noteContact(referral, { by, at }, kept))
}

/** A letter to print that invites the family to talk. */
export function inviteFamilyTo(world: World, by: Person, reference: Reference): Promise<Referral | Refusal> {
  const at = world.clock.now()
  return change(world, { by, reference, at }, (referral) => inviteFamily(referral, { by, at }))
}

type Rule = (referral: Referral, assessment: Assessment) => Ruling

type Change = { readonly by: Person; readonly reference: Reference; readonly at: string }

const change = (world: World, { by, reference, at }: Change, rule: Rule) =>
  changeReferral(world, { reference, who: by.id, at }, ({ referral, assessment }) =>
    maySeeReferral(by, referral) ? rule(referral, assessment) : refuse('notForYou'),
  )

/** An empty box says nothing new. */
const storableWho = (who: Who = {}): Who =>
  Object.fromEntries(
    Object.entries(who).flatMap(([key, value]) => (value?.trim() ? [[key, storable(value)]] : [])),
  )
