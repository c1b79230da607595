/** The buttons of a referral about the decision: record it, disagree, close. */
import type { Shown } from './assessment-overview.ts'
import type { Button } from './overview-buttons.ts'

export const decisionButtons = (_shown: Shown): readonly Button[] => []
