/** The two forms of a letter about the outcome: to write it, and for a manager to read all of it and approve it. */

import { needsOf } from '../domain/child-letter-words.ts'
import { type Directory, nameOf } from '../domain/directory.ts'
import {
  type FamilyLetter,
  isToChild,
  type LetterFor,
  letterKey,
  newestDecision,
  sayLetter,
} from '../domain/family-letters.ts'
import { type Answers, answerOf, type Fault, type Question } from '../domain/form.ts'
import { RESTRICTIONS } from '../domain/governors-decision.ts'
import { nameOfChild } from '../domain/letter-words.ts'
import { sayLevel } from '../domain/levels.ts'
import { sayDay } from '../domain/moment.ts'
import { CONDITIONS } from '../domain/options.ts'
import { readingOf } from '../domain/reading.ts'
import { type Referral, STATUSES } from '../domain/referral.ts'
import { type Button, type FormPage, formPage } from './form-page.ts'
import type { Card, Surface } from './render.ts'

type Around = { readonly referral: Referral; readonly directory: Directory; readonly stamp: string }

export type WriteShown = Around & {
  readonly place: LetterFor
  /** `text`; of a note to a school that has no text yet, `day` and `time`. */
  readonly answers: Answers
  readonly faults: readonly Fault[]
  /** What was given back, with why. */
  readonly before: FamilyLetter | undefined
}

const TEXT: Question = {
  ...{ id: 'text', label: 'The letter', kind: 'long text', required: true, tall: true },
  help: 'An empty line begins a new paragraph. A short line by itself, without a full stop, is a heading. Lines that begin with a dash are a list.',
}

export const WHEN_QUESTIONS: readonly Question[] = [
  { id: 'day', label: 'On which day?', kind: 'day', required: true, rule: 'not in the past' },
  {
    ...{
      id: 'time',
      label: 'From when to when is the child away from school?',
      kind: 'text',
      required: true,
    },
    help: 'For example: 10:00 to 15:00. With the time on the way.',
  },
]

export const textQuestions: readonly Question[] = [TEXT]

export function writeLetterForm(shown: WriteShown, surface: Surface): Card {
  const { referral, place, answers, faults } = shown
  const asksWhen = place.kind === 'school' && answers.text === undefined
  return formPage(
    {
      ...common(shown, sayLetter(place)),
      ...{ intro: introOf(place), saved: asksWhen ? '' : sayReading(answerOf(answers, 'text')) },
      quoted: toKnow(shown),
      ...{ questions: asksWhen ? WHEN_QUESTIONS : textQuestions, answers, faults },
      form: { reference: referral.reference, letter: letterKey(place) },
      asides: asksWhen ? [] : beginnings(place),
      buttons: [
        asksWhen
          ? button('show', 'Show the note', 'positive')
          : button('send', 'Send to the Team Manager', 'positive'),
      ],
    },
    surface,
  )
}

const common = ({ referral, stamp }: Around, title: string) => ({
  ...{ above: `${referral.reference} · ${STATUSES[referral.status]}`, title, stamp },
  ...{ clashes: [], otherSave: '' },
})

function introOf({ kind }: LetterFor): string {
  if (kind === 'school')
    return 'For a visit in school time. The school reads of an appointment, and of nothing else. The parent or carer hands it in before the day, and the head teacher decides.'
  if (kind === 'family')
    return 'I wrote this from the decision. Please read it, make it yours, and send it to the Team Manager.'
  return 'I wrote this from the decision. Please read it as this child would, and use the names the child uses. It says that somebody is in prison: if the child has not been told, speak with whoever looks after the child first.'
}

const VERSIONS = [
  { go: 'young', title: 'Use words for 4 to 7' },
  { go: 'middle', title: 'Use words for 8 to 11' },
  { go: 'older', title: 'Use words for 12 and up' },
] as const

const button = (go: string, title: string, style: Button['style'] = 'default'): Button => ({
  ...{ go, title, style, verb: 'write-letter' },
})

/** Another version begins anew: what was typed into this one is not kept. */
function beginnings({ kind }: LetterFor): readonly Button[] {
  const others = VERSIONS.filter(({ go }) => isToChild(kind) && !kind.endsWith(go))
  return [...others.map(({ go, title }) => button(go, title)), button('anew', 'Begin again')]
}

/** What the worker needs beside the box: what should change, what was decided, what this child needs. */
function toKnow({ referral, directory, place, before }: WriteShown): NonNullable<FormPage['quoted']> {
  const back = before?.givenBack
  const decided = place.kind === 'school' ? [] : decidedLines(referral, place)
  const child = referral.details.children[place.child - 1]
  const needs = child === undefined || place.kind === 'school' ? '' : needsOf(child)
  const lines = [...decided, ...(needs === '' ? [] : [`This child: ${needs}`])]
  if (back === undefined) return { title: lines.length === 0 ? '' : 'What was decided', lines }
  return {
    title: `${nameOf(directory, back.by)} asks for changes`,
    lines: [`“${back.words}”`, ...lines],
  }
}

/** In the words of the decision. What the prison wrote itself is for the worker to say in plain words. */
export function decidedLines(referral: Referral, { child }: LetterFor): readonly string[] {
  const decision = newestDecision(referral)
  if (decision === undefined) return []
  const label = (id: string): string =>
    [...CONDITIONS, ...RESTRICTIONS].find((option) => option.id === id)?.label ?? ''
  const lines = decision.children
    .filter((one) => child === 0 || one.child === child)
    .map(({ child: number, level, conditions, restrictions, otherConditions }) => {
      const rules = [...conditions, ...restrictions].map(label).filter((rule) => rule !== '')
      const said = otherConditions === '' ? '' : ` The prison adds: “${otherConditions}”`
      const all = [...new Set(rules)].join(', ')
      return `${nameOfChild(referral.details, number)}: ${sayLevel(String(level))}.${all === '' ? '' : ` ${all}.`}${said}`
    })
  return [
    ...lines,
    `Decided on ${sayDay(decision.decidedOn)}. Looked at again by ${sayDay(decision.reviewOn)}.`,
  ]
}

/** A hint, never a bar. */
const LONG_SENTENCE = 20

export function sayReading(text: string): string {
  const { longest, sentence } = readingOf(text)
  if (longest === 0) return ''
  return longest <= LONG_SENTENCE
    ? `Easy to read: no sentence has more than ${longest} words.`
    : `One sentence has ${longest} words: “${sentence.slice(0, 60)}…” Shorter ones are easier to read.`
}

export type ReadShown = Around & {
  readonly letter: FamilyLetter
  /** This person may approve it now. */
  readonly mayApprove: boolean
  readonly answers: Answers
  readonly faults: readonly Fault[]
}

export const WORDS: Question = {
  ...{ id: 'words', label: 'What should change?', kind: 'long text' },
  help: 'Only for “Give back”.',
}

export function readLetterForm({ letter, mayApprove, ...shown }: ReadShown, surface: Surface): Card {
  const { referral, answers, faults } = shown
  const button = (go: string, title: string, style: Button['style']): Button => ({
    ...{ go, title, style, verb: 'read-letter' },
  })
  return formPage(
    {
      ...common(shown, sayLetter(letter)),
      intro: mayApprove
        ? 'This is all of it. When you approve it, it goes into the team’s folder as a PDF, and the social worker is told.'
        : 'This is all of it.',
      saved: [
        ...(letter.kind === 'school' ? [] : decidedLines(referral, letter)),
        sayReading(letter.text),
      ].join('\n'),
      quoted: { title: 'The letter', lines: letter.text.split('\n').filter((line) => line.trim() !== '') },
      ...{ questions: mayApprove ? [WORDS] : [], answers, faults },
      form: { reference: referral.reference, letter: letter.id },
      buttons: mayApprove
        ? [button('approve', 'Approve', 'positive'), button('back', 'Give back', 'default')]
        : [button('list', 'All letters', 'default')],
    },
    surface,
  )
}
