/** The clock of the council: moved forward by hours, and for one instance alone a little wrong. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export type Clock = {
  /** By the council's clock, in milliseconds since 1970. */
  now(): number
  /** For an instance: the file that its clock is read from. */
  fileOf(name: string): string
  forward(ms: number): Promise<void>
  /** From now on this instance is so much before (or, negative, behind) the others. */
  skew(name: string, ms: number): Promise<void>
  /** How far it was moved in all. */
  moved(): number
}

export async function openClock(folder: string, names: readonly string[]): Promise<Clock> {
  let offset = 0
  const skews = new Map(names.map((name) => [name, 0]))
  const fileOf = (name: string): string => join(folder, `clock-${name}`)
  const write = async (): Promise<void> => {
    for (const [name, skew] of skews) await writeFile(fileOf(name), String(offset + skew))
  }
  await write()
  return {
    fileOf,
    now: () => Date.now() + offset,
    moved: () => offset,
    forward: (ms) => {
      offset += ms
      return write()
    },
    skew: (name, ms) => {
      skews.set(name, ms)
      return write()
    },
  }
}
