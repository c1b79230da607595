/** What the set-up check reads of a PostgreSQL server: that it answers, how, and where the bot was heard from. */
import pg from 'pg'

export type ServerSeen = { readonly version: string; readonly tls: boolean; readonly mayCreate: boolean }

/** Or the code of what went wrong: never its text, which may hold the address with its password. */
export async function seenOnServer(
  url: string,
  timeLimitMs: number,
): Promise<ServerSeen | { readonly code: string }> {
  try {
    return await onServer(url, timeLimitMs, async (client) => {
      const { rows } = await client.query(`
        select current_setting('server_version') as version,
          coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as tls,
          has_database_privilege(current_database(), 'CREATE')
            and has_schema_privilege('public', 'CREATE') as may_create`)
      const [row] = rows
      return { version: String(row.version), tls: row.tls === true, mayCreate: row.may_create === true }
    })
  } catch (fault) {
    const { code } = fault as { code?: unknown }
    return { code: typeof code === 'string' ? code : 'NoAnswer' }
  }
}

/** Undefined where the tables are not there yet. */
export async function seenInChannels(
  url: string,
  channelIds: readonly string[],
): Promise<ReadonlySet<string> | undefined> {
  return onServer(url, 8_000, async (client) => {
    const { rows } = await client.query('select owner from conversation where owner = any($1)', [
      [...channelIds],
    ])
    return new Set(rows.map(({ owner }) => String(owner)))
  }).catch(() => undefined)
}

async function onServer<T>(
  url: string,
  timeLimitMs: number,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: timeLimitMs,
    query_timeout: timeLimitMs,
    application_name: 'prison-contact check:tenant',
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}
