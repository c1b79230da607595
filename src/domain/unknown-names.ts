/** Names in part 1 of somebody the report does not speak of (D24): a warning for an eye, never a block. */
import { type Assessment, answersFor } from './assessment.ts'
import type { Council } from './directory.ts'
import { NOT_SENT, PART_TWO } from './disclosure.ts'
import { answerOf } from './form.ts'
import { partsOf } from './name-needles.ts'
import { plain } from './plain-words.ts'
import { pagesFor } from './questions.ts'
import type { ReportInput } from './report-matter.ts'
import { knownNames } from './secrets.ts'

/**
 * Words with a capital letter inside a sentence that are neither of the child, carer, escort, prisoner, prison, council
 * or whoever wrote it, nor everyday words such as days and agencies. Only free text is looked at, at most five come.
 */
export function unknownNames(input: ReportInput): readonly string[] {
  const { referral, assessment } = input
  const known = new Set([...KNOWN_WORDS, ...wordsOf(input)])
  const found = freeTexts(referral.details.children, assessment).flatMap((text) =>
    [...text.matchAll(INSIDE_A_SENTENCE)].flatMap(([, , run = '']) => {
      const strange = run.split(/\s+/u).filter((word) => !isKnown(word, known))
      return strange.length === 0 ? [] : [run]
    }),
  )
  return [...new Set(found)].slice(0, MOST_SHOWN)
}

const MOST_SHOWN = 5

/** A word or several with a capital letter each, after a word or a comma of the same sentence. */
const INSIDE_A_SENTENCE = /([\p{Ll}\p{N},;’'”")]\s+)(\p{Lu}[\p{L}’'-]{2,}(?:\s+\p{Lu}[\p{L}’'-]{2,}){0,3})/gu

const isKnown = (word: string, known: ReadonlySet<string>): boolean => {
  const parts = partsOf(word)
  const all = [plain(word), plain(word.replace(/[’']s$/u, '')), ...parts]
  // In capitals it is an agency or an abbreviation.
  return parts.length === 0 || word === word.toUpperCase() || all.some((each) => known.has(each))
}

function wordsOf({ referral, assessment, council, preparedBy, prisonName }: ReportInput): readonly string[] {
  const { name }: Council = council
  return [...knownNames(referral.details, assessment), name, preparedBy, prisonName].flatMap((each) => [
    ...partsOf(each),
    ...plain(each).split(' '),
  ])
}

function freeTexts(
  children: ReportInput['referral']['details']['children'],
  assessment: Assessment,
): readonly string[] {
  return pagesFor(children).flatMap(({ key, section }) =>
    section.questions
      .filter(({ kind, confidential }) => (kind === 'text' || kind === 'long text') && confidential !== true)
      .filter(({ id }) => PART_TWO[id] === undefined && !NOT_SENT.includes(id))
      .map(({ id }) => answerOf(answersFor(assessment, key), id)),
  )
}

/** With a capital letter in English, and no names of people. */
const KNOWN_WORDS: readonly string[] = [
  ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october'],
  ...['november', 'december', 'christmas', 'easter', 'eid', 'ramadan', 'diwali', 'hanukkah', 'new', 'year'],
  ...['english', 'welsh', 'british', 'polish', 'romanian', 'urdu', 'punjabi', 'bengali', 'arabic', 'england'],
  ...['governor', 'director', 'level', 'part', 'section', 'team', 'manager', 'council', 'court', 'family'],
  ...['police', 'probation', 'prison', 'service', 'officer', 'social', 'worker', 'care', 'order', 'children'],
  ...['mum', 'dad', 'mummy', 'daddy', 'nan', 'nana', 'gran', 'granny', 'grandma', 'grandad', 'grandpa'],
  ...['aunt', 'auntie', 'aunty', 'uncle', 'mother', 'father', 'god', 'act', 'wales', 'scotland', 'ireland'],
  ...['she', 'her', 'his', 'they', 'the', 'yes', 'not', 'that', 'this'],
  ...['teams', 'zoom', 'facebook', 'snapchat'],
]
