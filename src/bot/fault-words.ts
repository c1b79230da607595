/** What a person reads when something broke: what it means for what they typed, what to do, and a number for the log. */
import { inTime } from '../in-time.ts'

/** A turn that had no answer in time. What it began may still come to its end. */
export class TooSlow extends Error {
  override readonly name = 'TooSlow'
}

/** Teams gives up on a turn after ten seconds, and shows nothing of what comes later. */
const TURN_LIMIT_MS = 8_000

/** The answer, or `TooSlow` while there is still time to say so. */
export const inTurn = <T>(answer: Promise<T> | T): Promise<T> =>
  inTime(answer, TURN_LIMIT_MS, () => new TooSlow('no answer in time'))

/** `id` finds the line in the log. */
export function faultWords(fault: unknown, id: string): string {
  const { code, message } = Object(fault) as { code?: unknown; message?: unknown }
  if (code === NO_ROOM)
    return `There is no room left where I keep things, so nothing was changed. What you typed is not lost while you leave it open: please tell your administrator (${id}), and try again when there is room.`
  if (fault instanceof TooSlow || isAway(code) || (typeof message === 'string' && AWAY_WORDS.test(message)))
    return `I cannot reach my own records just now, so I do not know whether that is done. Please try again in a minute: nothing is ever saved or sent twice. If it goes on, give your administrator this number: ${id}.`
  if (isOfTeams(fault))
    return `Teams is slow to answer me just now, so what you asked for may come to your own chat a little later. If it does not, please press again; if that does not help, give your administrator this number: ${id}.`
  return `Something went wrong on my side, and I have written it down as ${id}. Please try again; if it happens again, give that number to your administrator.`
}

/** A fault of the outside that passes by itself. Whom the bot may not write to is another matter. */
function isOfTeams(fault: unknown): boolean {
  const { name, advice } = Object(fault) as { name?: unknown; advice?: unknown }
  return name === 'Trouble' && (advice === 'try again' || advice === 'not known')
}

/** PostgreSQL's code for a full disk; the embedded store says the same. */
const NO_ROOM = '53100'

/**
 * PostgreSQL’s codes for a connection that failed, a server that stops, starts or is full up, a statement that was ended
 * for taking too long; and those of the system for an address that does not answer.
 */
const AWAY =
  /^(08\w{3}|57P0\d|57014|53300|55P03|25P03|ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|E\w+UNREACH)$/

/** `pg`, the pool and the turns of the embedded store say these without a code. */
const AWAY_WORDS =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|The embedded store stayed busy)/

const isAway = (code: unknown): boolean => typeof code === 'string' && AWAY.test(code)
