/** Holds what was found in a place beside what may be there. */
import type { Item } from './gathered.ts'
import { PLACES, type PlaceId } from './places.ts'
import { searchFor } from './search.ts'
import type { Seed, SeedKind } from './seeds.ts'

export type Finding = { readonly from: string; readonly seed: Seed }

/** Every seed that stands in the place, with where. */
export function foundIn(place: PlaceId, items: readonly Item[], seeds: readonly Seed[]): readonly Finding[] {
  const search = searchFor(seeds, place === 'dataFiles' ? 'in raw bytes' : 'in all clothes')
  return items.flatMap(({ from, content }) => search(content).map((seed) => ({ from, seed })))
}

/** Those of them that may not be there. */
export function leaksIn(place: PlaceId, found: readonly Finding[]): readonly string[] {
  const may: readonly SeedKind[] = PLACES[place].may
  const leaks = found.filter(({ seed }) => !may.includes(seed.kind))
  return [...new Set(leaks.map(({ from, seed }) => `${from}: ${seed.field} (${seed.kind})`))]
}
