/** What was given up and what waits, as lines: queues, codes, counts and keys, and no word of what anybody wrote. */
import { QUEUE_FOR } from '../../src/jobs/handlers.ts'
import type { Database } from '../../src/store/database.ts'

type GivenUp = {
  readonly way: keyof typeof QUEUE_FOR
  readonly fault: string
  readonly count: number
  readonly last: string
  readonly keys: readonly string[]
}

const KEYS_SHOWN = 20

/** Newest first; of each kind the newest keys. */
export async function sayGivenUp(database: Database): Promise<readonly string[]> {
  const { rows } = await database.run(`
    select way, coalesce(fault, 'unknown') as fault, count(*)::int as count,
      to_char(max(done_at) at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as last,
      to_jsonb((array_agg(key order by done_at desc))[1:${KEYS_SHOWN}]) as keys
    from notice where status = 'failed' group by 1, 2 order by max(done_at) desc`)
  const kinds = rows as GivenUp[]
  const all = kinds.reduce((sum, { count }) => sum + count, 0)
  return [
    `${all} given up.`,
    ...kinds.flatMap(({ way, fault, count, last, keys }) => [
      `${QUEUE_FOR[way]}, ${fault}: ${count}, the last one ${last} UTC`,
      ...keys.map((key) => `  ${key}`),
      ...(count > keys.length ? [`  and ${count - keys.length} more`] : []),
    ]),
    ...(all > 0 ? ['Once the cause is mended: npm run jobs -- --again KEY'] : []),
    ...(await sayWaiting(database)),
  ]
}

async function sayWaiting(database: Database): Promise<readonly string[]> {
  const { rows } = await database.run(`
    select name, count(*)::int as count, floor(extract(epoch from max(now() - start_after)))::int as seconds
    from pgboss.job where state in ('created', 'retry') and start_after < now() and name not like '\\_\\_%'
    group by name order by name`)
  const { rows: lost } = await database.run(`
    select count(*)::int as count from notice where status in ('promised', 'trying') and not exists (
      select 1 from pgboss.job where singleton_key = notice.key and state in ('created', 'retry', 'active'))`)
  const without = (lost as { count: number }[])[0]?.count ?? 0
  return [
    ...(rows as { name: string; count: number; seconds: number }[]).map(
      ({ name, count, seconds }) => `${name}: ${count} due, the oldest for ${seconds} seconds`,
    ),
    ...(without > 0 ? [`${without} promised without a job: the sweep makes one within six hours.`] : []),
  ]
}
