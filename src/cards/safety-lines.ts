/** What of safety stands on the card of a referral, above everything else. Never in a channel. */
import { openConcern } from '../domain/concern.ts'
import { nameOf } from '../domain/directory.ts'
import { localSteps, sayOutOfHours } from '../domain/local-steps.ts'
import { sayMoment } from '../domain/moment.ts'
import { mayRead } from '../domain/people.ts'
import { holdOf, isHeldByAnswer, sayFamilyLock } from '../domain/safety.ts'
import { whyShort } from '../domain/short-report.ts'
import type { Shown } from './assessment-overview.ts'

export type SafetyLine = { readonly mail: string; readonly standing: string }

export function safetyLines(shown: Shown): readonly SafetyLine[] {
  const { referral, by, assessment } = shown
  const lock = sayFamilyLock(referral)
  const short = mayRead(by, referral) ? whyShort(assessment) : undefined
  return [
    ...concernLines(shown),
    ...heldLines(shown),
    ...(lock === undefined ? [] : [{ mail: 'Do not contact the family', standing: lock }]),
    ...(short === undefined ? [] : [{ mail: 'A short report', standing: `“${short}”` }]),
    ...outOfHours(shown),
  ]
}

function concernLines({ referral, directory }: Shown): readonly SafetyLine[] {
  const concern = openConcern(referral)
  if (concern === undefined) {
    const last = referral.safety?.concerns?.at(-1)
    return last?.seen === undefined
      ? []
      : [
          {
            mail: 'Safeguarding concern',
            standing: `${nameOf(directory, last.seen.by)} has seen it, ${sayMoment(last.seen.at)}.`,
          },
        ]
  }
  const told = concern.told.map((id) => nameOf(directory, id)).join(', then ')
  return [
    {
      mail: 'Safeguarding concern',
      standing: `Raised by ${nameOf(directory, concern.by)} on ${sayMoment(concern.at)}; nobody has said yet that they have seen it. ${told === '' ? 'I found no manager to tell.' : `Told: ${told}.`}${concern.words === '' ? '' : ` “${concern.words}”`}`,
    },
    { mail: 'Now', standing: localSteps(directory.council).slice(0, 3).join(' ') },
  ]
}

/** What section C says is for those who may read it. */
function heldLines({ referral, assessment, by }: Shown): readonly SafetyLine[] {
  const hold = holdOf(referral)
  if (hold === undefined && !(mayRead(by, referral) && isHeldByAnswer(assessment))) return []
  const why = hold === undefined ? 'Section C says that they ask us to wait.' : `“${hold.words}”`
  return [
    {
      mail: 'Held for the police',
      standing: `Nothing is signed or sent. ${why} The due day stays. Tell the prison only that we need longer.`,
    },
  ]
}

/** The bot is no emergency route (D20): said whenever nobody may be at work. */
function outOfHours({ referral, directory, now }: Shown): readonly SafetyLine[] {
  const isSaid = now === undefined || openConcern(referral) !== undefined
  const said = isSaid ? undefined : sayOutOfHours(directory.council, now)
  return said === undefined ? [] : [{ mail: 'Out of hours', standing: said }]
}
