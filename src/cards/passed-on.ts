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
  const { cover, teamManager } = submission
  const name = (person: PersonId): string => (person === reader ? 'you' : nameOf(directory, person))
  const first = cover.length > 1 ? ` It went to ${name(teamManager)} first.` : ''
  const wasAsked = [teamManager, ...cover.slice(0, -1).map(({ to }) => to)].includes(reader)
  const who = wasAsked && approverOf(submission) !== reader ? 'You' : 'Whoever was asked before'
  return `Passed to ${name(last.to)} because ${why(submission, around)}.${first} ${who} may still act: whoever acts first wins.`
}

function why({ cover, teamManager }: Submission, { directory, absences, today, reader }: Around): string {
  const before = cover.at(-2)?.to ?? teamManager
  const they = (verb: string, ofYou: string): string =>
    before === reader ? `you ${ofYou}` : `${nameOf(directory, before)} ${verb}`
  if (cover.at(-1)?.because === 'left') return they('is leaving', 'are leaving')
  if (cover.at(-1)?.because === 'no answer') {
    const days = cover.length === 1 ? PATIENCE.first : PATIENCE.cover
    return `${they('has', 'have')} not answered for ${counted(days, 'working day')}`
  }
  const absence = absenceOf(before, today, absences)
  if (absence === undefined) return `${they('was', 'were')} away`
  const away = `${they('is', 'are')} away`
  return absence.until === undefined ? away : `${away} (until ${sayDay(absence.until)})`
}
