/** What needs an explanation (2.7, 40): prompts, not blocks. The Team Manager sees which were left without one. */
import { ownWishesLead, turnsEighteen } from './ages.ts'
import { type Assessment, answersFor, EXPLANATIONS, sectionAnswers } from './assessment.ts'
import { answerOf, choicesOf, type Question } from './form.ts'
import { isInCare } from './in-care.ts'
import { addDays, ageOn, type Day, isDay } from './moment.ts'
import type { Referral } from './referral.ts'

type Facts = {
  /** An answer of a section for this child. */
  readonly answer: (section: string, id: string) => string
  readonly childAnswer: (id: string) => string
  readonly children: number
  readonly isInCare: boolean
  readonly ownWishesLead: boolean
  readonly turnsEighteen: boolean
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
    applies: (facts) =>
      facts.answer('D', 'otherChildren') === '' ||
      (facts.children > 1 && facts.answer('D', 'precedent') === ''),
    say: 'It is not said whether other children are linked to the prisoner, or what the advice means for them.',
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
  {
    id: 'ownWishes',
    applies: (facts) =>
      facts.ownWishesLead &&
      (facts.answer('A', 'childViewCode') === 'not_asked' ||
        (facts.answer('A', 'childViewCode') === 'wants' && facts.level === 1)),
    say: 'The child is 16 or older, and their own wishes were not asked or are not followed.',
  },
  {
    id: 'turnsEighteen',
    applies: (facts) => facts.turnsEighteen,
    say: 'The child turns 18 by the day the report is due.',
  },
  {
    id: 'carePlanAgainst',
    applies: (facts) =>
      facts.isInCare && facts.level > 1 && facts.answer('J', 'carePlanSays') === 'no_contact',
    say: 'The care plan says no contact with this person, and a level above 1 is advised.',
  },
  {
    id: 'contactWouldStop',
    applies: (facts) =>
      facts.isInCare &&
      facts.level === 1 &&
      (facts.answer('J', 'courtContact') === 'yes' ||
        ['contact', 'limited'].includes(facts.answer('J', 'carePlanSays'))),
    say: 'Level 1 is advised for a child in care for whom a court or the care plan has set contact.',
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

type Asked = Pick<Referral, 'details' | 'due'>

export function thingsToExplain(
  { details, due }: Asked,
  assessment: Assessment,
  today: Day,
): readonly ToExplain[] {
  const given = answersFor(assessment, EXPLANATIONS)
  const adults = turnsEighteen(details, due.day).map(({ child }) => child)
  return details.children.flatMap((childDetails, index) => {
    const child = index + 1
    const answer = (section: string, id: string): string =>
      answerOf(sectionAnswers(assessment, section, child), id)
    const facts: Facts = {
      answer,
      childAnswer: (id) => answerOf(childDetails, id),
      children: details.children.length,
      isInCare: isInCare(childDetails),
      ownWishesLead: ownWishesLead(childDetails, today),
      turnsEighteen: adults.includes(child),
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
