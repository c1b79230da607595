/** One referral in a made past, from the request to what becomes of it, through the use cases. */

import { dayOf, type Moment } from '../../src/domain/moment.ts'
import type { Details, Referral } from '../../src/domain/referral.ts'
import { addWorkingDays } from '../../src/domain/working-days.ts'
import { takeReferrals } from '../../src/workflow/intake.ts'
import { recordReferral } from '../../src/workflow/record.ts'
import { decideTriage, type TriageChoice } from '../../src/workflow/triage.ts'
import type { Random } from '../simulate/random.ts'
import { assessment } from './assessing.ts'
import { weighed } from './families.ts'
import type { Life } from './past.ts'
import { after, done, type Town, withRole } from './town.ts'

type Begun = { readonly town: Town; readonly random: Random; readonly details: Details; readonly at: Moment }

/** What MASH makes of a hundred requests, about. */
const OUTCOMES = { assess: 76, short_view: 8, redirect: 6, duplicate: 4, log: 3, withdrawn: 3 }

export async function* life({ town, random, details, at }: Begun): Life {
  const { world } = town
  const outcome = weighed(random, OUTCOMES)
  const team = details.carer.team ?? ''
  const isDirect = outcome === 'assess' && random.chance(0.6)
  const reference = await recorded({ town, random, details, at }, isDirect ? team : '')
  if (!isDirect) yield after(town, at, { days: random.whole(0, 2), random })
  const decide = async (choice: TriageChoice): Promise<Referral> =>
    done(await decideTriage(world, withRole(town, 'mash_officer'), { reference, choice }))
  switch (outcome) {
    case 'short_view':
      return yield* shortView(town, { reference, random, decide })
    case 'redirect': {
      const authority = { name: 'Neighbouring County Council', contact: 'their front door' }
      await decide({ move: 'redirect', authority, reason: 'The family lives there.' })
      return
    }
    case 'duplicate': {
      const of = town.earlier.at(-1 - random.whole(0, Math.min(40, town.earlier.length - 1)))
      if (of === undefined) await decide({ move: 'logOnly', reason: 'A notice of a move.' })
      else await decide({ move: 'linkDuplicate', of, reason: 'The same letter.' })
      return
    }
    case 'log':
      await decide({ move: 'logOnly', reason: 'A notice of a move.' })
      return
    case 'withdrawn': {
      const because = random.pick(['prisoner_withdrew', 'sent_in_error', 'moved_abroad'] as const)
      await decide({ move: 'withdraw', because, reason: 'The prison wrote so.' })
      return
    }
    default:
      town.earlier.push(reference)
      if (town.earlier.length > 500) town.earlier.shift()
      if (!isDirect) await decide({ move: 'assign', team, reason: 'By the postcode.' })
      yield* assessment({ town, random, reference })
  }
}

let arrivals = 0

/** By an officer for a team, or by the council’s case system for triage. */
async function recorded({ town, details, at }: Begun, team: string): Promise<string> {
  const { world } = town
  if (team === '') {
    arrivals += 1
    const key = { caller: 'sample', key: `sample-${arrivals}`, body: `sample-${arrivals}` }
    const [answer] = await takeReferrals(world, [{ key, details, papers: [] }])
    if (answer === undefined || !('taken' in answer)) throw new Error('Nothing was recorded')
    return answer.taken.reference
  }
  const by = withRole(town, 'mash_officer').id
  const referral = await world.store.transaction((tx) => recordReferral(tx, world, { by, at, details, team }))
  return referral.reference
}

type Short = {
  readonly reference: string
  readonly random: Random
  readonly decide: (choice: TriageChoice) => Promise<Referral>
}

async function* shortView(town: Town, { reference, random, decide }: Short): Life {
  const text = 'We do not know this child. From what we were given we see no reason to advise contact.'
  const written = await decide({ move: 'writeShortView', text, reason: 'Not known to us.' })
  yield after(town, town.world.clock.now(), { days: random.whole(0, 2), random })
  const choice = { move: 'signShortView', seen: written.version } as const
  done(await decideTriage(town.world, withRole(town, 'duty_manager'), { reference, choice }))
}

/** The day by which something is wanted, from a moment. */
export const inWorkingDays = ({ directory }: Town, from: Moment, days: number): string =>
  addWorkingDays(dayOf(from), days, directory.council)
