/** Why a report came to somebody for sign-off who was not asked first, in one or two sentences. */
import { type Absence, absenceOf } from '../domain/absence.ts'
import { PATIENCE } from '../domain/cover.ts'
import { type Directory, nameOf } from '../domain/directory.ts'
import { approverOf } from '../domain/holder.ts'
import { type Day, sayDay } from '../domain/moment.ts'
import { counted } from '../domain/number-words.ts'
import type { PersonId } from '../domain/people.ts'
import type { Submission } from '../domain/referral.ts'

export type Around = {
  readonly directory: Directory
  readonly absences: readonly Absence[]
  readonly today: Day
  /** Who looks at it. */
  readonly reader: PersonId
}

/** Empty where it is with the one it went to first. */
export function sayPassedOn(submission: Submission, around: Around): string {
  const { directory, reader } = around
  const last = submission.cover.at(-1)
  if (last === undefined) return ''
  const to = approverOf(submission) === reader ? 'you' : nameOf(directory, last.to)
  const first =
    submission.cover.length > 1 ? ` It went to ${nameOf(directory, submission.teamManager)} first.` : ''
  return `Passed to ${to} because ${why(submission, around)}.${first} Whoever was asked before may still act: whoever acts first wins.`
}

function why({ cover, teamManager }: Submission, { directory, absences, today }: Around): string {
  const before = cover.at(-2)?.to ?? teamManager
  const name = nameOf(directory, before)
  if (cover.at(-1)?.because === 'no answer') {
    const days = cover.length === 1 ? PATIENCE.first : PATIENCE.cover
    return `${name} has not answered for ${counted(days, 'working day')}`
  }
  const absence = absenceOf(before, today, absences)
  if (absence === undefined) return `${name} was away`
  return absence.until === undefined ? `${name} is away` : `${name} is away (until ${sayDay(absence.until)})`
}
