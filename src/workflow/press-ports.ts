/** What doing a press once needs: which one it is, and whether it has done something already. */
import type { Moment } from '../domain/moment.ts'
import type { Reference } from '../domain/referral.ts'

/** The press of one turn. `of` is a digest of who sent what; absent for what may be pressed again and mean it. */
export type Press = {
  of?: string | undefined
  /** Whether it came for the first time, for each referral that this turn changes: it may change one twice. */
  readonly came: Map<Reference, 'first' | 'again'>
}

export type PressTransaction = {
  wasPressed(digest: string): Promise<boolean>
  notePress(digest: string, at: Moment): Promise<void>
}
