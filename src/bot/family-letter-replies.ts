/** The list of letters about the outcome, one to be written, and one to be read: as cards for those who may see them. */
import { readLetterForm, writeLetterForm } from '../cards/family-letter-forms.ts'
import { lettersCard } from '../cards/family-letter-list.ts'
import { mayKeepLog } from '../domain/contact-rules.ts'
import { nameOf } from '../domain/directory.ts'
import { whyNoLetter } from '../domain/family-letter-rules.ts'
import { type LetterFor, lettersOf, newestFor, standingOf } from '../domain/family-letters.ts'
import { type Answers, answerOf, type Fault } from '../domain/form.ts'
import { isDay } from '../domain/moment.ts'
import { isSamePerson, maySeeReferral, maySignOff } from '../domain/people.ts'
import { proposedLetter } from '../domain/propose-letter.ts'
import { type Referral, workerOf } from '../domain/referral.ts'
import { REFUSALS } from '../domain/refusal.ts'
import { isFamilyLocked } from '../domain/safety.ts'
import { schoolNoteText } from '../domain/school-note.ts'
import { noteRead } from '../workflow/find.ts'
import type { Reply, Turn } from './turn.ts'

export type Found = { readonly referral: Referral } | { readonly text: string }

/** The same words whether it is not there or not theirs; MASH, who see the referral, are told who has the letters. */
export async function referralWithLetters({ world, by }: Turn, reference: string): Promise<Found> {
  const loaded = await world.store.load(reference)
  if (loaded === undefined || !maySeeReferral(by, loaded.referral)) return { text: REFUSALS.unknownReference }
  if (!mayKeepLog(by, loaded.referral)) return { text: REFUSALS.notSocialWorkerOfTeam }
  await noteRead(world, by, reference)
  return loaded
}

export async function lettersReply(turn: Turn, reference: string, banner = ''): Promise<Reply> {
  const found = await referralWithLetters(turn, reference)
  if ('text' in found) return found
  const { world, by, surface } = turn
  const shown = { referral: found.referral, directory: world.directory, now: world.clock.now(), by, banner }
  return { card: lettersCard(shown, surface) }
}

export type Writing = {
  readonly reference: string
  readonly place: LetterFor
  /** Nothing typed yet: the letter that came back, or a new one. */
  readonly typed?: Answers
  readonly faults?: readonly Fault[]
}

/** The letter to be written, or why there is none. */
export async function writeReply(
  turn: Turn,
  { reference, place, typed, faults = [] }: Writing,
): Promise<Reply> {
  const found = await referralWithLetters(turn, reference)
  if ('text' in found) return found
  const { world, by, stamp, surface } = turn
  const { referral } = found
  const no = whyNoLetter(referral, { by, at: world.clock.now() }, place)
  if (no !== undefined) return lettersReply(turn, reference, no.say)
  const answers = typed ?? { text: beginning(turn, referral, place) }
  const before = newestFor(referral, place)
  const isBlank = place.kind === 'school' && answerOf(answers, 'text') === ''
  const shown = { referral, directory: world.directory, stamp, place, faults, before }
  const { text: _, ...when } = answers
  return {
    card: writeLetterForm({ ...shown, answers: isBlank && faults.length === 0 ? when : answers }, surface),
  }
}

/** What was written and not approved goes on; after a correction, and once approved, it begins anew. */
function beginning(turn: Turn, referral: Referral, place: LetterFor): string {
  const before = newestFor(referral, place)
  const standing = standingOf(referral, before)
  const goesOn = standing === 'given back' || standing === 'waiting'
  return goesOn && before?.kind === place.kind ? before.text : proposedText(turn, referral, place)
}

export const proposedText = ({ world, today }: Turn, referral: Referral, place: LetterFor): string =>
  proposedLetter(referral, {
    ...place,
    ...{ council: world.directory.council, today },
    worker: nameOf(world.directory, workerOf(referral) ?? ''),
  })

/** The words of a note to a school; empty until it is said when. */
export function noteText(
  { world }: Turn,
  { details }: Referral,
  { child }: LetterFor,
  when: Answers,
): string {
  const [day, time] = [answerOf(when, 'day'), answerOf(when, 'time')]
  return isDay(day) && time.trim() !== ''
    ? schoolNoteText(details, { child, day, time }, world.directory.council)
    : ''
}

export type ReadingIt = {
  readonly reference: string
  readonly id: string
  readonly typed?: Answers
  readonly faults?: readonly Fault[]
}

/** All of one letter; with the buttons for those who may approve it. */
export async function readReply(
  turn: Turn,
  { reference, id, typed = {}, faults = [] }: ReadingIt,
): Promise<Reply> {
  const found = await referralWithLetters(turn, reference)
  if ('text' in found) return found
  const { world, by, stamp, surface } = turn
  const { referral } = found
  const letter = lettersOf(referral).find((one) => one.id === id)
  if (letter === undefined) return lettersReply(turn, reference, REFUSALS.letterChanged)
  const mayApprove =
    newestFor(referral, letter) === letter &&
    standingOf(referral, letter) === 'waiting' &&
    maySignOff(by, referral) &&
    !isSamePerson(letter.by, by.id) &&
    !isFamilyLocked(referral)
  const shown = { referral, directory: world.directory, stamp, letter, mayApprove, answers: typed, faults }
  return { card: readLetterForm(shown, surface) }
}
