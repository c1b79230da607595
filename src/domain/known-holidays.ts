/** A warning in good time that the known bank holidays come to an end, and with them the counting of due dates. */
import { canCountFrom } from './deadlines.ts'
import { addDays, type Day, daysBetween, sayDay } from './moment.ts'
import { type Calendar, knownUntil } from './working-days.ts'

/** gov.uk announces a year about two years ahead, so who is warned now can mend it now. */
const WARN_DAYS = 200

/**
 * What will stop on which day, and what mends it, for the log and the administrator. `undefined` while the bank
 * holidays of 200 days or more after today are known. The council's closures may bring that day forward.
 */
export function holidaysWarning(today: Day, calendar: Calendar = { closures: [] }): string | undefined {
  const until = knownUntil()
  if (daysBetween(today, until) >= WARN_DAYS) return undefined
  const stop = sayDay(firstUncounted(until, calendar))
  return `The bank holidays are known only until ${sayDay(until)}, so no referral received on ${stop} or later can be recorded until \`npm run holidays\` has fetched the next year and the bot has been started again.`
}

/** The first day from which no due date can be worked out: the end of what is known, less the weeks to count. */
function firstUncounted(until: Day, calendar: Calendar): Day {
  let day = until
  while (!canCountFrom(addDays(day, -1), calendar)) day = addDays(day, -1)
  return day
}
