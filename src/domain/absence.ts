/** Who is away, as they said themselves or as their Outlook says. */
import { keptIndex } from './kept-index.ts'
import type { Day } from './moment.ts'
import type { PersonId } from './people.ts'

/** `until` is the last day away; open when nobody said. */
export type Absence = {
  readonly person: PersonId
  readonly from: Day
  readonly until: Day | undefined
  readonly source: 'said so' | 'Outlook'
}

export const absenceOf = (person: PersonId, day: Day, absences: readonly Absence[]): Absence | undefined =>
  byPerson(absences, person.toLowerCase()).find(
    ({ from, until }) => from <= day && (until === undefined || day <= until),
  )

const byPerson = keptIndex<Absence>(({ person }) => [person.toLowerCase()])

export const isAway = (person: PersonId, day: Day, absences: readonly Absence[]): boolean =>
  absenceOf(person, day, absences) !== undefined
