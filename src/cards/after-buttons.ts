/** What may be done with a referral once its report has gone. */
import type { Shown } from './assessment-overview.ts'
import { changeButtons } from './change-buttons.ts'
import { decisionButtons } from './decision-buttons.ts'
import { familyLetterButtons } from './family-letter-buttons.ts'
import { holdButtons } from './hold-buttons.ts'
import { inspectionButtons } from './inspection-buttons.ts'
import type { Button } from './overview-buttons.ts'

export const afterButtons = (shown: Shown): readonly Button[] => [
  ...decisionButtons(shown),
  ...familyLetterButtons(shown),
  ...changeButtons(shown),
  ...holdButtons(shown),
  ...inspectionButtons(shown),
]
