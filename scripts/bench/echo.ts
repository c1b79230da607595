/** The yardstick: the library's own adapter with its own check of tokens, and a bot that says one text back. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type Response,
  type TurnContext,
} from 'botbuilder'
import { type AppCredentials, ServiceClientCredentialsFactory } from 'botframework-connector'
import { CARD_ANSWER } from './load-card.ts'
import { beMeasured } from './subject.ts'

const { TEAMS_URL = '', MicrosoftAppId = '', MicrosoftAppTenantId = '' } = process.env
const asCard = process.env.BENCH_CARD === 'on'

/** The token is fetched once, so that its fetching is no part of a turn. */
class OneToken extends ServiceClientCredentialsFactory {
  readonly #token: string

  constructor(token: string) {
    super()
    this.#token = token
  }

  override isValidAppId = async (appId: string): Promise<boolean> => appId === MicrosoftAppId
  override isAuthenticationDisabled = async (): Promise<boolean> => false
  override async createCredentials(): Promise<AppCredentials> {
    const signRequest = async (request: { headers: { set(name: string, value: string): void } }) => {
      request.headers.set('authorization', `Bearer ${this.#token}`)
      return request
    }
    const made: unknown = { appId: MicrosoftAppId, signRequest, getToken: async () => this.#token }
    return made as AppCredentials
  }
}

class Echo extends ActivityHandler {
  constructor() {
    super()
    this.onMessage(async (context, next) => {
      await context.sendActivity(asCard ? CARD_ANSWER : `You said: ${context.activity.text}`)
      await next()
    })
  }
}

const token = await fetch(`${TEAMS_URL}/token`, { method: 'POST' })
const { access_token } = (await token.json()) as { access_token: string }
const settings = {
  MicrosoftAppId,
  MicrosoftAppTenantId,
  MicrosoftAppType: 'SingleTenant',
  ToBotFromChannelOpenIdMetadataUrl: `${TEAMS_URL}/metadata`,
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
}
const adapter = new CloudAdapter(
  new ConfigurationBotFrameworkAuthentication(settings, new OneToken(access_token)),
)
const bot = new Echo()

const server = createServer(async (request, response) => {
  if (request.url === '/health') return void response.end('{"ok":true}')
  const body = JSON.parse(await textOf(request))
  const asked = Object.assign(request, { body })
  await adapter.process(
    asked as Parameters<typeof adapter.process>[0],
    answering(response),
    (context: TurnContext) => bot.run(context),
  )
  if (!response.writableEnded) response.end()
})
await new Promise<void>((listening) => server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', listening))

beMeasured(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, {
  saves: async () => 0,
  stop: async () => {
    server.closeAllConnections()
    server.close()
  },
})

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text
}

/** The three methods that the adapter wants of an answer. */
function answering(response: ServerResponse): Response {
  const shim = {
    socket: response.socket,
    header: (name: string, value: string) => response.setHeader(name, value),
    status: (code: number) => {
      response.statusCode = code
      return shim
    },
    send: (body: unknown) => {
      if (body !== undefined) response.write(typeof body === 'string' ? body : JSON.stringify(body))
      return shim
    },
    end: () => response.end(),
  }
  return shim as unknown as Response
}
