/** Which box of the forms about reviews and changes mends which refusal. */
import type { RefusalCode } from '../domain/refusal.ts'

export const CHANGE_BOXES: Partial<Record<RefusalCode, string>> = {
  custodyIsAhead: 'on',
  noSuchPrisonToMove: 'prison',
  whoSaidSoNeeded: 'words',
  noSuchChild: 'child',
  howItWentNeeded: 'support',
}
