/** Work that somebody waits for, with a limit. */

/** What the work comes to, or `late()` thrown once the limit is over: what it comes to after that is heard by nobody. */
export function inTime<T>(work: Promise<T> | T, limitMs: number, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<never>((_done, refuse) => {
    timer = setTimeout(() => refuse(late()), limitMs)
  })
  return Promise.race([work, over]).finally(() => clearTimeout(timer))
}
