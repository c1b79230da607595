/** Whether this instance may be sent work: store, jobs, the sweep, and a token for bot and Graph. */
import type { Rollout } from './compose-rollout.ts'
import { BOT_SCOPE, GRAPH_SCOPE, type openTokens } from './gateways/tokens.ts'
import type { openQueue } from './jobs/queue.ts'
import type { Sweep } from './jobs/sweep.ts'
import type { Database } from './store/database.ts'

type Checked = {
  readonly queue: Awaited<ReturnType<typeof openQueue>>
  readonly tokens: ReturnType<typeof openTokens>
  readonly database: Database
  readonly sweep: Sweep
  readonly rollout: Rollout
}

/** Each is asked, so that the answer is of now. */
export async function readiness({ queue, tokens, database, sweep, rollout }: Checked) {
  const holds = (asked: Promise<unknown>): Promise<boolean> =>
    asked.then(
      (answer) => answer !== false,
      () => false,
    )
  const [store, jobs, botToken, graphToken] = await Promise.all([
    holds(database.run('select 1')),
    holds(queue.ready().then(({ ok }) => ok)),
    holds(tokens.tokenFor(BOT_SCOPE)),
    holds(tokens.tokenFor(GRAPH_SCOPE)),
  ])
  const release = !rollout.isOvertaken()
  const checks = {
    store,
    room: database.hasRoom(),
    jobs,
    sweep: sweep.isAlive(),
    botToken,
    graphToken,
    release,
  }
  return { ok: Object.values(checks).every(Boolean), checks }
}
