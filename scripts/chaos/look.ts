/** The onlooker's own view of the store, past every fault: it waits while the database is down. */
import { setTimeout as pause } from 'node:timers/promises'
import { loadReferral } from '../../src/store/referrals.ts'
import type { Loaded } from '../../src/workflow/ports.ts'
import type { Town } from './council.ts'

const PATIENCE_MS = 60_000

export async function look<T>(ask: () => Promise<T>): Promise<T> {
  for (const end = performance.now() + PATIENCE_MS; ; )
    try {
      return await ask()
    } catch (fault) {
      if (performance.now() > end) throw fault
      await pause(100)
    }
}

export const timesDone = (town: Town, reference: string, what: string): Promise<number> =>
  look(async () => {
    const { rows } = await town.observer.run(
      'select count(*)::int as times from audit where reference = $1 and what = $2',
      [reference, what],
    )
    return (rows as [{ times: number }])[0].times
  })

/** What this officer recorded, oldest first. */
export const recordedBy = (town: Town, officer: string): Promise<readonly string[]> =>
  look(async () => {
    const { rows } = await town.observer.run(
      `select reference from audit where who = $1 and what = 'record' order by id`,
      [officer],
    )
    return (rows as { reference: string }[]).map(({ reference }) => reference)
  })

export const standing = (town: Town, reference: string): Promise<Loaded | undefined> =>
  look(() => loadReferral(town.observer.kysely, reference, false))
