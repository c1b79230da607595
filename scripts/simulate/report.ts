/** The run as a short table: what must be nothing first, then the council's numbers. */
import { signOffWaits } from './checks/sign-off-waits.ts'
import { figuresOf } from './figures.ts'
import type { Ran } from './run.ts'
import type { Verdict } from './verdict.ts'

const MOST_SHOWN = 10

export function report({ town, evidence }: Ran, { mustBeNothing, silence }: Verdict): readonly string[] {
  const { diary, done, inVain } = town
  const figures = figuresOf(evidence, diary, town.council.directory.people)
  const waits = signOffWaits({ ...evidence, downtime: diary.downtime })
  const { nudgesAWeek, messagesAWeek } = figures
  const deed = (name: string): number => done.get(name) ?? 0
  const row = (name: string, value: string | number): string => `  ${name.padEnd(58)} ${value}`
  return [
    'Must be nothing',
    ...mustBeNothing.flatMap(({ what, found }) => [
      row(what, found.length),
      ...found.slice(0, MOST_SHOWN).map((each) => `      ${each}`),
    ]),
    '',
    'What people were told by itself',
    row('nudge messages to one person in a week: median, most', `${nudgesAWeek.median}, ${nudgesAWeek.most}`),
    row('nudge messages to one person in a day: most', figures.mostNudgesADay),
    row(
      'all messages to one person in a week: median, most',
      `${messagesAWeek.median}, ${messagesAWeek.most}`,
    ),
    row('all messages to one person in a day: most', figures.mostMessagesADay),
    row('nudge messages, all messages', `${figures.nudges}, ${figures.messages}`),
    row('due days that came while it was still due', silence.reached),
    row('of these while nothing ran, told on the first day after', silence.madeUpFor),
    row('sign-off waited over 3 working days, nobody told', waits.length),
    ...waits.slice(0, MOST_SHOWN).map((each) => `      ${each}`),
    '',
    'What became of the referrals',
    row('recorded, sent', `${figures.recorded}, ${figures.sent}`),
    row('sent by the first date', share(figures.byFirstDate, figures.sent)),
    row('sent by the date that held in the end', share(figures.byAgreedDate, figures.sent)),
    row(
      'more time: asked for, agreed with the prison',
      `${deed('more time asked for')}, ${figures.extensions}`,
    ),
    row('due days moved by the new closure', figures.movedByCalendar),
    row('sign-off passed on', figures.passedOn),
    row('snoozes, holding e-mails', `${deed('snoozes')}, ${deed('holding e-mails')}`),
    row('deeds in vain', inVain.length),
    ...inVain.slice(0, MOST_SHOWN).map((each) => `      ${each}`),
    '',
    `  rungs said: ${listed(tally(evidence.occasions.map(({ rung }) => rung)))}`,
    `  deeds: ${listed(done)}`,
  ]
}

const share = (some: number, all: number): string =>
  `${some} of ${all}${all === 0 ? '' : ` (${Math.round((100 * some) / all)} %)`}`

const listed = (counts: ReadonlyMap<string, number>): string =>
  [...counts].map(([name, times]) => `${name} ${times}`).join(', ')

function tally(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}
