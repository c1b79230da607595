/** Everything that is left at the end of a run: the store, the mailbox, the log, and what was heard at Teams. */
import { teamById } from '../../src/domain/directory.ts'
import type { EventName } from '../../src/domain/events.ts'
import { hoursOf } from '../../src/domain/hours.ts'
import { type Moment, momentAt } from '../../src/domain/moment.ts'
import type { Referral, Status } from '../../src/domain/referral.ts'
import { referralsAfter } from '../../src/store/read-all.ts'
import type { NudgeTable } from '../../src/store/tables.ts'
import { firstBrokenSeal } from '../../tests/support/stored.ts'
import type { Mail } from './checks/sent-twice.ts'
import type { Counted } from './checks/surplus.ts'
import type { Heard } from './listening.ts'
import type { ByItself, CalendarAt, DueDay, Rung, Step, Told } from './records.ts'
import type { Town } from './town.ts'

export type Evidence = {
  readonly referrals: readonly Referral[]
  readonly heard: readonly Heard[]
  /** Messages to people and e-mails, at the far end and in the ledger. */
  readonly counted: readonly Counted[]
  readonly byItself: readonly ByItself[]
  readonly occasions: readonly Rung[]
  readonly told: readonly Told[]
  readonly steps: readonly Step[]
  readonly dueDays: readonly DueDay[]
  readonly mails: readonly Mail[]
  readonly notifications: readonly string[]
  readonly logged: readonly string[]
  readonly brokenSeal: number | undefined
  readonly givenUp: readonly string[]
  readonly calendarAt: CalendarAt
  readonly end: Moment
}

/** Said by the clock's doing. What answers a person's own act may come whenever they act. */
const BY_THE_CLOCK: readonly string[] = ['nudged', 'overdue', 'passedOn'] satisfies readonly EventName[]

export async function gather(town: Town, heard: readonly Heard[]): Promise<Evidence> {
  const { running, diary } = town
  const { database } = running.product
  const { kysely } = database
  const referrals = await referralsAfter(kysely)
  const notices = await kysely.selectFrom('notice').selectAll().orderBy('promised_at').execute()
  const nudges = await kysely.selectFrom('nudge').selectAll().orderBy('at').execute()
  const audit = await kysely.selectFrom('audit').selectAll().orderBy('id').execute()
  const team = new Map(referrals.map((referral) => [referral.reference, referral.team]))
  const hours = (reference: string) => hoursOf(teamById(running.directory, team.get(reference) ?? ''))
  const done = new Map(
    notices.flatMap(({ key, status, done_at }) =>
      status === 'accepted' && done_at ? [[key, done_at] as const] : [],
    ),
  )
  const said = nudges.filter(({ status, notice }) => status === 'said' && done.has(notice ?? ''))
  const wasTold = (nudge: NudgeTable): Told => ({
    reference: nudge.reference,
    at: done.get(nudge.notice ?? '') ?? nudge.at,
  })
  const accepted = (by: string): number =>
    notices.filter(({ way, status }) => way === by && status === 'accepted').length
  return {
    ...{ referrals, heard },
    counted: [
      {
        what: 'messages',
        arrived: heard.filter(({ isChannel, isNew, summary }) => !isChannel && isNew && summary !== '')
          .length,
        accepted: accepted('chat'),
      },
      { what: 'e-mails', arrived: running.outlook.mails().length, accepted: accepted('email') },
    ],
    byItself: [
      ...notices
        .filter(({ event }) => BY_THE_CLOCK.includes(event))
        .flatMap(({ key, reference }) => {
          const at = done.get(key)
          const all = nudges.filter(({ notice }) => notice === key).map((nudge) => nudge.reference)
          return at === undefined ? [] : [{ key, at, hours: [...new Set([reference, ...all])].map(hours) }]
        }),
      // The same as it was seen to arrive, whatever the ledger says.
      ...heard
        .filter(({ rungs }) => rungs.length > 0)
        .map(({ at, rungs }) => ({
          ...{ at, key: `heard: ${rungs[0]?.rung} of ${rungs[0]?.reference}` },
          hours: rungs.map(({ reference }) => hours(reference)),
        })),
    ],
    occasions: said.map(({ person, reference, name }) => ({ to: person, reference, rung: name })),
    told: [
      ...said.map(wasTold),
      ...audit.filter(({ what }) => what === 'passOn').map(({ reference, at }) => ({ reference, at })),
    ],
    steps: audit.map(({ reference, at, what, to_status }) => ({
      ...{ reference, at, what },
      to: to_status as Status,
    })),
    dueDays: referrals.flatMap(dueDaysOf),
    mails: running.outlook.mails().map(({ to, subject, dispatchId, attachments }) => ({
      ...{ to, subject, dispatchId },
      isReport: attachments.length > 0,
    })),
    notifications: running.outlook.notifications().map((each) => JSON.stringify(each)),
    logged: running.logged,
    brokenSeal: await firstBrokenSeal(database),
    givenUp: [
      ...notices.filter(({ status }) => status === 'failed').map(({ key }) => key),
      ...running.logged.filter((line) => line.includes('job given up')),
    ],
    calendarAt: (at) => ({
      closures: at >= momentAt(diary.closure.known, '00:00') ? diary.closure.days : [],
    }),
    end: running.clock.now(),
  }
}

function dueDaysOf({ reference, recordedAt, firstDue, dueChanges }: Referral): readonly DueDay[] {
  const stood = [
    { day: firstDue, from: recordedAt },
    ...dueChanges.map(({ to, at }) => ({ day: to, from: at })),
  ]
  return stood.map((due, index) => ({ reference, ...due, until: stood[index + 1]?.from }))
}
