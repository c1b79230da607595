/** Letters about the outcome: written by whoever has the referral, read by a manager who did not write them. */
import type { Assessment } from './assessment.ts'
import { mayKeepLog } from './contact-rules.ts'
import type { Event } from './events.ts'
import {
  decidedFor,
  type FamilyLetter,
  isOutOfDate,
  isToChild,
  type LetterFor,
  lettersOf,
  newestDecision,
  newestFor,
  VISITS,
  versionFor,
  withLetter,
} from './family-letters.ts'
import { leaksIn } from './leaks.ts'
import { dayOf, type Moment } from './moment.ts'
import { isSamePerson, maySignOff, type Person } from './people.ts'
import { type AfterSending, isAfterSending, type Referral } from './referral.ts'
import { type Refusal, refuse } from './refusal.ts'
import { type Act, next, type Ruling } from './ruling.ts'
import { isFamilyLocked } from './safety.ts'
import { offenceWords, tellingWords } from './school-note.ts'

/** Why there is no such letter now, whatever it says; undefined where there may be one. */
export function whyNoLetter(referral: Referral, act: Act, place: LetterFor): Refusal | undefined {
  if (!mayKeepLog(act.by, referral)) return refuse('notSocialWorkerOfTeam')
  if (!isAfterSending(referral)) return refuse('notNow')
  if (isFamilyLocked(referral)) return refuse('familyMayNotBeInvited')
  const { kind, child } = place
  if (kind === 'family')
    return newestDecision(referral) === undefined ? refuse('noDecisionForLetter') : undefined
  const answers = referral.details.children[child - 1]
  if (answers === undefined) return refuse('noSuchLetter')
  const decided = decidedFor(referral, child)
  if (decided === undefined) return refuse('noDecisionForLetter')
  if (kind === 'school') return decided.level === VISITS ? undefined : refuse('noVisitDecided')
  return versionFor(answers, dayOf(act.at)) === undefined ? refuse('tooYoungForLetter') : undefined
}

export type Writing = LetterFor & { readonly text: string; readonly assessment: Assessment }

/** It waits for a manager then. What was approved before stays approved, until this one is. */
export function writeLetter(referral: Referral, act: Act, writing: Writing): Ruling {
  const wrong = whyNoLetter(referral, act, writing)
  if (wrong !== undefined) return wrong
  if (!isAfterSending(referral)) return refuse('notNow')
  const { kind, child, assessment } = writing
  const text = writing.text.trim()
  if (text === '') return refuse('letterEmpty')
  const tooMuch = whyNotThisText(referral, { ...writing, text }, assessment)
  if (tooMuch !== undefined) return tooMuch
  const decidedAt = kind === 'school' ? undefined : newestDecision(referral)?.at
  const letter = { kind, child: kind === 'family' ? 0 : child, text, by: act.by.id, at: act.at, decidedAt }
  const letters = withLetter(lettersOf(referral), letter)
  return {
    referral: withLetters(referral, letters),
    events: [{ name: 'familyLetterWritten' }],
    move: 'writeLetter',
    reason: letters.at(-1)?.id ?? '',
  }
}

/** What must not be in it: what never may reach the prisoner; of an offence to a child; of anything to a school. */
function whyNotThisText(
  referral: Referral,
  { kind, text }: Pick<Writing, 'kind' | 'text'>,
  assessment: Assessment,
): Refusal | undefined {
  const telling = kind === 'school' ? tellingWords(text, referral.details) : []
  if (telling.length > 0) return refuse('schoolNoteSaysTooMuch', telling.map(quoted))
  const offences = isToChild(kind) ? offenceWords(text, referral.details) : []
  if (offences.length > 0) return refuse('letterNamesOffence', offences.map(quoted))
  const leaks = leaksIn(text, referral, assessment)
  return leaks.length > 0 ? refuse('letterHoldsSecret', leaks) : undefined
}

const quoted = (word: string): string => `“${word}”`

export type Reading = { readonly id: string; readonly assessment: Assessment }

/** A manager of the team who did not write it, and who read just this text. */
export function approveLetter(referral: Referral, act: Act, { id, assessment }: Reading): Ruling {
  const letter = letterToRead(referral, act.by, id)
  if ('refused' in letter) return letter
  if (isFamilyLocked(referral)) return refuse('familyMayNotBeInvited')
  if (isOutOfDate(referral, letter)) return refuse('letterOutOfDate')
  const tooMuch = whyNotThisText(referral, letter, assessment)
  if (tooMuch !== undefined || !isAfterSending(referral)) return tooMuch ?? refuse('notNow')
  const approved = { by: act.by.id, at: act.at, version: referral.version + 1 }
  return {
    referral: withLetters(referral, replaced(referral, { ...letter, approved })),
    events: [{ name: 'familyLetterApproved' }],
    move: 'approveLetter',
    reason: id,
  }
}

/** With what should change, in words. */
export function giveBackLetter(
  referral: Referral,
  act: Act,
  { id, words }: { readonly id: string; readonly words: string },
): Ruling {
  const letter = letterToRead(referral, act.by, id)
  if ('refused' in letter) return letter
  if (!isAfterSending(referral)) return refuse('notNow')
  const why = words.trim()
  if (why === '') return refuse('reasonNeeded')
  const givenBack = { by: act.by.id, at: act.at, words: why }
  return {
    referral: withLetters(referral, replaced(referral, { ...letter, givenBack })),
    events: [{ name: 'familyLetterGivenBack' }],
    move: 'giveBackLetter',
    reason: id,
  }
}

/** The newest of its place, while it waits. */
function letterToRead(referral: Referral, by: Person, id: string): FamilyLetter | Refusal {
  if (!maySignOff(by, referral)) return refuse('notTeamManager')
  const letter = lettersOf(referral).find((one) => one.id === id)
  if (letter === undefined || newestFor(referral, letter) !== letter) return refuse('letterChanged')
  if (letter.approved !== undefined) return refuse('notedAlready')
  if (letter.givenBack !== undefined) return refuse('letterChanged')
  return isSamePerson(letter.by, by.id) ? refuse('ownLetter') : letter
}

/** The bot has put it in the folder. */
export function noteLetterFiled(
  referral: Referral,
  { id, at, webUrl }: { readonly id: string; readonly at: Moment; readonly webUrl: string },
): Ruling {
  const letter = lettersOf(referral).find((one) => one.id === id)
  if (letter?.approved === undefined || !isAfterSending(referral)) return refuse('noSuchLetter')
  if (letter.filed !== undefined) return refuse('notedAlready')
  return {
    referral: withLetters(referral, replaced(referral, { ...letter, filed: { at, webUrl } })),
    events: [{ name: 'familyLetterFiled' }],
    move: 'noteLetterFiled',
    reason: id,
  }
}

/** What recording a decision once more brings about: somebody hears that an approved letter is out of date. */
export const eventsOfCorrection = (before: Referral, after: Referral): readonly Event[] =>
  lettersOf(after).some(
    (letter) => letter.approved !== undefined && !isOutOfDate(before, letter) && isOutOfDate(after, letter),
  )
    ? [{ name: 'familyLettersOutOfDate' }]
    : []

const replaced = (referral: Referral, letter: FamilyLetter): readonly FamilyLetter[] =>
  lettersOf(referral).map((one) => (one.id === letter.id ? letter : one))

const withLetters = (referral: AfterSending, familyLetters: readonly FamilyLetter[]): AfterSending =>
  next({ ...referral, familyLetters })
