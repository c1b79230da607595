/** What comes of the clock: every nudge, a morning of several, why and what next, snooze, and the line in the channel. */
import { nudgeDigest } from '../../src/cards/nudge-digest.ts'
import { overduePost } from '../../src/cards/overdue-post.ts'
import type { Card } from '../../src/cards/render.ts'
import { snoozeCard } from '../../src/cards/snooze.ts'
import { whatNextCard, whyDateCard, whyNudgeCard } from '../../src/cards/why.ts'
import { openAlmanac } from '../../src/domain/almanac.ts'
import type { Assessment } from '../../src/domain/assessment.ts'
import { foresee } from '../../src/domain/foresee.ts'
import { addDays, type Day, momentAt } from '../../src/domain/moment.ts'
import { NUDGE_NAMES, type NudgeName, rungOf } from '../../src/domain/nudges.ts'
import type { Person } from '../../src/domain/people.ts'
import { type Details, type Referral, STILL_DUE } from '../../src/domain/referral.ts'
import { refuse } from '../../src/domain/refusal.ts'
import { type Told, whatNext } from '../../src/domain/what-next.ts'
import { whyNudge } from '../../src/domain/why-nudge.ts'
import { HEAD } from '../../tests/support/council.ts'
import type { MadeCard } from './made-cards.ts'
import * as sample from './sample.ts'

const { COUNCIL: directory, SAM, TESS, MAYA } = sample
const DUE = '2026-12-15'
const calendar = directory.council

/** Everything that a nudge, or a question about one, shows to anybody. */
export const nudgeCards = (details: Details): readonly MadeCard[] => [
  ...NUDGE_NAMES.map((name) => chat(`nudges, ${name}`, single(name, details))),
  chat('nudges, a morning of five', several(5, details)),
  chat('nudges, a Monday of nineteen', several(19, details)),
  chat('nudges, the rest of the nineteen', several(19, details, 15)),
  chat('nudges, for a head of service', several(3, details, 0, HEAD)),
  chat('explained, why it is due', whyDateCard(asked(moved(details), TESS, '2026-12-11'), 'chat')),
  chat('explained, what next', nextCard(details)),
  chat('explained, why this nudge', whyCard(details)),
  chat('snooze', snoozeCard(snoozed(details, ''), 'chat')),
  chat('snooze, too late a day', snoozeCard(snoozed(details, refuse('notPastDue').say), 'chat')),
  ...STILL_DUE.map(
    (status): MadeCard => ({
      name: `overdue, ${status}`,
      surface: 'channel',
      card: overduePost(sample.referralWith(status, details), directory, '2026-12-16'),
    }),
  ),
]

const chat = (name: string, card: Card): MadeCard => ({ name, surface: 'chat', card })

const half = (details: Details): Assessment => {
  const { A1, B, C } = sample.wholeAssessment(details.children.length)
  return A1 && B && C ? { A1, B, C: { ...C, savedAt: '2026-12-07T10:00:00.000Z' } } : {}
}

const asked = (referral: Referral, by: Person, today: Day) => ({
  ...{ referral, by, today, directory },
  assessment: half(referral.details),
})

/** Who reads a rung in the sample council, and on which day. */
function single(name: NudgeName, details: Details): Card {
  const { during, when, to } = rungOf(name)
  const status =
    to[0] === 'worker' || name === 'overdue' ? during.find((each) => each !== 'assigned_to_team') : during[0]
  const isWritten = status === 'allocated' ? 'in_progress' : (status ?? 'in_progress')
  const referral = sample.referralWith(isWritten, details)
  const by =
    to[0] === 'worker' ? SAM : to[0] === 'recorder' ? MAYA : to[0] === 'head of service' ? HEAD : TESS
  const today =
    when.from === 'due'
      ? addDays(DUE, Math.trunc(when.workingDays * 1.4))
      : when.from === 'weekly'
        ? '2026-12-21'
        : '2026-12-08'
  return nudgeDigest(
    {
      items: [{ referral: name === 'dueMoved' ? dayOff(referral) : referral, name }],
      ...{ assessment: half(details), by, directory, now: momentAt(today, '09:00'), digest: '' },
    },
    'chat',
  )
}

const dayOff = (referral: Referral): Referral => ({
  ...referral,
  dueChanges: [
    {
      ...{ because: 'a day off was added', from: '2026-12-16', to: DUE, by: 'bot' },
      ...{ at: '2026-12-07T09:00:00.000Z', words: 'a day the council is closed' },
    },
  ],
})

function several(count: number, details: Details, from = 0, by: Person = TESS): Card {
  const names = ['overdue', 'dueToday', 'notReadYet', 'signOffWaiting', 'allocate'] as const
  const items = Array.from({ length: count }, (_, index) => {
    const name = names[Math.floor((index * names.length) / count)] ?? 'allocate'
    const status = name === 'allocate' ? 'assigned_to_team' : name === 'overdue' ? 'in_progress' : 'submitted'
    const referral = sample.referralWith(status, details)
    const reference = `PCA-2026-${String(101 + index).padStart(4, '0')}`
    const days = { overdue: -1, dueToday: 0, notReadYet: 3, signOffWaiting: 6, allocate: 9 } as const
    return {
      name,
      referral: { ...referral, reference, due: { ...referral.due, day: addDays(DUE, days[name]) } },
    }
  })
  const now = momentAt(DUE, '09:00')
  return nudgeDigest({ items, assessment: {}, by, directory, now, digest: DUE, from }, 'chat')
}

/** Moved by agreement, then once more asked for. */
function moved(details: Details): Referral {
  const referral = sample.referralWith('in_progress', details)
  const day = '2026-12-18'
  return {
    ...referral,
    due: { ...referral.due, day, before: day, rule: 'more time was agreed' },
    dueChanges: [
      {
        ...{ because: 'more time was agreed', from: DUE, to: day, by: SAM.id },
        ...{ at: '2026-12-10T14:02:00.000Z', words: 'The child could not be seen yet' },
        agreement: { with: 'O. Omu, offender manager, HMP Example', on: '2026-12-10', how: 'telephone call' },
      },
    ],
    moreTime: {
      ...{ stage: 'asked', until: '2026-12-22', reason: 'probation_awaited', words: '' },
      ...{ askedBy: SAM.id, askedAt: '2026-12-11T09:30:00.000Z' },
    },
  }
}

const told: readonly Told[] = [
  {
    ...{ name: 'contactsDue', to: SAM.id, status: 'passed over', quiet: 'work goes on' },
    ...{ at: '2026-12-01T09:00:00.000Z', occasion: DUE },
  },
  {
    ...{ name: 'sectionsLeft', to: SAM.id, status: 'said', quiet: undefined },
    ...{ at: '2026-12-08T09:00:00.000Z', occasion: DUE },
  },
]

const ahead = (referral: Referral, now: string) =>
  foresee(
    { referral, progressAt: undefined, snoozes: [], absences: [], directory, now },
    openAlmanac(calendar),
  )

function nextCard(details: Details): Card {
  const referral = sample.referralWith('submitted', details)
  const coming = ahead(referral, '2026-12-03T15:00:00.000Z')
  return whatNextCard(asked(referral, TESS, '2026-12-03'), whatNext(coming, told, directory), 'chat')
}

function whyCard(details: Details): Card {
  const referral = sample.referralWith('in_progress', details)
  const name = 'sectionsLeft'
  const coming = ahead(referral, '2026-12-08T09:00:00.000Z')
  const lines = whyNudge({ name, occasion: DUE, by: SAM.id, told, coming }, directory)
  return whyNudgeCard({ ...asked(referral, SAM, '2026-12-08'), name, lines, digest: '2026-12-08' }, 'chat')
}

const snoozed = (details: Details, problem: string) => ({
  ...{ referral: sample.referralWith('in_progress', details), calendar, problem },
  ...{ today: '2026-12-08', stamp: 'a1' },
})
