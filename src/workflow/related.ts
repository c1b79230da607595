/** Other referrals that may be about the same prisoner or child. Found, never decided. */
import { answerOf } from '../domain/form.ts'
import { type Day, isDay } from '../domain/moment.ts'
import type { Details, Referral } from '../domain/referral.ts'
import { sameMatter } from '../domain/review.ts'
import type { World } from './ports.ts'
import type { Named, RelatedAsk, RelatedHit } from './search-ports.ts'

/** More than this would help nobody to decide. */
const MOST = 10

/** Certain ones first, one line for each referral. What it reviews, and what reviews it, is no duplicate of it. */
export async function relatedTo(
  world: Pick<World, 'store'>,
  referral: Referral,
): Promise<readonly { readonly hit: RelatedHit; readonly referral: Referral }[]> {
  const same = sameMatter(referral)
  const hits = (await world.store.related(askOf(referral))).filter(
    ({ reference }) => !same.includes(reference),
  )
  const first = new Map<string, RelatedHit>()
  for (const hit of hits) if (!first.has(hit.reference)) first.set(hit.reference, hit)
  const found = [...first.values()].slice(0, MOST).map(async (hit) => {
    const loaded = await world.store.load(hit.reference)
    return loaded === undefined ? [] : [{ hit, referral: loaded.referral }]
  })
  return (await Promise.all(found)).flat()
}

export const askOf = ({ reference, details }: Pick<Referral, 'reference' | 'details'>): RelatedAsk => ({
  except: reference,
  ...peopleOf(details),
})

/** The people of a request, as it names them. */
export function peopleOf({ prisoner, children }: Details): Omit<RelatedAsk, 'except'> {
  const number = answerOf(prisoner, 'prisonNumber')
  return {
    prisonNumber: number === '' ? undefined : number,
    prisoner: { ...named(prisoner), aliases: answerOf(prisoner, 'aliases') },
    children: children.map(named),
  }
}

function named(answers: Details['prisoner']): Named {
  const born: Day = answerOf(answers, 'dateOfBirth')
  return { name: answerOf(answers, 'fullName'), dateOfBirth: isDay(born) ? born : undefined }
}
