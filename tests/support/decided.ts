/** A decision as the prison told it, for one child: as we advised. */
import type { GovernorsDecision } from '../../src/domain/governors-decision.ts'
import { SAM } from './council.ts'

export const DECIDED: GovernorsDecision = {
  children: [
    {
      ...{ child: 1, level: 2, conditions: [], otherConditions: '', restrictions: ['mail_checked'] },
      ...{ compared: 'as advised', reason: '' },
    },
  ],
  decidedOn: '2026-12-17',
  decidedBy: 'governor',
  reviewOn: '2027-12-17',
  familyToldOn: undefined,
  appeal: 'not_known',
  toldBy: 'E-mail from the offender management unit',
  by: SAM.id,
  at: '2026-12-18T10:05:00.000Z',
}
