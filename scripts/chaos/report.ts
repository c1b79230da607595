/** The run in lines: what was done, what went wrong around it, how people were answered, and what must be nothing. */
import { cpus } from 'node:os'
import { type Answer, KINDS } from './door.ts'
import type { Verdict } from './judge.ts'
import type { Ran } from './run.ts'

export function report({ town, seconds }: Ran, verdict: Verdict): readonly string[] {
  const counts = [...town.count].toSorted(([one], [other]) => one.localeCompare(other))
  const troubles = counts.filter(([what]) => what.startsWith('planned: '))
  const rest = counts.filter(([what]) => !what.startsWith('planned: '))
  const { answers } = town.door
  const row = (what: string, number: number | string): string =>
    `  ${what.padEnd(58)} ${String(number).padStart(9)}`
  return [
    `${Math.round(seconds)} seconds on ${cpus().length} cores of ${cpus()[0]?.model.trim()}, Node ${process.version};`,
    `the council's clock went ${Math.round(town.clock.moved() / 86_400_000)} days forward.`,
    '',
    'What went wrong',
    ...troubles.map(([what, number]) => row(what.slice('planned: '.length), number)),
    row(
      'calls to Teams / of them spoiled',
      `${town.weather.teams.passed.calls} / ${town.weather.teams.spoiled.length}`,
    ),
    row(
      'calls to Graph / of them spoiled',
      `${town.weather.graph.passed.calls} / ${town.weather.graph.spoiled.length}`,
    ),
    '',
    'What people did',
    row('referrals', town.stories.length),
    ...rest.map(([what, number]) => row(what, number)),
    row('working copies that were deleted in the end', verdict.purged),
    row('e-mails that left', town.outlook.mails().length),
    row('files in the folders', town.outlook.files().length),
    '',
    `How they were answered (${answers.length} presses)`,
    ...KINDS.map((kind) => timesOf(kind, answers)),
    ...[...new Set(answers.filter(({ kind }) => kind === 'error (5xx)').map(({ text }) => text))].map(
      (text) => `      ${text}`,
    ),
    `  ${'all that were answered'.padEnd(26)} ${quantiles(answers.filter(wasAnswered))}`,
    '',
    'What must be nothing',
    ...verdict.mustBeNothing.flatMap(({ what, found }) => [
      row(what, found.length),
      ...found.slice(0, MOST_SHOWN).map((each) => `      ${each}`),
    ]),
    row(
      '(posted again after a lost answer: chats)',
      verdict.explained.filter(({ where }) => where === 'a chat').length,
    ),
    row(
      '(posted again after a lost answer: channels)',
      verdict.explained.filter(({ where }) => where === 'a channel').length,
    ),
  ]
}

const MOST_SHOWN = 12

const wasAnswered = ({ kind }: Answer): boolean => kind === 'done' || kind === 'said no' || kind === 'shown'

function timesOf(kind: (typeof KINDS)[number], answers: readonly Answer[]): string {
  const of = answers.filter((answer) => answer.kind === kind)
  return `  ${kind.padEnd(26)} ${String(of.length).padStart(6)}   ${of.length === 0 ? '' : quantiles(of)}`.trimEnd()
}

function quantiles(answers: readonly Answer[]): string {
  const sorted = answers.map(({ ms }) => ms).toSorted((one, other) => one - other)
  const at = (share: number): number => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0)
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`
}
