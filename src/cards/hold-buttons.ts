/** The buttons of a referral about legal holds. */
import type { Shown } from './assessment-overview.ts'
import type { Button } from './overview-buttons.ts'

export const holdButtons = (_shown: Shown): readonly Button[] => []
