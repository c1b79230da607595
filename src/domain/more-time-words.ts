/** How a wish for more time stands, in a sentence for those who may see the referral. No free words of anybody. */
import { type Directory, nameOf } from './directory.ts'
import { sayRequester } from './letters.ts'
import { dayOf, sayDay } from './moment.ts'
import { MORE_TIME_REASONS } from './more-time.ts'
import type { Referral } from './referral.ts'

/** Undefined where nobody asked, or a new date was recorded since. */
export function sayMoreTime({ moreTime, details }: Referral, directory: Directory): string | undefined {
  if (moreTime === undefined) return undefined
  const { stage, until, reason, askedBy, askedAt, answeredBy } = moreTime
  const why = MORE_TIME_REASONS[reason].label
  const asked = `${nameOf(directory, askedBy)} asked on ${sayDay(dayOf(askedAt))} for more time until ${sayDay(until)} (${why[0]?.toLowerCase()}${why.slice(1)}).`
  const manager = answeredBy === undefined ? 'The Team Manager' : nameOf(directory, answeredBy)
  const who = sayRequester(details)
  switch (stage) {
    case 'asked':
      return `${asked} It waits for the Team Manager.`
    case 'not supported':
      return `${asked} ${manager} did not agree, so the date stays.`
    case 'with the prison':
      return `${asked} It waits for ${who}: the date moves when somebody records what they say.`
    case 'refused by the prison':
      return `${asked} ${who[0]?.toUpperCase()}${who.slice(1)} did not agree, so the date stays.`
  }
}
