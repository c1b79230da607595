/** What stands on a referral about who may know of it, and who reads it by breaking the glass. */
import { nameOf } from '../domain/directory.ts'
import { dayOf, sayDay, sayMoment } from '../domain/moment.ts'
import { mayRestrict } from '../domain/restriction.ts'
import type { Shown } from './assessment-overview.ts'
import type { Button } from './overview-buttons.ts'

export function restrictionLines({
  referral,
  directory,
  readers = [],
}: Shown): readonly { mail: string; standing: string }[] {
  const { restriction } = referral
  return [
    ...(restriction === undefined
      ? []
      : [
          {
            mail: 'Restricted',
            standing: `known to ${restriction.people.map((id) => nameOf(directory, id)).join(', ')} alone. ${nameOf(directory, restriction.by)}, ${sayDay(dayOf(restriction.at))}: “${restriction.why}”`,
          },
        ]),
    ...readers.map(({ by, at, until, why }) => ({
      mail: '⚠ Glass broken',
      standing: `${nameOf(directory, by)} reads this, and nothing more, until ${sayMoment(until)}. Broken on ${sayMoment(at)}: “${why}”`,
    })),
  ]
}

export const restrictionButtons = ({ referral, by }: Shown): readonly Button[] => {
  if (!mayRestrict(by, referral)) return []
  const plain = (step: Pick<Button, 'title' | 'verb'>): Button => ({ ...step, style: 'default', key: '' })
  return referral.restriction === undefined
    ? [plain({ title: 'Restrict to named people', verb: 'restrict' })]
    : [
        plain({ title: 'Who may know of it', verb: 'restrict' }),
        plain({ title: 'Lift the restriction', verb: 'lift-restriction' }),
      ]
}
