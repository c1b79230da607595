/** Those who come while one piece of work is under way share the next one. */

/**
 * One at a time: whoever comes first is served at once, and all who come meanwhile together after that. What each
 * brought is in hand only after they came, so nobody is answered by work that began before they asked.
 */
export function together<Brought, Result>(
  work: (all: readonly Brought[]) => Promise<Result>,
): (brought: Brought) => Promise<Result> {
  let running: Promise<unknown> | undefined
  let next: { readonly all: Brought[]; readonly done: Promise<Result> } | undefined
  return (brought) => {
    if (next !== undefined) {
      next.all.push(brought)
      return next.done
    }
    const all = [brought]
    const begin = (): Promise<Result> => {
      next = undefined
      const done = work(all)
      running = done
        .catch(() => undefined)
        .finally(() => {
          if (next === undefined) running = undefined
        })
      return done
    }
    if (running === undefined) return begin()
    const done = running.then(begin)
    next = { all, done }
    return done
  }
}
