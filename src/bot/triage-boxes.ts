/** Which box of the forms of triage another answer in would mend what was refused. */
import type { RefusalCode } from '../domain/refusal.ts'

export const TRIAGE_BOXES: Partial<Record<RefusalCode, string>> = {
  triageNeedsReason: 'words',
  nothingMissing: 'items',
  authorityNeedsName: 'name',
  noSuchOriginal: 'of',
  duplicateOfDuplicate: 'of',
  shortViewNeedsText: 'words',
  letterHoldsSecret: 'words',
  noSuchTeam: 'team',
  teamHasIt: 'team',
}
