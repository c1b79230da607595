/** Which box of a form about somebody in the contact log another answer would mend a refusal in. */
import type { RefusalCode } from '../domain/refusal.ts'

export const CONTACT_BOXES: Partial<Record<RefusalCode, string>> = {
  noSuchContact: 'contact',
  repliedAlready: 'contact',
  askedThatDay: 'on',
  dayIsAhead: 'on',
  repliedBeforeAsked: 'on',
  contactWordsNeeded: 'words',
}
