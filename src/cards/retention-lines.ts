/** What stands on the card of a referral about its copy here: a legal hold, who said that it is filed, when it goes. */
import { nameOf } from '../domain/directory.ts'
import { legalHoldOf } from '../domain/legal-hold.ts'
import { dayOf, sayDay } from '../domain/moment.ts'
import { mayRead } from '../domain/people.ts'
import type { Shown } from './assessment-overview.ts'

type Row = { readonly mail: string; readonly standing: string }

export function retentionLines(shown: Shown): readonly Row[] {
  const { referral, directory, by, goesOn } = shown
  const hold = legalHoldOf(referral)
  const { inCaseSystem } = referral
  // The words may be about the family: MASH and an administrator read that there is one.
  const why = hold !== undefined && mayRead(by, referral) ? ` “${hold.why}”` : ''
  return [
    ...(hold === undefined
      ? []
      : [
          {
            mail: 'Legal hold',
            standing: `nothing of it is deleted here. ${nameOf(directory, hold.by)}, ${sayDay(dayOf(hold.at))}:${why === '' ? ' the team knows why' : why}`,
          },
        ]),
    ...(inCaseSystem === undefined
      ? []
      : [
          {
            mail: 'In the case system',
            standing: `said by ${nameOf(directory, inCaseSystem.by)}, ${sayDay(dayOf(inCaseSystem.at))}. The copy here is kept until ${sayDay(inCaseSystem.keepUntil)} at least.`,
          },
        ]),
    ...(hold === undefined && goesOn !== undefined
      ? [{ mail: '⚠ The copy here', standing: `goes on ${sayDay(goesOn)}. A legal hold keeps it.` }]
      : []),
  ]
}
