/** A pace on a clock that the test moves, and what came of each turn that was asked for. */
import { openPace, type Pace } from '../../src/gateways/pace.ts'
import type { Trouble } from '../../src/gateways/trouble.ts'
import { type MovedClock, movedClock } from './moved-clock.ts'

export type Start = { readonly thread: string | undefined; readonly asked: number; readonly at: number }
type Opened = {
  readonly clock: MovedClock
  readonly pace: Pace
  readonly starts: Start[]
  readonly refused: Trouble[]
  ask(thread?: string): void
}

export function openMoved({ perSecond = 10, patienceMs = 3_000, late = () => 0 } = {}): Opened {
  const clock = movedClock(late)
  const pace = openPace({ perSecond, patienceMs, ...clock })
  const starts: Start[] = []
  const refused: Trouble[] = []
  const ask = (thread?: string): void => {
    const asked = clock.now()
    pace.turn(thread).then(
      () => void starts.push({ thread, asked, at: clock.now() }),
      (fault: Trouble) => void refused.push(fault),
    )
  }
  return { clock, pace, starts, refused, ask }
}

/** When they began, in all or in one thread. */
export const moments = (starts: readonly Start[], thread?: string): readonly number[] =>
  starts.filter((each) => thread === undefined || each.thread === thread).map(({ at }) => at)
