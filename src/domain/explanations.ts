/** What needs an explanation (2.7, 40): prompts, not blocks. The Team Manager sees which were left without one. */
import { type Assessment, answersFor, EXPLANATIONS, sectionAnswers } from './assessment.ts'
import { answerOf, choicesOf, type Question } from './form.ts'
import { addDays, ageOn, type Day, isDay } from './moment.ts'
import type { Details } from './referral.ts'

type Facts = {
  /** An answer of a section for this child. */
  readonly answer: (section: string, id: string) => string
  readonly childAnswer: (id: string) => string
  readonly level: number
  readonly today: Day
}

type Rule = { readonly id: string; readonly applies: (facts: Facts) => boolean; readonly say: string }

const childIsAtLeast = (facts: Facts, age: number): boolean => {
  const born = facts.childAnswer('dateOfBirth')
  return isDay(born) && born <= facts.today && ageOn(born, facts.today) >= age
}

export const EXPLAIN = [
  {
    id: 'childDoesNotWant',
    applies: (facts) => facts.answer('A', 'childViewCode') === 'does_not_want' && facts.level > 1,
    say: 'The child does not want contact, and a level above 1 is advised.',
  },
  {
    id: 'carerNotAble',
    applies: (facts) => facts.answer('B', 'ableToProtect') === 'not_able' && facts.level === 4,
    say: 'The carer is not able to protect the child, and level 4 is advised.',
  },
  {
    id: 'childIsVictim',
    applies: (facts) => facts.childAnswer('isVictimOfPrisoner') === 'yes' && facts.level > 1,
    say: 'This child was harmed by the prisoner, and a level above 1 is advised.',
  },
  {
    id: 'openInvestigation',
    applies: (facts) => facts.answer('C', 'openInvestigation') === 'yes' && facts.level >= 3,
    say: 'There is an open police investigation, and level 3 or 4 is advised.',
  },
  {
    id: 'visitWithoutEscort',
    // Level 4 is the level of visits, whatever kinds of contact were ticked.
    applies: (facts) =>
      facts.level === 4 &&
      (facts.answer('G', 'escortFound') === 'no' || facts.answer('G', 'canEndVisit') !== 'yes'),
    say: 'Level 4 is advised, and there is no adult who can go with the child and end a visit.',
  },
  {
    id: 'orderForbids',
    applies: (facts) =>
      facts.level > 1 &&
      choicesOf(facts.answer('E', 'orders')).some((order) =>
        ['non_molestation', 'restraining', 'sexual_harm_prevention', 'licence_no_contact'].includes(order),
      ),
    say: 'An order or a licence condition seems to forbid the contact that is advised.',
  },
  {
    id: 'identityNotVerified',
    applies: (facts) => facts.answer('H', 'identityVerified') === 'not_verified',
    say: 'The child’s identity is not verified.',
  },
  {
    id: 'otherChildrenNotConsidered',
    applies: (facts) => facts.answer('D', 'otherChildren') === '',
    say: 'It is not said whether other children are linked to the prisoner.',
  },
  {
    id: 'notSeenAlone',
    applies: (facts) => facts.answer('A', 'seenAlone') === 'no' && childIsAtLeast(facts, 5),
    say: 'The child is 5 or older and was not seen alone.',
  },
  {
    id: 'longNoContact',
    applies: (facts) => {
      const last = facts.answer('A', 'lastContactDate')
      return facts.level === 4 && (!isDay(last) || ageOn(last, addDays(facts.today, -1)) >= 1)
    },
    say: 'The last contact was more than a year ago, or its date is not given, and level 4 is advised.',
  },
] as const satisfies readonly Rule[]

/** One thing to explain: about which child, and what was written, if anything. */
export type ToExplain = {
  /** `notSeenAlone_2`: also the id of the box it is answered in. */
  readonly id: string
  readonly child: number
  readonly say: string
  readonly explanation: string
}

export function thingsToExplain(details: Details, assessment: Assessment, today: Day): readonly ToExplain[] {
  const given = answersFor(assessment, EXPLANATIONS)
  return details.children.flatMap((childDetails, index) => {
    const child = index + 1
    const answer = (section: string, id: string): string =>
      answerOf(sectionAnswers(assessment, section, child), id)
    const facts: Facts = {
      answer,
      childAnswer: (id) => answerOf(childDetails, id),
      level: Number(answer('G', 'recommendedLevel')) || 0,
      today,
    }
    return EXPLAIN.filter((rule) => rule.applies(facts)).map((rule) => {
      const id = `${rule.id}_${child}`
      return { id, child, say: rule.say, explanation: answerOf(given, id) }
    })
  })
}

/** The page on which they are explained, as questions like any other. */
export const explanationQuestions = (things: readonly ToExplain[], children: number): readonly Question[] =>
  things.map((thing) => ({
    id: thing.id,
    label: children > 1 ? `Child ${thing.child}: ${thing.say}` : thing.say,
    kind: 'long text',
  }))

/** The police ask us to wait: nothing is sent until they agree (2.7, 41; D21). */
export const isHeldForPolice = (assessment: Assessment): boolean => {
  const answers = answersFor(assessment, 'C')
  return answerOf(answers, 'openInvestigation') === 'yes' && answerOf(answers, 'mayProceed') === 'no'
}
