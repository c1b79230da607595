/** What will be said of a referral by itself, to whom and when, and what was said: in plain lines. */
import { type Directory, nameOf } from './directory.ts'
import type { Foreseen } from './foresee.ts'
import { type Moment, sayMoment } from './moment.ts'
import { type NudgeName, rungOf } from './nudges.ts'
import { inWords } from './number-words.ts'
import type { Line } from './why-due.ts'

/** A nudge as it was decided; the same as the ledger keeps it. */
export type Told = {
  readonly name: NudgeName
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
  const more = foreseen.length - MOST_COMING
  const coming = foreseen.slice(0, MOST_COMING).map((each) => sayForeseen(each, directory))
  const last = told.slice(-MOST_SAID)
  const before = told.length - last.length
  return {
    coming: [
      ...(coming.length === 0 ? [{ label: '', value: NOTHING_COMES }] : coming),
      ...(more > 0 ? [{ label: '', value: `And ${inWords(more)} more after that.` }] : []),
    ],
    said: [
      ...(before > 0 ? [{ label: '', value: `${before} earlier ones are not shown.` }] : []),
      ...last.map((each) => sayTold(each, directory)),
    ],
  }
}

/** A person, or the channel that everybody of the team reads. */
export const sayWhom = (to: string, directory: Directory): string =>
  to === 'team channel' ? 'the team’s channel' : nameOf(directory, to)

function sayForeseen(each: Foreseen, directory: Directory): Line {
  const label = sayMoment(each.at)
  if (each.kind === 'passing on') {
    const why = each.passOn.because === 'away' ? 'the one before is away' : 'nobody has answered by then'
    return { label, value: `${nameOf(directory, each.passOn.to)}: sign-off goes to them, if ${why}` }
  }
  const { name, to } = each.nudge
  // The channel hears of nothing else.
  if (to === 'team channel') return { label, value: `${sayWhom(to, directory)}: that it is overdue` }
  return { label, value: `${sayWhom(to, directory)}: ${rungOf(name).say}` }
}

function sayTold({ name, to, status, quiet, at }: Told, directory: Directory): Line {
  const what = `${sayWhom(to, directory)}: ${rungOf(name).say}`
  return { label: sayMoment(at), value: `${what} (${sayEnd(status, quiet)})` }
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
