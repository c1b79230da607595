/** The words of the families and of the staff of a run, by which it is seen who got to read what. */

import type { Answers } from '../../src/domain/form.ts'
import { addDays, type Day } from '../../src/domain/moment.ts'
import { ASSESSMENT, CARER, CHILD, PRISONER, REQUEST } from '../../tests/support/answers.ts'

/** Stands in each name of a family; the team that has it follows. */
export const FAMILY_WORD = 'Zwartekraai'

export const familyOf = (team: string): string =>
  `${FAMILY_WORD}-${team.charAt(0).toUpperCase()}${team.slice(1)}`

/** One family: no two are so alike that they would be shown together. */
export type Family = { readonly team: string; readonly number: number; readonly today: Day }

const own = (number: number): string =>
  [...String(number)].map((digit) => 'bcdfghjklm'.charAt(Number(digit))).join('a')

const named = ({ team, number }: Family, { fullName, ...answers }: Answers): Answers => ({
  ...answers,
  fullName: `${String(fullName).split(' ')[0]}${own(number)} ${familyOf(team)}`,
})

/** The pages of the form that MASH fills in, by their names. */
export const requestOf = (family: Family): Readonly<Record<string, Answers>> => ({
  request: { ...REQUEST, receivedOn: family.today, requesterName: `Olive ${familyOf(family.team)}` },
  prisoner: {
    ...named(family, PRISONER),
    dateOfBirth: addDays('1960-01-01', (family.number * 97) % 14_000),
    prisonNumber: `A${String(family.number % 10_000).padStart(4, '0')}QZ`,
  },
  child: { ...named(family, CHILD), caseSystemId: `CS-${family.number}` },
  carer: { ...named(family, CARER), team: family.team },
})

export const PAGES = Object.keys(ASSESSMENT)

/** `again` makes the words new, so that a second save changes something. */
export function pageOf(key: string, today: Day, again: number): Answers {
  const days: Readonly<Record<string, Answers>> = {
    A: { seenOn: today },
    B: { carerSeenOn: today },
    E: { ordersCheckedOn: today },
    G: { reviewAgainOn: addDays(today, 200) },
  }
  const usual = { ...ASSESSMENT[key], ...days[key.charAt(0)] }
  if (again === 0) return usual
  return { ...usual, circumstances: `Settled with her grandmother, looked at again ${again} times.` }
}
