/** The buttons of a referral about reviews, releases and other changes. */
import type { Shown } from './assessment-overview.ts'
import type { Button } from './overview-buttons.ts'

export const changeButtons = (_shown: Shown): readonly Button[] => []
