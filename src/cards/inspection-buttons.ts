/** The button of a referral that asks for everything on it, once it is over. */
import { mayInspect } from '../domain/inspection-rules.ts'
import { FINISHED } from '../domain/referral.ts'
import type { Shown } from './assessment-overview.ts'
import type { Button } from './overview-buttons.ts'

export const inspectionButtons = ({ by, referral }: Shown): readonly Button[] =>
  mayInspect(by, referral) && FINISHED.includes(referral.status)
    ? [{ title: 'Inspection pack', verb: 'inspection-pack', style: 'default', key: '' }]
    : []
