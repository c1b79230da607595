/** The Team Manager's checklist (field notes 1.3) as far as a machine can go: passed, or needs your eye. */
import { answersFor, sectionAnswers } from './assessment.ts'
import { sayNotHeard } from './contact-words.ts'
import { thingsToExplain } from './explanations.ts'
import { answerOf, choicesOf } from './form.ts'
import { careGaps, IN_CARE, isInCare } from './in-care.ts'
import { ageOn, type Day, dayOf, isDay } from './moment.ts'
import type { ReportInput } from './report-matter.ts'
import { safetyRows } from './safety-checks.ts'

export type Check = {
  readonly id: string
  readonly say: string
  readonly passed: boolean
  readonly look: string
}

type Each = {
  readonly child: number
  readonly answer: (section: string, id: string) => string
  readonly age: number
}
type Rule = {
  readonly id: string
  readonly say: string
  readonly look: string
  readonly passed: (each: Each) => boolean
}

/** Judged for each child; a check passes when it passes for every one of them. */
const FOR_EACH_CHILD: readonly Rule[] = [
  {
    id: 'seen',
    say: 'Child seen, alone if old enough, and their own words written down',
    look: 'The child was not seen, or not alone, or their own words are missing.',
    passed: ({ answer, age }) =>
      answer('A', 'childView') !== '' &&
      answer('A', 'seenOn') !== '' &&
      (age < 5 || answer('A', 'seenAlone') === 'yes'),
  },
  {
    id: 'answers',
    say: 'All four answers are there',
    look: 'One of the four answers is missing.',
    passed: ({ answer }) =>
      ['circumstances', 'inBestInterests', 'bestInterestsReasons', 'recommendedLevel', 'escortFound'].every(
        (id) => answer('G', id) !== '',
      ),
  },
  {
    id: 'chronology',
    say: 'Chronology on file or written',
    look: 'There is no chronology. Read why.',
    passed: ({ answer }) => ['on_file', 'created'].includes(answer('D', 'chronology')),
  },
  {
    id: 'asked',
    say: 'Probation, the prison, the police and the LADO were asked',
    look: 'Someone was not asked, or has not replied. Read why.',
    passed: ({ answer }) =>
      ['askedProbation', 'askedPrison', 'askedPolice', 'askedLado'].every(
        (id) => answer('D', id) === 'replied',
      ),
  },
  {
    id: 'protect',
    say: 'Carer’s ability to protect is judged, with what shows it',
    look: 'It is not said what shows that the carer can protect.',
    passed: ({ answer }) => answer('B', 'ableToProtect') !== '' && answer('B', 'protectEvidence') !== '',
  },
  {
    id: 'otherChildren',
    say: 'Other children linked to the prisoner are considered, and what the advice means for them',
    look: 'Other children are not mentioned, or it is not said what the advice means for them.',
    passed: ({ answer }) => answer('D', 'otherChildren') !== '' && answer('D', 'precedent') !== '',
  },
  {
    id: 'escort',
    say: 'The adult to go with the child is named, checked, willing and able to end a visit',
    look: 'The adult is not named, checked and willing, or may not be able to keep the child safe and end a visit.',
    // No contact needs nobody to go with the child.
    passed: ({ answer }) =>
      answer('G', 'recommendedLevel') === '1' ||
      (['escortFound', 'escortWilling', 'canKeepChildSafe', 'canEndVisit'].every(
        (id) => answer('G', id) === 'yes',
      ) &&
        answer('G', 'escortPoliceCheck') === 'clear'),
  },
  {
    id: 'identity',
    say: 'Identity verified',
    look: 'Identity is not verified.',
    passed: ({ answer }) => !['', 'not_verified'].includes(answer('H', 'identityVerified')),
  },
  {
    id: 'level',
    say: 'A level with reasons, and conditions where there is contact',
    look: 'Contact is advised with no condition at all.',
    passed: ({ answer }) =>
      answer('G', 'recommendedLevel') === '1' ||
      choicesOf(answer('G', 'conditions')).length > 0 ||
      answer('G', 'otherConditions') !== '',
  },
  {
    id: 'orders',
    say: 'Orders and licence conditions checked',
    look: 'There is an order or a licence condition. Read what it says.',
    passed: ({ answer }) => answer('E', 'ordersCheckedOn') !== '' && answer('E', 'orders') === 'none_known',
  },
]

/** Every check, those that need an eye first. */
export function checkReport(input: ReportInput, approvedAddress: boolean): readonly Check[] {
  const { details } = input.referral
  const today = dayOf(input.submittedAt)
  const each = details.children.map((childDetails, index): Each => {
    const born = answerOf(childDetails, 'dateOfBirth')
    return {
      child: index + 1,
      answer: (section, id) => answerOf(sectionAnswers(input.assessment, section, index + 1), id),
      age: isDay(born) && born <= today ? ageOn(born, today) : 0,
    }
  })
  const unexplained = thingsToExplain(input.referral, input.assessment, today).filter(
    (thing) => thing.explanation === '',
  )
  const police = answerOf(answersFor(input.assessment, 'C'), 'openInvestigation')
  const checks: readonly Check[] = [
    ...FOR_EACH_CHILD.map(({ id, say, look, passed }) => ({
      ...{ id, say, passed: each.every(passed) },
      look: id === 'asked' ? [look, ...sayNotHeard(input.referral, today)].join(' ') : look,
    })),
    careRow(input, today),
    row(
      'police',
      'No open police investigation',
      'There is an open or unknown police investigation.',
      police === 'no',
    ),
    ...safetyRows(input),
    row(
      'addressee',
      'Prison number and approved address are there',
      'The prison number or the approved address is missing.',
      approvedAddress && answerOf(details.prisoner, 'prisonNumber') !== '',
    ),
    row(
      'explained',
      'Nothing is left unexplained',
      `Left without an explanation: ${unexplained.map((thing) => (each.length > 1 ? `Child ${thing.child}: ${thing.say}` : thing.say)).join(' ')}`,
      unexplained.length === 0,
    ),
    row('language', '', 'Facts and opinions told apart; words the child may read one day.', false),
  ]
  return [...checks.filter((check) => !check.passed), ...checks.filter((check) => check.passed)]
}

/** Whether every child in care has what a child in care needs, or which of them lacks what. */
function careRow({ referral, assessment }: ReportInput, today: Day): Check {
  const { children } = referral.details
  const inCare = children.flatMap((child, index) => (isInCare(child) ? [{ child, number: index + 1 }] : []))
  const gaps = inCare.flatMap(({ child, number }) => {
    const open = careGaps(child, sectionAnswers(assessment, IN_CARE, number), today)
    return open.length === 0 ? [] : [`Child ${number} is in care: ${open.join('; ')}.`]
  })
  const say =
    inCare.length === 0 ? 'No child in care' : 'Child in care: care plan, reviewing officer and consent'
  return row('care', say, gaps.join(' '), gaps.length === 0)
}

const row = (id: string, say: string, look: string, passed: boolean): Check => ({ id, say, look, passed })
