/** At which statuses people are asked, and at which their answers are written down. */
import { AFTER_SENDING, type Status } from './statuses.ts'

/** From the moment that a social worker has it until it is signed. */
export const ASKING = [
  'allocated',
  'in_progress',
  'submitted',
  'changes_asked',
] as const satisfies readonly Status[]

/** An answer that comes after the report has gone is written down too (D11). */
export const NOTING = [...ASKING, ...AFTER_SENDING] as const satisfies readonly Status[]
