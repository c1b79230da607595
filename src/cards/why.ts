/** Why it is due that day, what will be said of it, and why somebody was told: each as a card of plain lines. */
import type { Assessment } from '../domain/assessment.ts'
import type { Directory } from '../domain/directory.ts'
import { forecastOf } from '../domain/forecast.ts'
import { type Day, sayDay } from '../domain/moment.ts'
import type { NudgeName } from '../domain/nudges.ts'
import { mayCorrectDue, mayRead, type Person } from '../domain/people.ts'
import { type Referral, STILL_DUE } from '../domain/referral.ts'
import type { WhatNext } from '../domain/what-next.ts'
import { type Line, whyDue } from '../domain/why-due.ts'
import { type Explained, explained } from './explained.ts'
import { mayWantMoreTime, nudgeButtons } from './nudge-buttons.ts'
import { nudgeLines } from './nudge-lines.ts'
import type { Card, Surface } from './render.ts'

export type Asked = {
  readonly referral: Referral
  readonly assessment: Assessment
  readonly by: Person
  readonly directory: Directory
  readonly today: Day
}

export function whyDateCard({ referral, by, directory }: Asked, surface: Surface): Card {
  const { working, changes, open } = whyDue(referral, directory)
  const { reference, due } = referral
  return explained(
    {
      title: `${reference}: why it is due ${sayDay(due.day)}`,
      sections: [
        { heading: '', lines: working },
        { heading: 'What was changed', lines: changes },
        { heading: 'Still open', lines: open },
      ],
      buttons: [
        { title: 'See the referral', verb: 'show', reference },
        { title: 'What next', verb: 'what-next', reference },
        ...moreTime(referral, by),
        ...(mayCorrectDue(by, referral) && STILL_DUE.includes(referral.status)
          ? [{ title: 'Correct the date', verb: 'correct-date', reference }]
          : []),
      ],
    },
    surface,
  )
}

export function whatNextCard(asked: Asked, next: WhatNext, surface: Surface): Card {
  const { reference } = asked.referral
  return explained(
    {
      title: `${reference}: what comes next`,
      sections: [
        { heading: '', lines: forecast(asked) },
        { heading: 'If nothing happens', lines: next.coming },
        { heading: 'Said so far', lines: next.said },
      ],
      buttons: [
        { title: 'See the referral', verb: 'show', reference },
        { title: 'Why this day?', verb: 'why-date', reference },
        ...moreTime(asked.referral, asked.by),
      ],
    },
    surface,
  )
}

type Nudged = Asked & {
  readonly name: NudgeName
  readonly lines: readonly Line[]
  /** The day of the digest it came with; empty where it came alone. */
  readonly digest: Day | ''
}

export function whyNudgeCard(nudged: Nudged, surface: Surface): Card {
  return explained(
    {
      title: `${nudged.referral.reference}: why did I get this?`,
      sections: [
        { heading: '', lines: nudged.lines },
        { heading: 'How it stands now', lines: nudgeLines(nudged) },
      ],
      buttons: nudgeButtons(nudged, true),
    },
    surface,
  )
}

function forecast({ referral, assessment, by, directory, today }: Asked): readonly Line[] {
  if (!mayRead(by, referral)) return []
  const value = forecastOf(referral, assessment, { today, calendar: directory.council })
  return value === undefined ? [] : [{ label: 'Forecast', value }]
}

const moreTime = (referral: Referral, by: Person): Explained['buttons'] =>
  mayWantMoreTime({ referral, by })
    ? [{ title: 'Ask for more time', verb: 'ask-more-time', reference: referral.reference }]
    : []
