/** A made past: many lives side by side, each step at its own moment, in the order of time. */
import { type Kysely, sql } from 'kysely'
import type { Directory } from '../../src/domain/directory.ts'
import type { Moment } from '../../src/domain/moment.ts'
import type { Database } from '../../src/store/database.ts'
import { openStore } from '../../src/store/store.ts'
import type { Tables } from '../../src/store/tables.ts'
import type { World } from '../../src/workflow/ports.ts'

/** Yields the moment at which it goes on. What it does between two moments is done at the first of them. */
export type Life = AsyncGenerator<Moment, void, void>

/** Each life has a clock of its own, so that several can be a step ahead of one another. */
export type Clock = { at: Moment }

export type Lived = { readonly at: Moment; readonly clock: Clock; readonly life: Life }

export type Past = {
  worldAt(clock: Clock): World
  /** The mail of one referral has gone, and its reports are in the folder: nobody is there to do it. */
  posted(reference: string): Promise<void>
  /** Runs every life to its end, or to `until`. Says how many steps there were. */
  run(lives: Iterable<Lived>, until: Moment): Promise<number>
}

/** Steps under way at the same time: while one waits for the store, another goes on. */
const AT_ONCE = 6

/** As often all the mail of the past goes, and it is told how far it is. */
const OFTEN = 2_000

const NO_JOBS = { notices: async () => undefined, release: async () => undefined }

/** `told` hears how many steps are over, and when it is in the past. */
export function openPast(
  database: Database,
  directory: Directory,
  told: (steps: number, at: Moment) => void,
): Past {
  const { kysely } = database
  const store = openStore(database, NO_JOBS)
  let id = 0
  const always = {
    ...{ store, directory, wake: () => undefined, undoSeconds: 600, keepAfterFilingDays: 90 },
    newId: () => `00000000-0000-4000-9000-${String(++id).padStart(12, '0')}`,
    managers: { managerOf: async () => undefined },
  }
  return {
    worldAt: (clock) => ({ ...always, clock: { now: () => clock.at } }),
    posted: (reference) => settle(kysely, reference),
    async run(lives, until) {
      const waiting = openWaiting(lives[Symbol.iterator]())
      let steps = 0
      const walk = async (): Promise<void> => {
        for (let next = waiting.next(); next !== undefined && next.at <= until; next = waiting.next()) {
          next.clock.at = next.at
          const { value, done } = await next.life.next()
          if (!done && value !== undefined) waiting.add({ ...next, at: value < next.at ? next.at : value })
          steps += 1
          const now = steps
          if (now % OFTEN !== 0) continue
          await settle(kysely)
          told(now, next.at)
        }
      }
      await Promise.all(Array.from({ length: AT_ONCE }, walk))
      await settle(kysely)
      return steps
    },
  }
}

async function settle(db: Kysely<Tables>, reference?: string): Promise<void> {
  const mine = reference === undefined ? sql`true` : sql`reference = ${reference}`
  await sql`
    update notice set status = 'accepted', attempts = 1, tried_at = promised_at, done_at = promised_at
    where status = 'promised' and ${mine}`.execute(db)
  await sql`
    update report set web_url = 'https://sampleshire.example/files/' || file_name
    where signed and web_url is null and ${mine}`.execute(db)
}

/** The earliest first; new lives are only begun when their time has come. `lives` come in the order of time. */
function openWaiting(lives: Iterator<Lived>) {
  const heap: Lived[] = []
  let coming = lives.next()
  const swap = (one: number, other: number): void => {
    const [a, b] = [heap[one], heap[other]]
    if (a === undefined || b === undefined) return
    heap[one] = b
    heap[other] = a
  }
  const isBefore = (one: number, other: number): boolean => (heap[one]?.at ?? '~') < (heap[other]?.at ?? '~')
  const add = (waiting: Lived): void => {
    heap.push(waiting)
    for (let at = heap.length - 1; at > 0; ) {
      const above = (at - 1) >> 1
      if (!isBefore(at, above)) break
      swap(at, above)
      at = above
    }
  }
  const take = (): Lived | undefined => {
    const first = heap[0]
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return first
    heap[0] = last
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      const least = isBefore(right, left) ? right : left
      if (!isBefore(least, at)) break
      swap(at, least)
      at = least
    }
    return first
  }
  const next = (): Lived | undefined => {
    const first = heap[0]
    if (!coming.done && (first === undefined || coming.value.at < first.at)) {
      const begun = coming.value
      coming = lives.next()
      return begun
    }
    return take()
  }
  return { add, next }
}
