/** The buttons of a referral about keeping its copy: legal holds, and that the case system has everything. */
import { isToBeFiled, mayNoteInCaseSystem } from '../domain/in-case-system.ts'
import { legalHoldOf, mayHoldLegally } from '../domain/legal-hold.ts'
import { FINISHED } from '../domain/referral.ts'
import type { Shown } from './assessment-overview.ts'
import type { Button } from './overview-buttons.ts'

/** Nothing goes before it is over: until then a hold is typed, and no button is in the way. */
export const holdButtons = (shown: Shown): readonly Button[] =>
  FINISHED.includes(shown.referral.status) ? [...inCaseSystem(shown), ...legalHold(shown)] : []

const plain = (step: Pick<Button, 'title' | 'verb'>): Button => ({ ...step, style: 'default', key: '' })

function inCaseSystem({ referral, by, papers = 0 }: Shown): readonly Button[] {
  const isMissing = isToBeFiled(referral, undefined) || (papers > 0 && referral.inCaseSystem === undefined)
  return isMissing && mayNoteInCaseSystem(by, referral)
    ? [plain({ title: 'It is in the case system', verb: 'in-case-system' })]
    : []
}

function legalHold({ referral, by }: Shown): readonly Button[] {
  if (!mayHoldLegally(by, referral)) return []
  return legalHoldOf(referral) === undefined
    ? [plain({ title: 'Legal hold', verb: 'legal-hold' })]
    : [plain({ title: 'Lift the legal hold', verb: 'lift-legal-hold' })]
}
