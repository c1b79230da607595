/** The sample referral with everything that can stand about its due date: more time, a new date, a late one, cover. */
import { chosenDue, type DueChange } from '../../src/domain/deadlines.ts'
import type { MoreTime } from '../../src/domain/more-time.ts'
import type { Details, Referral } from '../../src/domain/referral.ts'
import { DEPUTY, SAM, TESS } from '../../tests/support/council.ts'
import { MAYA, ONE_CHILD, referralWith, submittedWith } from './sample.ts'

const ASKED = '2026-12-02T15:10:00.000Z'
const ANSWERED = '2026-12-03T09:05:00.000Z'
const UNTIL = '2026-12-18'

/** The sample family’s referral while it is written. */
const writing = (details: Details): Referral => referralWith('in_progress', details)

export const WORDS = 'The probation officer is back on Monday.'
export const ANSWER = 'Please ask the duty officer instead.'

export function withMoreTime(stage: MoreTime['stage'], details: Details = ONE_CHILD): Referral {
  const asked = { until: UNTIL, reason: 'probation_awaited', words: WORDS } as const
  const answered = { answeredBy: TESS.id, answeredAt: ANSWERED, answer: ANSWER }
  return {
    ...writing(details),
    moreTime: {
      ...{ ...asked, stage, askedBy: SAM.id, askedAt: ASKED },
      ...(stage === 'asked' ? {} : answered),
    },
  }
}

/** With another due day than the first one. */
export function withNewDate(
  because: 'more time was agreed' | 'corrected by MASH',
  details: Details = ONE_CHILD,
) {
  const referral = writing(details)
  const change: DueChange = {
    ...{ because, from: referral.due.day, to: UNTIL, at: ANSWERED, by: MAYA.id, words: WORDS },
    ...(because === 'corrected by MASH'
      ? {}
      : { agreement: { with: 'Jo Bloggs, OMU', on: '2026-12-03', how: 'e-mail' } }),
  }
  const due = chosenDue(UNTIL, referral.due, { rule: because, calendar: { closures: [] } })
  return { ...referral, due, dueChanges: [change] }
}

export const withHolding = (details: Details = ONE_CHILD): Referral => ({
  ...writing(details),
  holding: { by: TESS.id, at: '2026-12-16T09:30:00.000Z', expected: '2026-12-21' },
})

export function passedOn(because: 'no answer' | 'away', details: Details = ONE_CHILD): Referral {
  const referral = submittedWith(details)
  const cover = [{ to: DEPUTY.id, at: '2026-12-07T09:00:00.000Z', because }]
  return { ...referral, submission: { ...referral.submission, cover } }
}

/** One of each, for whoever looks at all that can be said. */
export const dueSamples = (details: Details = ONE_CHILD): readonly Referral[] => [
  ...(['asked', 'not supported', 'with the prison', 'refused by the prison'] as const).map((stage) =>
    withMoreTime(stage, details),
  ),
  withNewDate('more time was agreed', details),
  withNewDate('corrected by MASH', details),
  withHolding(details),
  passedOn('no answer', details),
]
