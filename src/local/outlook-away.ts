/** Automatic replies in the Graph stand-in: who has them on, and until when. */
import type { Moment } from '../domain/moment.ts'
import { json, queryOf, type Route } from './outlook-answers.ts'
import type { Cabinet } from './outlook-cabinet.ts'

/** On from `from` (when it was set, unless told otherwise) to `until`; with no `until`, on until they are switched off. */
export type AutomaticReplies = { readonly from?: Moment; readonly until?: Moment }

export type Absences = {
  /** Undefined switches them off. On disk before it resolves. */
  setAway(userId: string, replies: AutomaticReplies | undefined): Promise<void>
  /** As they were set, also when `until` is past. */
  awayOf(userId: string): AutomaticReplies | undefined
  /** Graph's automaticRepliesSetting. */
  settingOf(userId: string): object
}

const DAY_MS = 86_400_000

export async function openAbsences(options: { cabinet: Cabinet; now: () => number }): Promise<Absences> {
  const { cabinet, now } = options
  const [stored] = await cabinet.all('away', '.json')
  const set = new Map<string, AutomaticReplies>(JSON.parse(stored?.bytes.toString() ?? '[]'))
  // One at a time, because each writes the same file.
  let last: Promise<void> = Promise.resolve()
  return {
    awayOf: (userId) => set.get(userId.toLowerCase()),
    setAway: (userId, replies) => {
      const from = new Date(now()).toISOString()
      if (replies === undefined) set.delete(userId.toLowerCase())
      else set.set(userId.toLowerCase(), { from, ...replies })
      const bytes = Buffer.from(JSON.stringify([...set]))
      last = last.catch(() => undefined).then(() => cabinet.put('away', '000001.json', bytes))
      return last
    },
    settingOf: (userId) => {
      const replies = set.get(userId.toLowerCase())
      const { from = new Date(now()).toISOString(), until = new Date(now() + DAY_MS).toISOString() } =
        replies ?? {}
      const on = replies?.until === undefined ? 'alwaysEnabled' : 'scheduled'
      return {
        status: replies === undefined ? 'disabled' : on,
        externalAudience: 'all',
        // Both times are there whatever the status is, as Exchange has it.
        scheduledStartDateTime: { dateTime: inUtc(from), timeZone: 'UTC' },
        scheduledEndDateTime: { dateTime: inUtc(until), timeZone: 'UTC' },
        internalReplyMessage: '',
        externalReplyMessage: '',
      }
    },
  }
}

/** Seven decimals and no `Z`, as Graph writes it. */
const inUtc = (moment: Moment): string =>
  moment.replace(/(?:\.(\d+))?Z$/, (_, part = '') => `.${part.padEnd(7, '0')}`)

export const awayRoutes = (absences: Absences): readonly Route[] => [
  {
    method: 'GET',
    path: /^\/v1\.0\/users\/([^/]+)\/mailboxSettings\/automaticRepliesSetting$/,
    answer: (call, [userId = '']) => {
      queryOf(call, [])
      return json(200, {
        '@odata.context':
          'https://graph.microsoft.com/v1.0/$metadata#users/mailboxSettings/automaticRepliesSetting',
        ...absences.settingOf(userId),
      })
    },
  },
]
