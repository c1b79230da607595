/** The Teams SDK's echo, as its own documents write one: express inside, its own check of tokens, its own sending. */

import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { CARD_ANSWER } from './load-card.ts'
import { beMeasured } from './subject.ts'

const { TEAMS_URL = '', MicrosoftAppId = '', MicrosoftAppTenantId = '' } = process.env
const asCard = process.env.BENCH_CARD === 'on'

// The package is CommonJS and says its types in a way that this project's compiler settings do not take.
const load = createRequire(import.meta.url)
const { App, ExpressAdapter } = load('@microsoft/teams.apps')
const { PUBLIC, withOverrides } = load('@microsoft/teams.api')

const token = await fetch(`${TEAMS_URL}/token`, { method: 'POST' })
const { access_token } = (await token.json()) as { access_token: string }
const quiet = { debug() {}, info() {}, log() {}, trace() {}, warn: console.warn, error: console.error }
const logger = { ...quiet, child: () => logger }
const server = createServer()
const app = new App({
  ...{ clientId: MicrosoftAppId, tenantId: MicrosoftAppTenantId, serviceUrl: TEAMS_URL, logger },
  // It puts `/keys` in the place of `/openidconfiguration`; the token is fetched once, so that its fetching is no part of a turn.
  cloud: withOverrides(PUBLIC, { openIdMetadataUrl: `${TEAMS_URL}/openidconfiguration` }),
  token: async () => access_token,
  httpServerAdapter: new ExpressAdapter(server, { logger }),
})
app.on(
  'message',
  async ({ send, activity }: { send(said: unknown): Promise<void>; activity: { text: string } }) => {
    await send(asCard ? CARD_ANSWER : `You said: ${activity.text}`)
  },
)
app.server.adapter.get('/health', (_request: unknown, response: { send(body: object): void }) =>
  response.send({ ok: true }),
)
await app.initialize()
await new Promise<void>((listening) => server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', listening))

beMeasured(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, {
  stop: async () => {
    server.closeAllConnections()
    server.close()
  },
})
