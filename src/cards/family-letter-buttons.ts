/** The buttons of a referral about letters about the outcome. */
import type { Shown } from './assessment-overview.ts'
import type { Button } from './overview-buttons.ts'

export const familyLetterButtons = (_shown: Shown): readonly Button[] => []
