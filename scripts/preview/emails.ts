/** Every e-mail for the sample family. */
import { askCouncil } from '../../src/emails/ask-council.ts'
import { askLado } from '../../src/emails/ask-lado.ts'
import { askPrison } from '../../src/emails/ask-prison.ts'
import { auditAnchor } from '../../src/emails/audit-anchor.ts'
import type { Email } from '../../src/emails/email.ts'
import { holding } from '../../src/emails/holding.ts'
import { moreTime } from '../../src/emails/more-time.ts'
import { receipt } from '../../src/emails/receipt.ts'
import { reportToLado } from '../../src/emails/report-to-lado.ts'
import { reportToPrison } from '../../src/emails/report-to-prison.ts'
import { waitingInTeams } from '../../src/emails/waiting-in-teams.ts'
import { contactLog, withContacts } from './contact-samples.ts'
import { withMoreTime } from './due-samples.ts'
import { COUNCIL, referralWith, TWO_CHILDREN } from './sample.ts'
import { triageEmails } from './triage-emails.ts'

export type NamedEmail = Email & { readonly name: string }

export function emails(): readonly NamedEmail[] {
  const { council } = COUNCIL
  const sending = referralWith('sending', TWO_CHILDREN)
  const { prisonNumber: _left, ...prisoner } = TWO_CHILDREN.prisoner
  const incomplete = referralWith('assigned_to_team', { ...TWO_CHILDREN, prisoner })
  const asked = withMoreTime('with the prison', TWO_CHILDREN)
  const late = referralWith('in_progress', TWO_CHILDREN)
  return [
    { name: 'receipt', ...receipt(referralWith('assigned_to_team', TWO_CHILDREN), council) },
    { name: 'receipt, with something missing', ...receipt(incomplete, council) },
    ...(asked.moreTime === undefined
      ? []
      : [{ name: 'more-time', ...moreTime(asked, asked.moreTime, council) }]),
    { name: 'holding', ...holding(late, '2026-12-21', council) },
    ...triageEmails(),
    { name: 'report-to-prison', ...reportToPrison(sending, council) },
    { name: 'report-to-lado', ...reportToLado(sending, council) },
    ...asking(),
    { name: 'waiting-in-teams', ...waitingInTeams(council) },
    { name: 'audit-anchor', ...auditAnchor(SEALS, council) },
  ]
}

const SEALS = (['audit', 'look'] as const).map((chain, index) => ({
  ...{ chain, count: 1204 + 5310 * index, head: `${index}f`.repeat(32), at: '2026-12-07T03:00:00.000Z' },
}))

/** To each who is e-mailed, as it goes the second time. */
function asking(): readonly NamedEmail[] {
  const referral = withContacts(contactLog(), TWO_CHILDREN)
  const [first] = contactLog()
  const again = first?.asked.at(-1)
  if (first === undefined || again === undefined) return []
  const to = (agency: 'prison' | 'lado' | 'other_authority') => ({
    ...{ referral, asked: again, contact: { ...first, agency } },
  })
  return [
    { name: 'ask-prison', ...askPrison(to('prison'), COUNCIL) },
    { name: 'ask-lado', ...askLado(to('lado'), COUNCIL) },
    { name: 'ask-council', ...askCouncil(to('other_authority'), COUNCIL) },
  ]
}
