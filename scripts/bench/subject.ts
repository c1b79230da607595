/** What a process that is measured says to the one that measures: where it listens, and what it has used so far. */

export type Asked = 'cpu' | 'saves' | 'stop'

/** Answers the driver until it is told to stop. CPU is that of the whole process: all threads, user and system. */
export function beMeasured(
  url: string,
  { saves, stop }: { saves: () => Promise<number>; stop: () => Promise<void> },
): void {
  const say = (message: object): void => void process.send?.(message)
  process.on('message', async (asked: Asked) => {
    if (asked === 'cpu') {
      const { user, system } = process.cpuUsage()
      say({ ms: (user + system) / 1000 })
    } else if (asked === 'saves') say({ saves: await saves() })
    else {
      await stop()
      process.disconnect()
    }
  })
  say({ url })
}
