/** What must be nothing at the end of a run, each with what was found. */
import { namesIn, type Place } from './checks/names.ts'
import { outsideHours } from './checks/outside-hours.ts'
import { saidTwice } from './checks/said-twice.ts'
import { sentTwice } from './checks/sent-twice.ts'
import { type Silence, silence } from './checks/silence.ts'
import { surplus } from './checks/surplus.ts'
import { STAFF_WORD } from './council.ts'
import { FAMILY_WORD } from './deeds.ts'
import type { Diary } from './diary.ts'
import type { Evidence } from './evidence.ts'
import type { Rung } from './records.ts'

export type Found = { readonly what: string; readonly found: readonly string[] }

export type Verdict = { readonly mustBeNothing: readonly Found[]; readonly silence: Silence }

export function judge(evidence: Evidence, diary: Diary): Verdict {
  const quiet = silence({ ...evidence, downtime: diary.downtime })
  return {
    silence: quiet,
    mustBeNothing: [
      { what: 'said outside hours', found: outsideHours(evidence.byItself, evidence.calendarAt) },
      { what: 'said twice', found: saidTwice(rungsHeard(evidence), evidence.occasions) },
      { what: 'due day reached in silence', found: quiet.silent },
      {
        what: 'audit chain broken',
        found: evidence.brokenSeal === undefined ? [] : [`line ${evidence.brokenSeal}`],
      },
      { what: 'e-mails sent twice', found: sentTwice(evidence.mails) },
      { what: 'arrived and not as promised', found: surplus(evidence.counted) },
      { what: 'jobs given up', found: evidence.givenUp },
      { what: 'names where none may stand', found: names(evidence) },
    ],
  }
}

const OVERDUE = /^Prison contact assessment (PCA-\d{4}-\d+) is overdue$/

/** In a channel the line itself is the rung. */
function rungsHeard({ heard }: Evidence): readonly Rung[] {
  return heard.flatMap(({ to, isChannel, isNew, summary, rungs }): readonly Rung[] => {
    if (!isChannel) return rungs.map((rung) => ({ to, ...rung }))
    const reference = isNew ? OVERDUE.exec(summary)?.[1] : undefined
    return reference === undefined ? [] : [{ to: 'team channel', reference, rung: 'overdue' }]
  })
}

function names({ heard, mails, notifications, logged }: Evidence): readonly string[] {
  const channels = heard.filter(({ isChannel }) => isChannel)
  const lines: readonly Place[] = [
    ...heard.map(({ at, summary }) => ({ where: `a notification at ${at}`, text: summary })),
    ...notifications.map((text) => ({ where: 'the feed of Teams', text })),
    ...mails.map(({ subject }) => ({ where: 'a subject', text: subject })),
    ...logged.map((text) => ({ where: 'a line of the log', text })),
  ]
  // Who has it may stand on a card of the team's own channel; the family nowhere.
  const cards = channels.map(({ at, to, text }) => ({ where: `a card in ${to} at ${at}`, text }))
  return [...namesIn(lines, [FAMILY_WORD, STAFF_WORD]), ...namesIn(cards, [FAMILY_WORD])]
}
