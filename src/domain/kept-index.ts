/** Finds by key in lists that never change: each list is gone through once, and its index lives as long as the list. */

/** Those of a list that have a key, in the order of the list. */
export function keptIndex<T>(
  keysOf: (one: T) => readonly string[],
): (list: readonly T[], key: string) => readonly T[] {
  const indexes = new WeakMap<readonly T[], ReadonlyMap<string, readonly T[]>>()
  return (list, key) => {
    const known = indexes.get(list)
    if (known !== undefined) return known.get(key) ?? []
    const made = indexOf(list, keysOf)
    indexes.set(list, made)
    return made.get(key) ?? []
  }
}

function indexOf<T>(list: readonly T[], keysOf: (one: T) => readonly string[]): Map<string, T[]> {
  const index = new Map<string, T[]>()
  for (const one of list)
    for (const key of new Set(keysOf(one))) {
      const found = index.get(key)
      if (found === undefined) index.set(key, [one])
      else found.push(one)
    }
  return index
}
