/** Which box of the forms about who may know of a referral mends which refusal. */
import type { RefusalCode } from '../domain/refusal.ts'

export const RESTRICTION_BOXES: Partial<Record<RefusalCode, string>> = {
  namedNotKnown: 'names',
  tooManyNamed: 'people',
  namedOfNoUse: 'people',
  namesMissing: 'people',
  nameYourself: 'people',
  sameNames: 'people',
  whyRestricted: 'words',
  whyBreakGlass: 'words',
}
