/** What a process that is measured says to the one that measures: where it listens, and what it has used so far. */

export type Asked = 'cpu' | 'memory' | 'saves' | 'faults' | 'stop'

type Measured = {
  readonly saves?: () => Promise<number>
  /** Turns that went wrong inside, whatever was answered. */
  readonly faults?: () => number
  readonly stop: () => Promise<void>
}

/** Answers the driver until it is told to stop. CPU is that of the whole process: all threads, user and system. */
export function beMeasured(url: string, { saves, faults, stop }: Measured): void {
  const say = (message: object): void => void process.send?.(message)
  process.on('message', async (asked: Asked) => {
    if (asked === 'cpu') {
      const { user, system } = process.cpuUsage()
      say({ ms: (user + system) / 1000 })
    } else if (asked === 'memory') {
      // Only where it was started with --expose-gc: then what is left is what is held.
      globalThis.gc?.()
      say(process.memoryUsage())
    } else if (asked === 'saves') say({ saves: await saves?.() })
    else if (asked === 'faults') say({ faults: faults?.() ?? 0 })
    else {
      await stop()
      process.disconnect()
    }
  })
  say({ url })
}
