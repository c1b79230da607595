/** Who hears of what the Governor or Director decided, and about closing. */
import type { Hearing } from './events.ts'

export const DECISION_EVENTS = {} as const satisfies Record<string, readonly Hearing[]>
