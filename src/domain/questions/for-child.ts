/** A page as it is asked about these very children: who consents by legal status, and whose wishes lead at 16 and 17. */
import { ownWishesLead } from '../ages.ts'
import type { Answers, Question } from '../form.ts'
import { withGoodAnswers } from '../guidance/good-answers.ts'
import { consentFor, IN_CARE } from '../in-care.ts'
import type { Day } from '../moment.ts'
import type { FormPage } from '../questions.ts'
import type { Section } from './build.ts'

export const OWN_WISHES = {
  child:
    'This child is 16 or older: their own wishes lead. Write them down first, and what follows from them.',
  view: 'Their own wishes lead: what do they want, how sure are they, and who else has spoken to them?',
  carer:
    'A child here is 16 or older, so the child’s own wishes lead. What the carer thinks still has to be here.',
} as const

/** The same questions in the same order; only the words around them differ. */
export function askedOf(page: FormPage, children: readonly Answers[], today: Day): Section {
  const section = suited(page, children, today)
  return { ...section, questions: withGoodAnswers(section.questions) }
}

function suited({ section, child }: FormPage, children: readonly Answers[], today: Day): Section {
  const about = child === undefined ? undefined : children[child - 1]
  if (about !== undefined && section.id === IN_CARE)
    return { ...section, questions: withHelp(section, 'consentBy', consentFor(about).help) }
  if (about !== undefined && section.id === 'A' && ownWishesLead(about, today))
    return {
      ...section,
      intro: OWN_WISHES.child,
      questions: withHelp(section, 'childView', OWN_WISHES.view),
    }
  const oneLeads = children.some((each) => ownWishesLead(each, today))
  return section.id === 'B' && oneLeads ? { ...section, intro: OWN_WISHES.carer } : section
}

const withHelp = ({ questions }: Section, id: string, help: string): readonly Question[] =>
  questions.map((question) => (question.id === id ? { ...question, help } : question))
