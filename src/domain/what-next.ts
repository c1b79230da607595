/** What will be said of a referral by itself, to whom and when, and what was said: in plain lines. */
import { type Directory, nameOf } from './directory.ts'
import type { Foreseen } from './foresee.ts'
import { type Moment, sayMoment } from './moment.ts'
import { sayNudgeAt } from './nudge-words.ts'
import type { NudgeName } from './nudges.ts'
import { inWords } from './number-words.ts'
import type { Line } from './why-due.ts'

/** A nudge as it was decided; the same as the ledger keeps it. */
export type Told = {
  readonly name: NudgeName
  readonly occasion: string
  readonly to: string
  readonly status: 'waiting' | 'said' | 'passed over' | 'overtaken'
  readonly quiet: string | undefined
  readonly at: Moment
}

export type WhatNext = { readonly coming: readonly Line[]; readonly said: readonly Line[] }

/** As many as fit on a card and can be taken in. */
const MOST_COMING = 12
const MOST_SAID = 8

export const NOTHING_COMES = 'Nothing will be said by itself.'

export function whatNext(
  foreseen: readonly Foreseen[],
  told: readonly Told[],
  directory: Directory,
): WhatNext {
  const lines = together(foreseen.map((each) => sayForeseen(each, directory)))
  const coming = lines.slice(0, MOST_COMING)
  const more = lines.length - coming.length
  const last = told.slice(-MOST_SAID)
  const before = told.length - last.length
  return {
    coming: [
      ...(coming.length === 0 ? [{ label: '', value: NOTHING_COMES }] : coming),
      ...(more > 0 ? [{ label: '', value: `And ${inWords(more)} more after that.` }] : []),
    ],
    said: [
      ...(before > 0 ? [{ label: '', value: `${before} earlier ones are not shown.` }] : []),
      ...together(last.map((each) => sayTold(each, directory))),
    ],
  }
}

/** A person, or the channel that everybody of the team reads. */
export const sayWhom = (to: string, directory: Directory): string =>
  to === 'team channel' ? 'the team’s channel' : nameOf(directory, to)

type Said = { readonly label: string; readonly whom: string; readonly what: string }

/** Those who hear the same at the same moment share a line. */
function together(all: readonly Said[]): readonly Line[] {
  const shared: { label: string; what: string; whom: string[] }[] = []
  for (const { label, whom, what } of all) {
    const last = shared.at(-1)
    if (last?.label === label && last.what === what && !last.whom.includes(whom)) last.whom.push(whom)
    else shared.push({ label, what, whom: [whom] })
  }
  return shared.map(({ label, whom, what }) => ({ label, value: `${whom.join(' and ')}: ${what}` }))
}

function sayForeseen(each: Foreseen, directory: Directory): Said {
  const label = sayMoment(each.at)
  if (each.kind === 'passing on') {
    const why = each.passOn.because === 'away' ? 'the one before is away' : 'nobody has answered by then'
    return { label, whom: nameOf(directory, each.passOn.to), what: `sign-off goes to them, if ${why}` }
  }
  const { to } = each.nudge
  // The channel hears of nothing else.
  if (to === 'team channel') return { label, whom: sayWhom(to, directory), what: 'that it is overdue' }
  return { label, whom: sayWhom(to, directory), what: sayNudgeAt(each.nudge, directory.council) }
}

function sayTold(told: Told, directory: Directory): Said {
  const { to, status, quiet, at } = told
  const what = `${sayNudgeAt(told, directory.council)} (${sayEnd(status, quiet)})`
  return { label: sayMoment(at), whom: sayWhom(to, directory), what }
}

function sayEnd(status: Told['status'], quiet: string | undefined): string {
  switch (status) {
    case 'said':
      return 'said'
    case 'waiting':
      return 'waits for the next message'
    case 'overtaken':
      return 'not said: things had moved on'
    case 'passed over':
      return `passed over: ${WHY_QUIET[quiet ?? ''] ?? 'something weightier was said'}`
  }
}

const WHY_QUIET: Readonly<Record<string, string>> = {
  'not theirs yet': 'it was not theirs then',
  'work goes on': 'the work goes on',
  snoozed: 'snoozed',
}
