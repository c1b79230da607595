/** What people hear of letters about the outcome: one waits to be read, came back, is filed, or is out of date. */
import { type Directory, nameOf } from '../domain/directory.ts'
import type { Notice } from '../domain/events.ts'
import {
  type FamilyLetter,
  letterKey,
  lettersOf,
  newestDecision,
  newestFor,
  sayLetter,
  standingOf,
} from '../domain/family-letters.ts'
import { isSamePerson } from '../domain/people.ts'
import type { Referral } from '../domain/referral.ts'
import { isFamilyLocked } from '../domain/safety.ts'
import { aboutReferral } from './about-referral.ts'
import type { MessageButton } from './message.ts'
import type { NoticeMessage } from './notice-message.ts'

type About = Pick<Notice, 'what' | 'person'>

/** Undefined where it is no message of this kind, or no longer fits how things stand. */
export function familyLetterMessage(
  { what, person = '' }: About,
  referral: Referral,
  directory: Directory,
): NoticeMessage | undefined {
  switch (what) {
    case 'family-letter-waits':
      return waits(referral, directory, person)
    case 'family-letter-given-back':
      return givenBack(referral, directory, person)
    case 'family-letter-filed':
      return filed(referral, directory)
    case 'family-letter-not-filed':
      return notFiled(referral)
    case 'family-letters-out-of-date':
      return outOfDate(referral)
    default:
      return undefined
  }
}

const current = (referral: Referral): readonly FamilyLetter[] =>
  lettersOf(referral).filter((letter) => newestFor(referral, letter) === letter)

const all = ({ reference }: Referral): MessageButton => ({ title: 'All letters', verb: 'letters', reference })

const button = (
  { reference }: Referral,
  { title, verb, key }: { readonly title: string; readonly verb: string; readonly key: string },
): MessageButton => ({ title, verb, key, reference, style: 'positive' })

/** All that wait, so that two letters written one after the other are seen together. */
function waits(referral: Referral, directory: Directory, person: string): NoticeMessage | undefined {
  const letters = current(referral).filter(
    (letter) => standingOf(referral, letter) === 'waiting' && !isSamePerson(letter.by, person),
  )
  const [first] = letters
  if (first === undefined) return undefined
  return aboutReferral(
    referral,
    letters.length === 1 ? 'a letter waits to be read' : `${letters.length} letters wait to be read`,
    [
      ...letters.map((letter) => `${sayLetter(letter)}, written by ${nameOf(directory, letter.by)}.`),
      'Please read it: it goes when somebody who did not write it has approved it.',
    ],
    [button(referral, { title: 'Read it', verb: 'read-letter', key: first.id }), all(referral)],
  )
}

function givenBack(referral: Referral, directory: Directory, person: string): NoticeMessage | undefined {
  const letter = current(referral).findLast(
    (one) => one.givenBack !== undefined && isSamePerson(one.by, person),
  )
  if (letter?.givenBack === undefined) return undefined
  return aboutReferral(
    referral,
    'a letter came back',
    [
      `${nameOf(directory, letter.givenBack.by)} asks for changes. ${sayLetter(letter)}:`,
      `“${letter.givenBack.words}”`,
    ],
    [button(referral, { title: 'Change it', verb: 'write-letter', key: letterKey(letter) }), all(referral)],
  )
}

/** As many as fit on the message; the list has all of them. */
const MOST_LINKS = 6

/** What to do with the newest one, and the way to each that SharePoint has given one: several are often filed at once. */
function filed(referral: Referral, directory: Directory): NoticeMessage | undefined {
  const letters = current(referral)
    .filter((one) => one.filed !== undefined)
    .toSorted((one, other) => ((one.filed?.at ?? '') > (other.filed?.at ?? '') ? -1 : 1))
  const [newest] = letters
  if (newest === undefined || isFamilyLocked(referral)) return undefined
  const said = aboutReferral(
    referral,
    'a letter is approved',
    [
      `${sayLetter(newest)}: approved by ${nameOf(directory, newest.approved?.by ?? '')}. It is a PDF in the team’s folder.`,
      HOW_TO_GIVE[newest.kind === 'school' || newest.kind === 'family' ? newest.kind : 'child'],
    ],
    isUntold(referral, newest) ? [toldButton(referral), all(referral)] : [all(referral)],
  )
  const rows = letters.slice(0, MOST_LINKS).flatMap((letter) => {
    const url = letter.filed?.webUrl ?? ''
    const link = { title: 'Open the PDF', url, tooltip: `Open as a PDF: ${sayLetter(letter)}` }
    return url === '' ? [] : [{ label: sayLetter(letter), links: [link] }]
  })
  return { ...said, filed: { filing: '', filed: rows, moreFiled: '' } }
}

const HOW_TO_GIVE = {
  family: 'Please give it, read it together, or send it in your own way: I write to no family.',
  child: 'Please read it together with the child, and leave time for questions. I write to no child.',
  school: 'Please give it to the parent or carer, who hands it in at school before the day.',
} as const

/** Once they have the letter, the family knows. */
const toldButton = ({ reference }: Referral): MessageButton => ({
  ...{ title: 'The family was told', verb: 'family-told', style: 'positive', reference },
})

const isUntold = (referral: Referral, { kind }: FamilyLetter): boolean =>
  kind === 'family' && newestDecision(referral)?.familyToldOn === undefined

function notFiled(referral: Referral): NoticeMessage | undefined {
  const letters = current(referral).filter((one) => one.approved !== undefined && one.filed === undefined)
  if (letters.length === 0) return undefined
  return aboutReferral(
    referral,
    'a letter was not filed',
    [
      `${letters.map(sayLetter).join('; ')}: approved, but the team’s folder could not be reached. Your administrator knows how to mend that.`,
      'You need not wait: “Read it” shows all its words, to copy. When the folder is mended, write it anew and have it approved once more.',
    ],
    [all(referral)],
  )
}

function outOfDate(referral: Referral): NoticeMessage | undefined {
  const letters = current(referral).filter(
    (one) => one.approved !== undefined && standingOf(referral, one) === 'out of date',
  )
  if (letters.length === 0) return undefined
  return aboutReferral(
    referral,
    'a letter is out of date',
    [
      `The decision was corrected after this was approved: ${letters.map(sayLetter).join('; ')}.`,
      'Please do not give it any more. If somebody has it already, please tell them what is right, and give them a new one.',
    ],
    [all(referral)],
  )
}
