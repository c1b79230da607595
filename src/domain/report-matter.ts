/** What a report is made from, and who made it. */
import type { Assessment } from './assessment.ts'
import type { Council } from './directory.ts'
import { dayOf, type Moment, sayDay } from './moment.ts'
import { FORM_VERSION } from './questions.ts'
import type { Referral } from './referral.ts'

/** What a report is made from. Names stand here as they were that day; a later change of the directory alters nothing. */
export type ReportInput = {
  readonly referral: Referral
  readonly assessment: Assessment
  readonly council: Council
  readonly teamName: string
  readonly prisonName: string
  readonly submission: number
  readonly submittedAt: Moment
  readonly preparedBy: string
}

export type ReportMatter = ReportInput & {
  readonly relationship: (child: number) => string
  readonly legalStatus: (child: number) => string
}

/** The row in which the signature is put. */
export const SIGNED_OFF_BY = 'Signed off by'

/** Who made and who signed, for the end of each part. Without the team: its name may tell where the child lives. */
export function sayPeople(matter: ReportMatter): readonly (readonly [string, string])[] {
  return [
    ['Reference', matter.referral.reference],
    ['Request received', sayDay(dayOf(matter.referral.receivedAt))],
    ['Prepared by', `${matter.preparedBy}, ${matter.council.name}`],
    ['Sent in', `${sayDay(dayOf(matter.submittedAt))}, version ${matter.submission}`],
    [SIGNED_OFF_BY, 'Not signed off yet'],
    ['Form', `Version ${FORM_VERSION}, after the guidance for assessing prison contact`],
  ]
}
