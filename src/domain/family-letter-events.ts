/** Who hears of letters about the outcome. */
import type { Hearing } from './events.ts'

export const FAMILY_LETTER_EVENTS = {
  /** A manager who did not write it is asked by `familyLetterWaits`; whoever wrote it hears by `familyLetterCameBack`. */
  familyLetterWritten: [],
  familyLetterWaits: [{ to: 'person', by: 'chat', what: 'family-letter-waits' }],
  familyLetterGivenBack: [],
  familyLetterCameBack: [{ to: 'person', by: 'chat', what: 'family-letter-given-back' }],
  familyLetterApproved: [{ to: 'team folder', by: 'file', what: 'family-letter' }],
  familyLetterFiled: [{ to: 'worker', by: 'chat', what: 'family-letter-filed' }],
  familyLetterNotFiled: [{ to: 'worker', by: 'chat', what: 'family-letter-not-filed' }],
  /** The decision was corrected: what was approved no longer says what was decided. */
  familyLettersOutOfDate: [{ to: 'worker', by: 'chat', what: 'family-letters-out-of-date' }],
} as const satisfies Record<string, readonly Hearing[]>
