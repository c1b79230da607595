/** Part 1, for the Governor or Director: the answers at one glance, then the findings (2.6, 35). */
import { isShort, sectionAnswers } from './assessment.ts'
import type { Block } from './blocks.ts'
import { findings } from './findings.ts'
import { type Answers, answerOf, sayAnswer } from './form.ts'
import { isEscortHeld, isInCare } from './in-care.ts'
import { sayLevel } from './levels.ts'
import { isDay, sayDay } from './moment.ts'
import { questionById, SECTIONS } from './questions.ts'
import { type ReportMatter, sayPeople } from './report-matter.ts'
import { isChosenShort, SHORT_STATEMENT } from './short-report.ts'

export const ADVICE =
  'This is advice from the council. The Governor or Director decides what contact, if any, is allowed. Reports from probation and the police will inform that decision too. The advice is the most that would be right for this one child and says nothing about any other child.'

const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, text })
const paragraph = (text: string, label?: string): Block => ({
  kind: 'paragraph',
  text,
  ...(label === undefined ? {} : { label }),
})

/** An answer of the form in words: `say('G', 'inBestInterests')` is `Yes, with limits`. */
export function sayOf(matter: ReportMatter, child: number): (section: string, question: string) => string {
  return (sectionId, questionId) => {
    const section = SECTIONS.find((candidate) => candidate.id === sectionId)
    const question = section && questionById(section, questionId)
    const answer = answerOf(sectionAnswers(matter.assessment, sectionId, child), questionId)
    return question === undefined ? answer : sayAnswer(question, answer)
  }
}

const sentence = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('. ')

export function partOne(matter: ReportMatter, child: number): readonly Block[] {
  const say = sayOf(matter, child)
  const { prisoner, request, children } = matter.referral.details
  const details = children[child - 1] ?? {}
  const born = answerOf(details, 'dateOfBirth')
  const levelAsked = answerOf(request, 'levelAsked')
  const conditions = sentence(say('G', 'conditions'), say('G', 'otherConditions'))
  return [
    heading(1, 'Prison contact assessment: part 1'),
    { kind: 'statement', text: ADVICE },
    ...(isChosenShort(matter.assessment) || isShort(matter.assessment, children, child)
      ? [paragraph(SHORT_STATEMENT)]
      : []),
    {
      kind: 'facts',
      caption: 'At a glance',
      rows: [
        ['Prisoner', answerOf(prisoner, 'fullName')],
        ['Prison number', answerOf(prisoner, 'prisonNumber') || 'not given to us'],
        ['Prison', matter.prisonName],
        ['Child', answerOf(details, 'fullName')],
        ['Date of birth', isDay(born) ? sayDay(born) : born],
        ['Relationship', sayRelationship(matter.relationship(child))],
        ...courtRows(say, details),
        ['(a) Circumstances', say('G', 'circumstances')],
        ['(b) In the child’s best interests', say('G', 'inBestInterests')],
        ['Level asked for', levelAsked === 'not_said' ? 'Not said' : sayLevel(levelAsked)],
        [
          '(c) Level we advise',
          sayLevel(answerOf(sectionAnswers(matter.assessment, 'G', child), 'recommendedLevel')),
        ],
        ['Conditions', conditions || 'None beyond the prison’s own'],
        ['(d) Adult to go with the child', escortLine(matter, child)],
        ...careRows(say, details),
        ['Identity verified', sentence(say('H', 'identityVerified'), say('H', 'identityNote'))],
        ['Photographs agreed by carer', say('H', 'photosAgreed') || 'Not asked'],
        ['Preferred area', say('F', 'preferredArea') || 'No preference'],
        ['Kind of visit', say('F', 'visitType') || 'Not considered'],
        ['Look at it again on', say('G', 'reviewAgainOn') || 'At the prison’s next review'],
        ['Reply to', matter.council.replyAddress],
      ],
    },
    heading(2, 'Why we advise this'),
    paragraph(say('G', 'bestInterestsReasons'), 'Opinion'),
    ...(say('G', 'whatWouldChangeThis') === ''
      ? []
      : [heading(3, 'What would change this advice'), paragraph(say('G', 'whatWouldChangeThis'), 'Opinion')]),
    ...(say('G', 'escortReasons') === ''
      ? []
      : [
          heading(3, 'About the adult to go with the child'),
          paragraph(say('G', 'escortReasons'), 'Opinion'),
        ]),
    heading(2, 'Findings'),
    ...findings(matter, child, 1),
    heading(2, 'How this report was made'),
    { kind: 'facts', caption: 'How this report was made', rows: sayPeople(matter) },
  ]
}

const sayRelationship = (relationship: string): string =>
  relationship === 'other'
    ? 'Not in the usual list: see the findings'
    : `The child is the prisoner’s ${relationship}`

type Say = ReturnType<typeof sayOf>

/** What a court has set comes before our own answers. */
function courtRows(say: Say, child: Answers): readonly (readonly [string, string])[] {
  if (!isInCare(child)) return []
  const on = say('J', 'courtContactOn')
  const set = on === '' ? 'Yes' : `Yes, on ${on}`
  const said = say('J', 'courtContact')
  return [
    [
      'Contact set by a court',
      said === 'Yes' ? `${set}. What the order says is in part 2` : said || 'Not known',
    ],
  ]
}

const careRows = (say: Say, child: Answers): readonly (readonly [string, string])[] =>
  isInCare(child) && say('J', 'careSupervision') !== ''
    ? [['Supervision and arrangements', say('J', 'careSupervision')]]
    : []

export function escortLine(matter: ReportMatter, child: number): string {
  const say = sayOf(matter, child)
  if (say('G', 'escortFound') !== 'Yes') return 'No suitable adult was found'
  const role = say('G', 'escortRole')
  const named = `${say('G', 'escortName')}${role === '' ? '' : ` (${role.toLowerCase()})`}`
  const held = isEscortHeld(
    matter.referral.details.children[child - 1] ?? {},
    sectionAnswers(matter.assessment, 'G', child),
  )
  const lines = [
    held ? 'An adult who is named in part 2' : named,
    `Can keep the child safe: ${say('G', 'canKeepChildSafe') || 'not said'}`,
    `Can end the visit: ${say('G', 'canEndVisit') || 'not said'}`,
    say('G', 'escortPoliceCheck') === '' ? '' : `Police check: ${say('G', 'escortPoliceCheck')}`,
    say('G', 'escortWilling') === '' ? '' : `Willing: ${say('G', 'escortWilling')}`,
  ]
  return sentence(...lines)
}
