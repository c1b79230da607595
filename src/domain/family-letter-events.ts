/** Who hears of letters about the outcome. */
import type { Hearing } from './events.ts'

export const FAMILY_LETTER_EVENTS = {} as const satisfies Record<string, readonly Hearing[]>
