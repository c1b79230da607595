/** Every e-mail for the sample family. */
import type { Email } from '../../src/emails/email.ts'
import { holding } from '../../src/emails/holding.ts'
import { moreTime } from '../../src/emails/more-time.ts'
import { receipt } from '../../src/emails/receipt.ts'
import { reportToLado } from '../../src/emails/report-to-lado.ts'
import { reportToPrison } from '../../src/emails/report-to-prison.ts'
import { waitingInTeams } from '../../src/emails/waiting-in-teams.ts'
import { withMoreTime } from './due-samples.ts'
import { COUNCIL, referralWith, TWO_CHILDREN } from './sample.ts'

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
    { name: 'report-to-prison', ...reportToPrison(sending, council) },
    { name: 'report-to-lado', ...reportToLado(sending, council) },
    { name: 'waiting-in-teams', ...waitingInTeams(council) },
  ]
}
