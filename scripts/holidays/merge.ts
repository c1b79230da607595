/** Joins what is kept with what is announced. */
import type { Years } from './kept.ts'
import type { Announced } from './source-shape.ts'
import { Unusable } from './unusable.ts'

/**
 * Every kept year stays; an announced one takes its place. Years before the first that is kept are left out: nothing
 * is counted there, and a slip in the year is noticed because they are not known. Throws `Unusable` where nothing is
 * announced from then on, where a year would be missing in between, and where a known year has lost its whole days.
 */
export function merge(kept: Years, { years, partly }: Announced, where: string): Years {
  const [first = ''] = Object.keys(kept)
  const taken = Object.entries(years).filter(([year]) => year >= first)
  if (taken.length === 0) throw new Unusable(`${where} has no whole year from ${first} on.`)
  const known = partly && kept[partly.year]
  if (partly && known)
    throw new Unusable(
      `${where} has ${partly.days} days in ${partly.year}, of which ${known.length} are known already.`,
    )
  const merged: Years = { ...kept, ...Object.fromEntries(taken) }
  const last = Number(Object.keys(merged).at(-1))
  for (let year = Number(first); year < last; year++)
    if (merged[year] === undefined)
      throw new Unusable(
        `${year} would be missing: it is neither known nor in ${where}, which goes to ${last}.`,
      )
  return merged
}
