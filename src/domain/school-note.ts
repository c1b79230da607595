/** The note to a school about a visit in school time: an appointment, and nothing of what it is or where. */
import type { Council } from './directory.ts'
import { answerOf } from './form.ts'
import { sayDayInFull } from './letter-words.ts'
import type { Day } from './moment.ts'
import { plain } from './plain-words.ts'
import type { Details } from './referral.ts'

export type SchoolVisit = { readonly child: number; readonly day: Day; readonly time: string }

/**
 * Whoever the child lives with hands it in before the day. A school may give leave in exceptional circumstances when it
 * was asked for in advance, and the head teacher alone decides; so the note asks, and claims nothing.
 */
export function schoolNoteText(
  { children }: Pick<Details, 'children'>,
  { child, day, time }: SchoolVisit,
  council: Pick<Council, 'name' | 'phone'>,
): string {
  const name = answerOf(children[child - 1] ?? {}, 'fullName')
  return [
    'To the head teacher',
    `${name} has an authorised appointment on ${sayDayInFull(day)}. The time away from school is ${time.trim()}.`,
    'We ask that this absence be considered by the head teacher.',
    'It is for the school to decide, and to say how the absence is recorded. The parent or carer asks for it with this note, before the day.',
    'Please keep this note private, and please do not ask the child about the appointment.',
    `If you have a question, please phone ${council.phone}.`,
    `Yours sincerely,\n${council.name}`,
  ].join('\n\n')
}

/** Beginnings of words. Any of them would tell a school what the appointment is, or that we are involved. */
const TELLING = [
  ...['prison', 'jail', 'gaol', 'hmp', 'yoi', 'inmate', 'custod', 'remand', 'convict', 'sentenc', 'parole'],
  ...[
    'offen',
    'crime',
    'crimin',
    'abus',
    'assault',
    'victim',
    'harm',
    'arrest',
    'guilty',
    'murder',
    'rape',
    'sex',
  ],
  ...['governor', 'warden', 'probation', 'police', 'court', 'solicitor', 'judge', 'licence', 'released'],
  ...['social work', 'social care', 'childrens services', 'safeguard', 'child protection', 'child in need'],
  ...['lado', 'mash', 'assessment', 'looked after', 'in care', 'foster', 'contact order', 'visit', 'pca'],
]

/** What a note says that a school need not know, in small letters; empty when it may go. */
export function tellingWords(
  text: string,
  details: Pick<Details, 'prisoner' | 'children'>,
): readonly string[] {
  const prisoner = plain(answerOf(details.prisoner, 'fullName'))
  const names = prisoner !== '' && ` ${plain(text)} `.includes(` ${prisoner} `) ? [prisoner] : []
  return [...wordsThatBegin(TELLING, text, details), ...names]
}

/** Beginnings of words that a letter to a child does without: what happened is better told in person. */
const OFFENCES = [
  ...['offence', 'offend', 'crime', 'crimin', 'convict', 'abus', 'assault', 'rape', 'sexual', 'indecent'],
  ...['murder', 'victim', 'guilty', 'paedo', 'violen'],
]

export const offenceWords = (
  text: string,
  details: Pick<Details, 'prisoner' | 'children'>,
): readonly string[] => wordsThatBegin(OFFENCES, text, details)

/** Courtney is a name, and no court. */
function wordsThatBegin(
  starts: readonly string[],
  text: string,
  { prisoner, children }: Pick<Details, 'prisoner' | 'children'>,
): readonly string[] {
  const names = new Set(
    [prisoner, ...children].flatMap((person) => plain(answerOf(person, 'fullName')).split(' ')),
  )
  const words = ` ${plain(text)
    .split(' ')
    .filter((word) => !names.has(word))
    .join(' ')}`
  // H.M.P. and p r i s o n are the same words.
  return starts.flatMap((start) => {
    const spelt = [...start.replaceAll(' ', '')].join(' ?')
    return new RegExp(` (${spelt}[\\p{L}\\p{N}]*)`, 'u').exec(words)?.[1] ?? []
  })
}
