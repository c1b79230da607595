/** The door and the adapter with a small bot behind them, for tests that ask who gets in and not what is said. */
import type { TurnContext } from 'botbuilder'
import { BotAdapter } from '../../src/bot/adapter.ts'
import { openDoor } from '../../src/bot/authentication.ts'
import { openIdKeys } from '../../src/bot/openid-keys.ts'
import { isTrustedServiceUrl } from '../../src/bot/service-url.ts'
import { readSettings } from '../../src/config.ts'
import { type Connectors, connectors } from '../../src/gateways/connector.ts'
import { openTokens } from '../../src/gateways/tokens.ts'
import { openLog } from '../../src/log.ts'
import { openServer } from '../../src/server.ts'
import type { LoopbackTeams } from './teams-client.ts'

export type TestBot = { readonly url: string; readonly connectors: Connectors; close(): Promise<void> }
export type Logic = (context: TurnContext) => Promise<void>

/** Starts a bot that trusts that Teams and nothing else. `now` moves the clock of the door. */
export async function startBot(
  teams: LoopbackTeams,
  { logic = echo, now = Date.now }: { logic?: Logic; now?: () => number } = {},
): Promise<TestBot> {
  const env = { ...teams.envFor(), MAILBOX: 'mailbox@council.example', AUTHORITY_FILE: './authority.json' }
  const settings = readSettings(env)
  if ('faults' in settings) throw new Error(settings.faults.join(' '))
  const trusts = (url: string) => isTrustedServiceUrl(url, settings.serviceUrlHosts)
  const links = connectors({ tokens: openTokens(settings), trusts })
  const door = openDoor(settings, openIdKeys(settings.openIdMetadataUrl, now), now)
  const adapter = new BotAdapter({ appId: settings.appId, door, connectorTo: links.to })
  const server = await openServer({
    host: '127.0.0.1',
    port: 0,
    messages: (authorization, activity) => adapter.take(authorization, activity, logic),
    ready: async () => ({ ok: true, checks: {} }),
    log: openLog('silent'),
  })
  teams.botAt(server.url)
  return {
    url: server.url,
    connectors: links,
    async close() {
      await server.close()
      links.close()
    },
  }
}

/** Says back what was said, and answers an invoke with its own name. */
export const echo: Logic = async (context) => {
  const { type, name, text } = context.activity
  if (type === 'invoke') {
    await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: { name } } })
  } else if (type === 'message') {
    await context.sendActivity({ type: 'message', text: `You said: ${text ?? ''}`, textFormat: 'plain' })
  }
}
