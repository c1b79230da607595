/** Runs a made past: so many requests spread over so many days, each with a life of its own. */
import { sql } from 'kysely'
import type { Directory } from '../../src/domain/directory.ts'
import { addDays, type Day, dayOf, daysBetween, type Moment } from '../../src/domain/moment.ts'
import type { Database } from '../../src/store/database.ts'
import { openRandom } from '../simulate/random.ts'
import { openFamilies } from './families.ts'
import { life } from './life.ts'
import { openPast, type Past } from './past.ts'
import { onOrAfter, type Town } from './town.ts'

export type Wanted = {
  readonly referrals: number
  readonly seed: number
  readonly from: Day
  readonly until: Day
  /** Hears how far it is, now and then. */
  readonly says: (line: string) => void
}

/** Into an empty store alone: a made family must never stand beside a real one. */
export async function seed(database: Database, directory: Directory, wanted: Wanted): Promise<Past> {
  const { rows } = await sql`select 1 from referral limit 1`.execute(database.kysely)
  if (rows.length > 0) throw new Error('This store has referrals already, so nothing was made.')
  const began = performance.now()
  const past = openPast(database, directory, (steps, at) => {
    if (steps % 40_000 === 0)
      wanted.says(`  ${dayOf(at)}: ${steps} steps, ${Math.round((performance.now() - began) / 1000)} s`)
  })
  const steps = await past.run(arrivals(past, directory, wanted), `${wanted.until}T23:59:59.999Z`)
  const seconds = Math.round((performance.now() - began) / 1000)
  wanted.says(`${wanted.referrals} referrals in ${steps} steps, ${seconds} s`)
  return past
}

/** In the order of time; fewer on days that are not worked, which come in on the next one that is. */
function* arrivals(past: Past, directory: Directory, { referrals, seed, from, until }: Wanted) {
  const town: Town = { past, directory, world: past.worldAt({ at: from }), earlier: [] }
  const familyFor = openFamilies(directory)
  const days = daysBetween(from, until)
  const times: { readonly at: Moment; readonly index: number }[] = []
  for (let index = 0; index < referrals; index += 1) {
    const random = openRandom(seed + index * 7919)
    const day = addDays(from, Math.floor((index * days) / referrals))
    times.push({ at: onOrAfter(town, day, random), index })
  }
  times.sort((one, other) => (one.at < other.at ? -1 : 1))
  for (const { at, index } of times) {
    const random = openRandom(seed + index * 7919 + 1)
    const own = { at }
    const lived = { ...town, world: past.worldAt(own) }
    const details = familyFor(random, dayOf(at))
    yield { at, clock: own, life: life({ town: lived, random, details, at }) }
  }
}
