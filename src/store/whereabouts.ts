/** Where the store stands, and how far it has come: what tells that it was put back from a copy although nobody said so. */
import type { Moment } from '../domain/moment.ts'
import type { Head, StorePlace, Whereabouts } from '../workflow/restored-ports.ts'
import type { Database } from './database.ts'

const CHAINS = ['audit', 'look'] as const

/** The embedded store stands in a folder, which is copied without a trace: it says nothing of its place. */
export const whereaboutsOf = (database: Database): Whereabouts => ({
  place: () => (database.engine === 'embedded' ? Promise.resolve(undefined) : placeOf(database)),
  heads: async () => (await Promise.all(CHAINS.map((chain) => headOf(database, chain)))).flat(),
  stand: async (heads) => (await Promise.all(heads.map((head) => stands(database, head)))).every(Boolean),
})

type Allowed = { readonly system: boolean; readonly timeline: boolean }

/**
 * `system` is drawn when a server is made, and stays in each copy of its files. `timeline` goes up when a copy of the
 * files is started at an earlier moment, and at a failover. `database` and `tables` are new in a store that was loaded
 * from a dump. The first two are asked where the role may.
 */
async function placeOf(database: Database): Promise<StorePlace> {
  const { rows } = await database.run(`
    select (select oid::text from pg_database where datname = current_database()) as database,
      'memo'::regclass::oid::text as tables,
      has_function_privilege('pg_control_system()', 'execute') as system,
      has_function_privilege('pg_current_wal_lsn()', 'execute')
        and has_function_privilege('pg_walfile_name(pg_lsn)', 'execute') as timeline`)
  const found = rows[0] as Allowed & Pick<StorePlace, 'database' | 'tables'>
  const ask = async (may: boolean, what: string): Promise<string> =>
    may ? ((await database.run(`select (${what}) as value`)).rows[0] as { value: string }).value : ''
  return {
    ...{ database: found.database, tables: found.tables },
    system: await ask(found.system, 'select system_identifier::text from pg_control_system()'),
    timeline: await ask(found.timeline, 'left(pg_walfile_name(pg_current_wal_lsn()), 8)'),
  }
}

async function headOf(database: Database, chain: (typeof CHAINS)[number]): Promise<readonly Head[]> {
  const { rows } = await database.run(`
    select id::text as id, hash, (extract(epoch from at) * 1000)::float8 as ms from ${chain} order by id desc limit 1`)
  return (rows as { id: string; hash: string; ms: number }[]).map(({ id, hash, ms }) => ({
    ...{ chain, id, hash },
    at: new Date(ms).toISOString() as Moment,
  }))
}

async function stands(database: Database, { chain, id, hash }: Head): Promise<boolean> {
  const { rows } = await database.run(`select 1 from ${chain} where id = $1::bigint and hash = $2`, [
    id,
    hash,
  ])
  return rows.length > 0
}
