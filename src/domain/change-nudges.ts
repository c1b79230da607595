/** The rungs about releases and reviews: calendar days before and after them (2.8, 49). */
import type { Rung } from './nudge-rung.ts'

export const CHANGE_NUDGES = {} as const satisfies Record<string, Rung>
