/** Letters about the outcome: written, read by a manager who did not write them, and put into the team's folder. */
import type { Absence } from '../domain/absence.ts'
import { toldOfConcern } from '../domain/concern.ts'
import { type EventName, type Notice, noticesFor } from '../domain/events.ts'
import { approveLetter, giveBackLetter, noteLetterFiled, writeLetter } from '../domain/family-letter-rules.ts'
import { type LetterFor, lettersOf } from '../domain/family-letters.ts'
import { dayOf, type Moment } from '../domain/moment.ts'
import { isManager, mayAllocate, maySeeReferral, type Person, type PersonId } from '../domain/people.ts'
import type { Reference, Referral } from '../domain/referral.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { BOT, changeReferral } from './change-referral.ts'
import type { Transaction, World } from './ports.ts'
import { storable } from './storable.ts'

type Written = LetterFor & { readonly reference: Reference; readonly text: string }

/** A manager of the team who did not write it, and who is there, is asked to read it. */
export async function writeFamilyLetter(
  world: World,
  by: Person,
  { reference, kind, child, text }: Written,
): Promise<Referral | Refusal> {
  const at = world.clock.now()
  const absences = await world.store.absences()
  return changeReferral(world, { reference, who: by.id, at }, async ({ referral, assessment }, tx) => {
    if (!maySeeReferral(by, referral)) return refuse('notForYou')
    const ruling = writeLetter(referral, { by, at }, { kind, child, text: storable(text), assessment })
    if (isRefusal(ruling)) return ruling
    const reader = readerOf(world, referral, { by, absences, at })
    if (reader === undefined) return refuse('noTeamManager')
    await promiseTo(tx, reader, { referral: ruling.referral, name: 'familyLetterWaits', at })
    return ruling
  })
}

type Around = { readonly by: Person; readonly absences: readonly Absence[]; readonly at: Moment }

/** The Team Manager, or who manages the team beside or after them. */
function readerOf(
  { directory }: World,
  referral: Referral,
  { by, absences, at }: Around,
): PersonId | undefined {
  const around = { directory, absences, day: dayOf(at) }
  const people = toldOfConcern(referral, by.id, around)
  return people.find((person) => isManager(person) && mayAllocate(person, referral))?.id
}

type About = { readonly reference: Reference; readonly id: string }

export function approveFamilyLetter(
  world: World,
  by: Person,
  { reference, id }: About,
): Promise<Referral | Refusal> {
  const at = world.clock.now()
  return changeReferral(world, { reference, who: by.id, at }, ({ referral, assessment }) =>
    maySeeReferral(by, referral)
      ? approveLetter(referral, { by, at }, { id, assessment })
      : refuse('notForYou'),
  )
}

/** Whoever wrote it hears it. */
export function giveBackFamilyLetter(
  world: World,
  by: Person,
  { reference, id, words }: About & { readonly words: string },
): Promise<Referral | Refusal> {
  const at = world.clock.now()
  return changeReferral(world, { reference, who: by.id, at }, async ({ referral }, tx) => {
    if (!maySeeReferral(by, referral)) return refuse('notForYou')
    const ruling = giveBackLetter(referral, { by, at }, { id, words: storable(words) })
    const writer = lettersOf(referral).find((letter) => letter.id === id)?.by
    if (!isRefusal(ruling) && writer !== undefined)
      await promiseTo(tx, writer, { referral: ruling.referral, name: 'familyLetterCameBack', at })
    return ruling
  })
}

/** Called once it is in the folder, and again after a crash: the first time counts. */
export function noteFamilyLetterFiled(
  world: World,
  { reference, id, webUrl }: About & { readonly webUrl: string },
): Promise<Referral | Refusal> {
  const at = world.clock.now()
  return changeReferral(world, { reference, who: BOT, at }, ({ referral }) =>
    noteLetterFiled(referral, { id, at, webUrl }),
  )
}

type Promised = { readonly referral: Referral; readonly name: EventName; readonly at: Moment }

async function promiseTo(tx: Transaction, person: PersonId, { referral, name, at }: Promised): Promise<void> {
  const notices = noticesFor(referral.reference, referral.version, [{ name }])
  await tx.promise(
    notices.map((notice): Notice => ({ ...notice, person, key: `${notice.key}/${person}` })),
    at,
  )
}
