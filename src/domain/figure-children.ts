/** What is counted of each child of a referral: codes of the tables, by the answers that were recorded and signed. */
import { ageOf } from './ages.ts'
import { folded, known } from './figure-rows.ts'
import type { ChildFigure, ChildTable, Counted, PageAnswers } from './figure-shapes.ts'
import { type Answers, answerOf } from './form.ts'
import type { DecidedForChild } from './governors-decision.ts'
import { type Day, dayOf, isDay } from './moment.ts'
import { isAfterSending, type Referral } from './referral.ts'
import { NOT_RECORDED, NOT_SAID } from './statistics-tables.ts'

/** In the order in which the children were recorded. */
export const childFigures = (referral: Referral, answers: PageAnswers): readonly ChildFigure[] =>
  referral.details.children.map((child, index) => {
    const received = dayOf(referral.receivedAt)
    const relationship = known('relationship', answerOf(child, 'relationshipToPrisoner'))
    const legal = known('legal_status', answerOf(child, 'legalStatus'))
    return {
      ages: ageGroup(child, received),
      relationship,
      parent_in_prison: folded('parent_in_prison', relationship),
      legal_status: legal,
      in_care: folded('in_care', legal),
      level_asked: askedLevel(referral),
      ...whenSent(referral, { answers, child: index + 1 }),
    }
  })

const GROUPS = [
  { to: 4, row: '0_4' },
  { to: 9, row: '5_9' },
  { to: 15, row: '10_15' },
  { to: 17, row: '16_17' },
] as const

function ageGroup(child: Answers, on: Day): string {
  const born = answerOf(child, 'dateOfBirth')
  if (!isDay(born)) return NOT_RECORDED
  const age = ageOf(child, on)
  return age === undefined ? 'not_born' : (GROUPS.find(({ to }) => age <= to)?.row ?? 'adult')
}

function askedLevel({ details }: Referral): string {
  const level = known('level_asked', answerOf(details.request, 'levelAsked'))
  return level === NOT_RECORDED ? NOT_SAID : level
}

type Later = Extract<ChildTable, 'level_recommended' | 'level_decided' | 'agreement' | 'no_escort'>

const NOT_SENT: Counted<Later, string> = {
  ...{ level_recommended: undefined, level_decided: undefined, agreement: undefined, no_escort: undefined },
}

function whenSent(
  referral: Referral,
  { answers, child }: { readonly answers: PageAnswers; readonly child: number },
): Counted<Later, string> {
  if (!isAfterSending(referral)) return NOT_SENT
  const four = answers[`G${child}`] ?? {}
  const decision = referral.governorsDecisions?.at(-1)
  const decided = decision?.children.find((one) => one.child === child)
  return {
    level_recommended: known('level_recommended', answerOf(four, 'recommendedLevel')),
    level_decided: decision === undefined ? undefined : known('level_decided', String(decided?.level ?? '')),
    agreement: decided === undefined ? 'not_known' : COMPARED[decided.compared],
    no_escort:
      answerOf(four, 'escortFound') === 'no'
        ? known('no_escort', answerOf(four, 'noEscortReason'))
        : undefined,
  }
}

const COMPARED: Readonly<Record<DecidedForChild['compared'], string>> = {
  ...{ 'as advised': 'as_advised', stricter: 'stricter', wider: 'wider' },
}
