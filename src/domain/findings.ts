/** The findings of sections A to F and J as tables: what was asked, what was found, fact or opinion, from whom and when. */
import { answersFor, sectionAnswers } from './assessment.ts'
import type { Block } from './blocks.ts'
import { answersOfLog } from './contact-answers.ts'
import { contactFindings } from './contact-findings.ts'
import { HELD_CHOICES, kindOfFinding, NOT_SENT, PART_TWO } from './disclosure.ts'
import { answerOf, choicesOf, type Question, sayAnswer } from './form.ts'
import { IN_CARE } from './in-care.ts'
import { dayOf, isDay, sayDay } from './moment.ts'
import { SECTIONS, type Section } from './questions.ts'
import type { ReportMatter } from './report-matter.ts'

/** In part 1 no table says that a child is in care: what stands there of it is on its front page. */
const TABLED = { 1: ['A', 'B', 'C', 'D', 'E', 'F'], 2: [IN_CARE, 'A', 'B', 'C', 'D', 'E', 'F'] } as const

const belongsTo = (part: 1 | 2, question: Question): boolean => {
  if (NOT_SENT.includes(question.id)) return false
  return (PART_TWO[question.id] === undefined && question.confidential !== true) === (part === 1)
}

/** What this part has of an answer, in words; nothing where it belongs to the other part. */
function saidIn(part: 1 | 2, question: Question, answer: string): string {
  const held = HELD_CHOICES[question.id]?.choices
  if (held === undefined) return belongsTo(part, question) ? sayAnswer(question, answer) : ''
  const here = choicesOf(answer).filter((choice) => held.includes(choice) === (part === 2))
  const isElsewhere = part === 1 && answer !== '' && here.length === 0
  return isElsewhere ? 'See part 2' : sayAnswer(question, here.join(','))
}

/** One heading and one table for each section that has anything to say in this part. */
export function findings(matter: ReportMatter, child: number, part: 1 | 2): readonly Block[] {
  const tabled: readonly string[] = TABLED[part]
  const inLog = Object.keys(answersOfLog(matter.referral))
  const log = contactFindings(matter.referral, part, dayOf(matter.submittedAt))
  return SECTIONS.filter(({ id }) => tabled.includes(id)).flatMap((section): readonly Block[] => {
    const answers = sectionAnswers(matter.assessment, section.id, child)
    const source = sourceOf(matter, section, child)
    const rows = section.questions.flatMap((question) => {
      const answer = saidIn(part, question, answerOf(answers, question.id))
      if (answer === '' || inLog.includes(question.id)) return []
      const why = PART_TWO[question.id] ?? HELD_CHOICES[question.id]?.why ?? 'Confidential.'
      const last = part === 1 ? source : `${source}. Withheld because: ${why}`
      return [[question.label, answer, kindOfFinding(question.id), last]]
    })
    const asked = section.id === 'D' ? log : []
    if (rows.length === 0) return asked
    return [
      { kind: 'heading', level: 3, text: `${section.id}. ${section.title}` },
      {
        kind: 'table',
        caption: `${section.id}. ${section.title}`,
        head: ['Asked', 'Found', 'Kind', part === 1 ? 'Source and date' : 'Source, and why withheld'],
        rows,
      },
      ...asked,
    ]
  })
}

/** Who said so and when: the child or the carer and the day they were seen, else the day it was written down. */
function sourceOf(matter: ReportMatter, section: Section, child: number): string {
  const seen = (id: string): string => answerOf(sectionAnswers(matter.assessment, section.id, child), id)
  if (section.id === 'A' && isDay(seen('seenOn'))) return `Child seen, ${sayDay(seen('seenOn'))}`
  if (section.id === 'B' && isDay(seen('carerSeenOn'))) return `Carer seen, ${sayDay(seen('carerSeenOn'))}`
  if (section.id === 'E' && isDay(seen('ordersCheckedOn')))
    return `${seen('ordersSource') || 'Case record'}, ${sayDay(seen('ordersCheckedOn'))}`
  const key = section.perChild ? `${section.id}${child}` : section.id
  const saved = matter.assessment[key]
  const agencies = section.id === 'C' ? agenciesThatReplied(matter) : ''
  const from = agencies === '' ? 'Social worker' : agencies
  return saved === undefined ? from : `${from}, ${sayDay(dayOf(saved.savedAt))}`
}

function agenciesThatReplied(matter: ReportMatter): string {
  const answers = answersFor(matter.assessment, 'D')
  const names = {
    askedProbation: 'Probation',
    askedPrison: 'Prison',
    askedPolice: 'Police',
    askedLado: 'LADO',
  }
  return Object.entries(names)
    .filter(([id]) => answerOf(answers, id) === 'replied')
    .map(([, name]) => name)
    .join(', ')
}
