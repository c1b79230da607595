/** What a child's age changes: at 16 and 17 their own wishes lead, and at 18 they are no child any more (2.7, 43). */
import { type Answers, answerOf } from './form.ts'
import { addDays, addMonths, ageOn, type Day, isDay, sayDay } from './moment.ts'
import type { Details } from './referral.ts'

/** Whole years on a day; undefined without a date of birth, and for a baby not yet born. */
export function ageOf(child: Answers, on: Day): number | undefined {
  const born = answerOf(child, 'dateOfBirth')
  return isDay(born) && born <= on ? ageOn(born, on) : undefined
}

/** From 16 on what the child wants comes first; what the carer says is still written down. */
export const ownWishesLead = (child: Answers, on: Day): boolean => (ageOf(child, on) ?? 0) >= 16

/** The first day on which somebody is 18: 1 March for whoever was born on 29 February. */
export function eighteenOn(born: Day): Day {
  const day = addMonths(born, 18 * 12)
  return ageOn(born, day) >= 18 ? day : addDays(day, 1)
}

/** `child` counts from 1. */
export type TurnsEighteen = { readonly child: number; readonly on: Day }

/** Each child who is no child any more on the day the report is due, the birthday itself included. */
export const turnsEighteen = ({ children }: Pick<Details, 'children'>, due: Day): readonly TurnsEighteen[] =>
  children.flatMap((child, index) => {
    const born = answerOf(child, 'dateOfBirth')
    const on = isDay(born) ? eighteenOn(born) : undefined
    return on === undefined || on > due ? [] : [{ child: index + 1, on }]
  })

/** A line for each of them, without a name: `Child 2 turns 18 on Mon 14 Dec 2026, …`. */
export const sayTurnsEighteen = (details: Pick<Details, 'children'>, due: Day): readonly string[] =>
  turnsEighteen(details, due).map(({ child, on }) => {
    const who = details.children.length > 1 ? `Child ${child}` : 'The child'
    return `${who} turns 18 on ${sayDay(on)}, by the day the report is due. Please ask whether the request still stands.`
  })
