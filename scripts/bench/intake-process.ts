/** The API on a store of its own, in a process of its own; and bare commits on that same store, for comparison. */
import { sql } from 'kysely'
import { openIdKeys } from '../../src/bot/openid-keys.ts'
import { openIntake } from '../../src/intake/intake.ts'
import { openLog } from '../../src/log.ts'
import { openServer } from '../../src/server.ts'
import { API, openTenant, TENANT } from '../../tests/intake/tenant.ts'
import { openBench, type Where } from './sweep-store.ts'

export type Asked =
  | { readonly bare: number; readonly atOnce: number; readonly body: string }
  | 'count'
  | 'stop'
export type Ready = { readonly url: string; readonly token: string }
export type Answered = { readonly ms: number; readonly referrals: number }

const where: Where = JSON.parse(process.argv[2] ?? '')
const bench = await openBench(where)
const { kysely } = bench.database
await sql`create table bare (id bigint generated always as identity primary key, body jsonb not null)`.execute(
  kysely,
)
const tenant = await openTenant()
const server = await openServer({
  ...{ host: '127.0.0.1', port: 0, log: openLog('silent') },
  messages: async () => ({ status: 404 }),
  ready: async () => ({ ok: true, checks: {} }),
  pages: openIntake({
    settings: { appId: API, tenantId: TENANT, audience: API, requestsPerMinute: 1_000_000 },
    world: bench.world,
    keys: openIdKeys(tenant.metadataUrl),
    onRefused: (code) => console.error(code),
    onFault: (_id, fault) => console.error(fault),
  }),
})

process.on('message', (asked: Asked) => void answer(asked))
process.send?.({ url: server.url, token: tenant.token() } satisfies Ready)

async function answer(asked: Asked): Promise<void> {
  if (asked === 'stop') {
    await server.close()
    await tenant.close()
    await bench.close()
    process.disconnect()
    return
  }
  const ms = asked === 'count' ? 0 : await commitBare(asked)
  const { rows } = await sql<{
    referrals: number
  }>`select count(*)::integer as referrals from referral`.execute(kysely)
  process.send?.({ ms, referrals: rows[0]?.referrals ?? -1 } satisfies Answered)
}

/** One row, one commit, by as many as there are callers, over the same pool. */
async function commitBare({ bare, atOnce, body }: Exclude<Asked, string>): Promise<number> {
  let left = bare
  const one = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      await sql`insert into bare (body) values (${body}::jsonb)`.execute(kysely)
    }
  }
  const started = performance.now()
  await Promise.all(Array.from({ length: atOnce }, one))
  return performance.now() - started
}
