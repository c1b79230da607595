/** To the mailbox that the council named: how many lines the audit has, and the seal of the last one. */
import { type Anchor, anchorLine } from '../domain/anchor.ts'
import type { Council } from '../domain/directory.ts'
import { dayOf, sayDay } from '../domain/moment.ts'
import { type Email, paragraphs } from './email.ts'

export const auditAnchor = (anchors: readonly Anchor[], { name }: Council): Email => ({
  // No marking and no reference: this e-mail is about no family.
  subject: `Prison contact: seals of the audit, ${sayDay(dayOf(anchors[0]?.at ?? ''))}`,
  text: paragraphs(
    'Please keep this e-mail. It says how many lines each chain of the audit had, and the seal of the last one.',
    anchors.map(anchorLine).join('\n'),
    'Whoever changes, moves or takes away one of these lines, by whatever right over the database, cannot make these seals again. To compare: save this e-mail as a text file, and run npm run audit:verify -- --anchor with its name.',
    name,
  ),
})
