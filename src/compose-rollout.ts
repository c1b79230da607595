/** What this instance does when a newer release closes the store to it: it answers that, works on nothing, is not ready. */
import type { Log } from './log.ts'
import type { Database } from './store/database.ts'
import { LEVEL, lookAtStore } from './store/rollout.ts'

export type Rollout = {
  /** With every sweep. */
  look(): Promise<void>
  isOvertaken(): boolean
  /** Whether somebody took away what says that the store is sealed; it is sealed all the same. */
  isMarkGone(): boolean
  /** Runs once, when it is found. */
  whenOvertaken(work: () => Promise<void>): void
}

export function openRollout({ kysely }: Database, log: Log): Rollout {
  let overtaken = false
  let wasPlain = false
  let markGone = false
  let then: (() => Promise<void>) | undefined
  // Not waited for: the sweep that found it goes on meanwhile.
  const settle = (): void => void then?.().catch((fault: unknown) => log.error('stop failed', {}, fault))
  return {
    async look() {
      const { floor, isSealed, isMarkGone } = await lookAtStore(kysely)
      if (isMarkGone && !markGone) log.error('the mark of a sealed store is gone: see docs/runbook.md', {})
      markGone = isMarkGone
      if (!isSealed && !wasPlain) log.warn('personal fields are not sealed yet: see docs/upgrade.md')
      wasPlain = !isSealed
      if (overtaken || floor <= LEVEL) return
      overtaken = true
      log.error('overtaken by a newer release: this instance takes no more work', { count: floor })
      settle()
    },
    isOvertaken: () => overtaken,
    isMarkGone: () => markGone,
    whenOvertaken: (work) => {
      then = work
      if (overtaken) settle()
    },
  }
}
