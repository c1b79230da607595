/** The file of bank holidays that the bot counts with. */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import type { Day } from '../../src/domain/moment.ts'
import { Unusable } from './unusable.ts'

/** From `2026` to its days. Such names are always in the order of the years, whatever the order they came in. */
export type Years = Readonly<Record<string, readonly Day[]>>

const KEPT = z.strictObject({
  division: z.literal('england-and-wales'),
  source: z.string(),
  years: z
    .record(z.string().regex(/^[1-9]\d{3}$/), z.array(z.iso.date()))
    .refine((years) => Object.keys(years).length > 0),
})

export type Kept = Readonly<z.infer<typeof KEPT>>

/** Throws `Unusable` where the file is not there or holds something else. */
export function readKept(path: string): Kept {
  try {
    return KEPT.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    throw new Unusable(`${path} is not as this script left it. Take it from the release again.`)
  }
}

/** Whole or not at all: written beside, then renamed. Throws `Unusable` where the folder may not be written. */
export function writeKept(path: string, kept: Omit<Kept, 'years'> & { readonly years: Years }): void {
  const beside = `${path}.${process.pid}.new`
  try {
    writeFileSync(beside, `${JSON.stringify(kept, undefined, 2)}\n`, { flush: true })
    renameSync(beside, path)
  } catch {
    rmSync(beside, { force: true })
    throw new Unusable(`${path} cannot be written. May this user write there?`)
  }
}
