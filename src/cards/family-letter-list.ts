/** The letters about the outcome of one referral: how it stands with each, and the next thing to press. */
import { type Directory, nameOf } from '../domain/directory.ts'
import { whyNoLetter } from '../domain/family-letter-rules.ts'
import {
  type FamilyLetter,
  type LetterFor,
  letterKey,
  newestDecision,
  newestFor,
  sayLetter,
  standingOf,
  versionFor,
} from '../domain/family-letters.ts'
import { answerOf } from '../domain/form.ts'
import { dayOf, type Moment, sayDay } from '../domain/moment.ts'
import { isSamePerson, maySignOff, type Person } from '../domain/people.ts'
import type { Referral } from '../domain/referral.ts'
import { isFamilyLocked, sayFamilyLock } from '../domain/safety.ts'
import { inRows } from './button-rows.ts'
import { type Card, render, type Surface } from './render.ts'

export type LettersShown = {
  readonly referral: Referral
  readonly directory: Directory
  readonly now: Moment
  readonly by: Person
  /** What was just done, or refused. */
  readonly banner: string
}

const INTRO =
  'I propose each letter from the decision. You read and change it, a manager approves it, and it is a PDF in the team’s folder for you to give. I write to no family.'
const NOTHING_YET =
  'No decision is recorded yet. When it is, I propose the letters from it, and you change them.'

/** As many as fit on a card: three for each of a few children, and the family’s. For more, type the child’s number. */
const MOST_ROWS = 11

export function lettersCard(shown: LettersShown, surface: Surface): Card {
  const { referral, banner } = shown
  const places = placesOf(shown)
  const hidden = places.length - MOST_ROWS
  const lock = sayFamilyLock(referral)
  const intro = newestDecision(referral) === undefined ? NOTHING_YET : INTRO
  const more =
    hidden > 0 ? ` ${hidden} more are not shown: type “child letter ${referral.reference} 5”, say.` : ''
  return render(
    'family-letters',
    {
      ...{ reference: referral.reference, banner, intro: `${lock ?? intro}${more}` },
      rows: places.slice(0, MOST_ROWS).map((place) => rowOf(shown, place)),
    },
    surface,
  )
}

/** Every letter that there can be now, and whatever there is already. */
function placesOf({ referral, by, now }: LettersShown): readonly LetterFor[] {
  const each = referral.details.children.flatMap((child, index): readonly LetterFor[] => {
    const kind = versionFor(child, dayOf(now))
    const number = index + 1
    return [...(kind === undefined ? [] : [{ kind, child: number }]), { kind: 'school', child: number }]
  })
  const all: readonly LetterFor[] = [{ kind: 'family', child: 0 }, ...each]
  return all.filter(
    (place) =>
      newestFor(referral, place) !== undefined || whyNoLetter(referral, { by, at: now }, place) === undefined,
  )
}

function rowOf(shown: LettersShown, place: LetterFor) {
  const { referral } = shown
  const letter = newestFor(referral, place)
  const { children, carer } = referral.details
  const whose = place.kind === 'family' ? carer : (children[place.child - 1] ?? {})
  return {
    letter: sayLetter(letter ?? place),
    who: answerOf(whose, 'fullName'),
    standing: sayStanding(shown, letter),
    said: letter?.givenBack === undefined ? '' : `“${letter.givenBack.words}”`,
    sets: inRows(stepsFor(shown, letter, place).map((step) => ({ ...step, reference: referral.reference }))),
    links: linksOf(referral, letter),
  }
}

/** What is not to be given any more is not offered to be opened either. */
const linksOf = (referral: Referral, letter: FamilyLetter | undefined) =>
  letter?.filed === undefined || letter.filed.webUrl === '' || standingOf(referral, letter) !== 'approved'
    ? []
    : [{ title: 'Open the PDF', url: letter.filed.webUrl, tooltip: `Open as a PDF: ${sayLetter(letter)}` }]

function sayStanding({ referral, directory }: LettersShown, letter: FamilyLetter | undefined): string {
  if (letter === undefined) return 'Not written yet.'
  const on = (moment: Moment): string => sayDay(dayOf(moment))
  const { approved, givenBack, filed } = letter
  switch (standingOf(referral, letter)) {
    case 'out of date':
      return `⚠ Out of date: the decision was corrected after ${on(letter.at)}. Please do not give it, and write it anew.`
    case 'approved':
      return `Approved by ${nameOf(directory, approved?.by ?? '')} on ${on(approved?.at ?? letter.at)}. ${filed === undefined ? 'It is on its way to the team’s folder.' : 'It is in the team’s folder.'}`
    case 'given back':
      return `⚠ Given back by ${nameOf(directory, givenBack?.by ?? '')} on ${on(givenBack?.at ?? letter.at)}.`
    default:
      return `Waits for a manager to read it. Written by ${nameOf(directory, letter.by)} on ${on(letter.at)}.`
  }
}

type Step = {
  readonly title: string
  readonly verb: string
  readonly style: 'positive' | 'default'
  readonly key: string
}

function stepsFor(
  { referral, by, now }: LettersShown,
  letter: FamilyLetter | undefined,
  place: LetterFor,
): readonly Step[] {
  const standing = standingOf(referral, letter)
  const write = (title: string, style: Step['style'] = 'default'): readonly Step[] =>
    whyNoLetter(referral, { by, at: now }, place) === undefined
      ? [{ title, verb: 'write-letter', style, key: letterKey(letter ?? place) }]
      : []
  if (letter === undefined) return write('Write it')
  const mayApprove =
    standing === 'waiting' &&
    maySignOff(by, referral) &&
    !isSamePerson(letter.by, by.id) &&
    !isFamilyLocked(referral)
  const read: Step = {
    ...{ title: 'Read it', verb: 'read-letter', key: letter.id },
    style: mayApprove ? 'positive' : 'default',
  }
  if (standing === 'out of date') return [...write('Write it anew', 'positive'), read]
  if (standing === 'given back') return write('Change it', 'positive')
  return [read, ...write(standing === 'approved' ? 'Write it anew' : 'Change it')]
}
