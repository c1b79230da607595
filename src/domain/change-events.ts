/** Who hears of reviews, releases and other changes after sending. */
import type { Hearing } from './events.ts'

export const CHANGE_EVENTS = {} as const satisfies Record<string, readonly Hearing[]>
